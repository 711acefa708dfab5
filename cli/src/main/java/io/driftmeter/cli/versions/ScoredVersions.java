package io.driftmeter.cli.versions;

import io.driftmeter.alerting.policy.Window;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.cli.console.Table;
import io.driftmeter.cli.tail.ReadableLines;
import io.driftmeter.runtime.settings.DurationText;
import io.driftmeter.statistics.performance.PerformanceMetric;
import io.driftmeter.statistics.performance.VersionDifference;
import io.driftmeter.statistics.performance.VersionDifference.Pair;
import io.driftmeter.statistics.performance.VersionDifference.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What two versions of a model scored in their final windows, put side by side. Of a report that comes again the last counts. */
final class ScoredVersions {

    /**
     * What is compared.
     *
     * @param champion the version that the other is held against
     * @param challenger the other version
     * @param metric name of the metric, as reports have it; null: the one that the monitor judges by
     */
    record Question(
            String model,
            String segment,
            String champion,
            String challenger,
            @Nullable String metric) {}

    private record Scored(String metric, Score score) {}

    private final Question question;

    /** By window length in milliseconds, start and version. */
    private final Map<Long, Map<Instant, Map<String, Scored>>> windows = new TreeMap<>();

    ScoredVersions(Question question) {
        this.question = question;
    }

    /** Takes in a report, if it is a final one of either version. */
    void add(PerformanceReport report) {
        boolean asked = report.getStage() == ReportStage.FINAL
                && report.getModel().equals(question.model())
                && report.getSegment().equals(question.segment())
                && List.of(question.champion(), question.challenger()).contains(report.getModelVersion());
        if (asked && report.getLabelled() > 0) {
            Window window =
                    Window.of(report.getWindowStart(), report.getWindowEnd(), report.getWindowLengthMilliseconds());
            String metric = question.metric() == null ? report.getJudgedMetric() : question.metric();
            score(report, metric)
                    .ifPresent(score -> windows.computeIfAbsent(window.lengthMilliseconds(), first -> new TreeMap<>())
                            .computeIfAbsent(report.getWindowStart(), first -> new TreeMap<>())
                            .put(report.getModelVersion(), new Scored(metric, score)));
        }
    }

    private static Optional<Score> score(PerformanceReport report, String metric) {
        return report.getMetrics().stream()
                .filter(result -> result.getMetric().equals(metric) && result.getValue() != null)
                .map(result -> new Score(result.getValue(), error(result), report.getLabelled()))
                .findFirst();
    }

    private static double error(MetricResult result) {
        return result.getStandardError() == null ? 0 : result.getStandardError();
    }

    /** For each window length a table and what it comes to; empty where no window has both versions. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        windows.forEach((length, byStart) -> {
            Table table = new Table(
                    "WINDOW FROM", "METRIC", question.champion(), question.challenger(), "LABELLED", "LABELLED");
            List<Pair> pairs = new ArrayList<>();
            List<String> metrics = new ArrayList<>();
            byStart.forEach((start, versions) -> {
                Scored champion = versions.get(question.champion());
                Scored challenger = versions.get(question.challenger());
                if (champion != null && challenger != null && champion.metric().equals(challenger.metric())) {
                    pairs.add(new Pair(champion.score(), challenger.score()));
                    metrics.add(champion.metric());
                    table.add(
                            start,
                            champion.metric(),
                            ReadableLines.figure(champion.score().value()),
                            ReadableLines.figure(challenger.score().value()),
                            champion.score().labelled(),
                            challenger.score().labelled());
                }
            });
            if (metrics.stream().distinct().count() > 1) {
                lines.add("Windows of " + duration(length)
                        + " were judged by several metrics: choose one with --metric.");
            } else if (!pairs.isEmpty()) {
                lines.addAll(table.lines());
                lines.add(sentence(length, metrics.get(0), pairs));
            }
        });
        return lines;
    }

    private String sentence(long length, String metric, List<Pair> pairs) {
        boolean lowerIsBetter = PerformanceMetric.named(metric.replaceAll("\\[.*", ""))
                .filter(PerformanceMetric::lowerIsBetter)
                .isPresent();
        VersionDifference difference = VersionDifference.of(pairs, lowerIsBetter);
        String verdict = difference.interval().lower() > 0
                ? "better"
                : difference.interval().upper() < 0 ? "worse" : "not told apart from it";
        return "Version %s is %s: by %s %s than version %s over %d windows of %s, 95 %% from %s to %s%s."
                .formatted(
                        question.challenger(),
                        verdict,
                        ReadableLines.figure(difference.difference()),
                        metric + (lowerIsBetter ? " lower" : " higher"),
                        question.champion(),
                        difference.windows(),
                        duration(length),
                        ReadableLines.figure(difference.interval().lower()),
                        ReadableLines.figure(difference.interval().upper()),
                        difference.windows() < VersionDifference.LEAST_WINDOWS
                                ? ", of sampling alone: with fewer than " + VersionDifference.LEAST_WINDOWS
                                        + " windows nobody knows how much windows differ"
                                : "");
    }

    private static String duration(long milliseconds) {
        return DurationText.format(Duration.ofMillis(milliseconds));
    }
}
