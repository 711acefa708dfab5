package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.runtime.settings.Check;
import io.driftmeter.schemas.key.Names;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads the definition of a monitor from a tree of keys. Keys are public: a change of one is in the changelog. */
final class DefinitionReader {

    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private static final Map<String, DuplicateHandling> DUPLICATES =
            Map.of("keep", DuplicateHandling.KEEP, "remove", DuplicateHandling.REMOVE);

    private final YamlMapping root;
    private final Problems problems;

    private DefinitionReader(YamlMapping root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    static MonitorDefinition read(String file, JsonNode tree) {
        Problems problems = new Problems(file);
        DefinitionReader reader = new DefinitionReader(new YamlMapping("", tree, problems), problems);
        MonitorDefinition definition = reader.definition();
        problems.throwIfAny();
        return definition;
    }

    private MonitorDefinition definition() {
        MonitorDefinition definition = new MonitorDefinition();
        definition.setModel(root.required("model", "Write the model's name, as its records have it.")
                .orElse(""));
        Names.problem(definition.getModel())
                .filter(problem -> !definition.getModel().isEmpty())
                .ifPresent(problem -> root.note("model", "is '" + definition.getModel() + "'", problem));
        definition.setRevision(root.integer("revision", 1, 1));
        definition.setEffectiveFrom(time("effective_from").orElse(Instant.EPOCH));
        definition.setEffectiveTo(time("effective_to").orElse(null));
        readInputs(definition);
        readDrift(definition);
        definition.setDuplicates(duplicates());
        SegmentationReader.read(root, definition, problems);
        definition.setSources(List.of());
        definition.setJudgement(JudgementReader.read(root.mapping("judgement")));
        YamlMapping performance = root.mapping("performance");
        definition.setPerformance(performance.isPresent() ? PerformanceReader.read(performance, problems) : null);
        definition.setAlerting(AlertingReader.read(root.mapping("alerting"), problems));
        YamlMapping retraining = root.mapping("retraining");
        definition.setRetraining(retraining.isPresent() ? RetrainingReader.read(retraining) : null);
        definition.setSources(SourceReader.read(root, "sources", problems));
        requireLabelsWherePerformanceIs(definition);
        root.refuseOthers();
        return definition;
    }

    private void readInputs(MonitorDefinition definition) {
        YamlMapping inputs = root.mapping("inputs");
        definition.setFeaturesTopic(inputs.text("features").orElse(null));
        definition.setPredictionsTopic(inputs.text("predictions").orElse(null));
        definition.setLabelsTopic(inputs.text("labels").orElse(null));
        if (definition.getFeaturesTopic() == null && definition.getPredictionsTopic() == null) {
            root.note(
                    "inputs",
                    "name neither features nor predictions",
                    "Write the topics, such as inputs: {features: features, predictions: predictions}.");
        }
        inputs.refuseOthers();
    }

    private void requireLabelsWherePerformanceIs(MonitorDefinition definition) {
        if (definition.getPerformance() != null
                && (definition.getPredictionsTopic() == null || definition.getLabelsTopic() == null)) {
            root.note(
                    "performance",
                    "needs predictions and labels",
                    "Write inputs.predictions and inputs.labels, or leave performance out.");
        }
    }

    private void readDrift(MonitorDefinition definition) {
        YamlMapping drift = root.mapping("drift");
        List<WindowLength> windows = WindowReader.read(drift, "windows", problems);
        definition.setDriftWindows(windows);
        definition.setGraceMilliseconds(drift.duration("grace", MINUTE));
        definition.setLatenessMilliseconds(
                drift.duration("lateness", Math.max(HOUR, definition.getGraceMilliseconds())));
        if (definition.getLatenessMilliseconds() < definition.getGraceMilliseconds()) {
            drift.note("lateness", "is shorter than drift.grace", "Make it at least as long.");
        }
        definition.setIgnoredFeatures(
                drift.list("ignore").stream().map(JsonNode::asText).toList());
        drift.refuseOthers();
    }

    private DuplicateHandling duplicates() {
        Check<String> check = new Check<>(DUPLICATES::containsKey, "Write keep or remove.");
        return root.value("duplicates", text -> text, check, "")
                .map(DUPLICATES::get)
                .orElse(DuplicateHandling.KEEP);
    }

    private Optional<Instant> time(String key) {
        return root.value(
                key,
                text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeParseException notATime) {
                        throw new IllegalArgumentException("is not a time", notATime);
                    }
                },
                Check.any(),
                "Write ISO 8601 with its zone, such as 2026-01-31T12:00:00Z.");
    }
}
