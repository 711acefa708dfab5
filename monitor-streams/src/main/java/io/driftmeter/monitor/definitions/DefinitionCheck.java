package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.monitor.window.WindowCheck;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a monitor definition must hold for the topologies to count by it; the rest is checked where it is written. */
final class DefinitionCheck {

    private DefinitionCheck() {}

    /** What is wrong with a definition that was read under {@code key}, each as a sentence; empty if nothing is. */
    static List<String> problems(String key, MonitorDefinition definition) {
        List<String> problems = new ArrayList<>();
        String expectedKey = definition.getModel() + "|" + definition.getRevision();
        require(problems, key.equals(expectedKey), "The key is not " + expectedKey + ".");
        require(problems, isName(definition.getModel()), "The model's name is empty or holds '|'.");
        require(
                problems,
                definition.getGraceMilliseconds() >= 0
                        && definition.getLatenessMilliseconds() >= definition.getGraceMilliseconds(),
                "Grace is not from 0 to lateness.");
        checkWindows(problems, "drift", definition.getDriftWindows());
        require(
                problems,
                Stream.of(definition.getFeaturesTopic(), definition.getPredictionsTopic())
                        .anyMatch(topic -> topic != null && !topic.isEmpty()),
                "There is neither a topic of features nor one of predictions.");
        checkJudgement(problems, definition);
        problems.addAll(Segmentations.problems(definition));
        if (definition.getPerformance() != null) {
            checkPerformance(problems, definition, definition.getPerformance());
        }
        return problems;
    }

    private static void checkJudgement(List<String> problems, MonitorDefinition definition) {
        Judgement judgement = definition.getJudgement();
        try {
            DriftRules.settings(definition);
            new FalseAlarmBudget(judgement.getFalsePagesAllowed(), judgement.getBudgetPeriodMilliseconds());
        } catch (IllegalArgumentException unusable) {
            problems.add("The judgement is unusable: " + unusable.getMessage() + ".");
        }
    }

    private static void checkPerformance(
            List<String> problems, MonitorDefinition definition, PerformanceDefinition performance) {
        require(
                problems,
                definition.getPredictionsTopic() != null && definition.getLabelsTopic() != null,
                "Performance needs a topic of predictions and one of labels.");
        require(problems, performance.getHorizonMilliseconds() >= 0, "The horizon is negative.");
        checkWindows(problems, "performance", performance.getWindows());
        require(
                problems,
                performance.getTask() != Task.UNKNOWN,
                "The task is none of BINARY, MULTICLASS and REGRESSION.");
        require(
                problems,
                performance.getSampleRate() > 0 && performance.getSampleRate() <= 1,
                "The sample rate is not above 0 and at most 1.");
        require(
                problems,
                performance.getOutcomeValues().stream().allMatch(value -> Double.isFinite(value.getValue())),
                "The value of an outcome is not a finite number.");
        require(
                problems,
                performance.getTask() != Task.BINARY || performance.getPositiveClass() != null,
                "A BINARY task needs its positive class.");
        require(
                problems,
                !performance.getEstimate() || performance.getTask() != Task.REGRESSION,
                "Performance can be estimated for classes, not for a REGRESSION task.");
        require(
                problems,
                !performance.getEstimate() || definition.getFeaturesTopic() != null,
                "An estimate needs the topic of features, which tells whether it is applicable.");
    }

    private static void checkWindows(List<String> problems, String name, List<WindowLength> windows) {
        WindowCheck.problems(windows)
                .forEach(problem -> problems.add("The " + name + " windows cannot be counted. " + problem));
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.indexOf('|') < 0;
    }

    private static void require(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
