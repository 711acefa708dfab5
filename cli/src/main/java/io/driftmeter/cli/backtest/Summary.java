package io.driftmeter.cli.backtest;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceEstimate;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Verdict;
import io.driftmeter.cli.console.Table;
import io.driftmeter.cli.tail.ReadableLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a person wants to know of a backtest. */
final class Summary {

    private static final int MOST_EVENTS = 20;

    private Summary() {}

    static List<String> lines(Fed fed, Results results, Path out) {
        List<String> lines = new ArrayList<>();
        lines.add(fed.rows() + " rows and " + fed.labels() + " labels in "
                + results.drift().stream()
                        .filter(report -> report.getPart() == 0)
                        .count() + " windows.");
        long incomplete = results.drift().stream()
                .filter(report -> report.getStage() == ReportStage.INCOMPLETE)
                .count();
        if (incomplete > 0) {
            lines.add(incomplete + " reports are incomplete: the definition came after some of their rows.");
        }
        lines.add("");
        lines.addAll(features(results.drift()).lines());
        lines.add("");
        lines.addAll(performance(results.performance()));
        addEvents(
                lines,
                "Alerts",
                results.alerts().stream().map(ReadableLines::of).toList());
        addEvents(
                lines,
                "Retraining triggers",
                results.triggers().stream().map(ReadableLines::of).toList());
        lines.add("Written to " + out + ": " + ResultFiles.DRIFT + ", " + ResultFiles.PERFORMANCE + ", "
                + ResultFiles.ALERTS + ", " + ResultFiles.TRIGGERS);
        return lines;
    }

    private static Table features(List<DriftReport> reports) {
        Map<String, Map<Verdict, Integer>> byFeature = new TreeMap<>();
        for (DriftReport report : reports) {
            for (FeatureResult feature : report.getFeatures()) {
                byFeature
                        .computeIfAbsent(feature.getName(), name -> new TreeMap<>())
                        .merge(feature.getVerdict(), 1, Integer::sum);
            }
        }
        Table table = new Table("FEATURE", "DRIFT", "STABLE", "NOT JUDGED");
        byFeature.forEach((name, verdicts) -> {
            int drift = verdicts.getOrDefault(Verdict.DRIFT, 0);
            int stable = verdicts.getOrDefault(Verdict.STABLE, 0);
            int all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
            table.add(name, drift, stable, all - drift - stable);
        });
        return table;
    }

    private static List<String> performance(List<PerformanceReport> reports) {
        if (reports.isEmpty()) {
            return List.of();
        }
        long worse = reports.stream()
                .filter(report -> report.getVerdict() == PerformanceVerdict.WORSE)
                .count();
        String judged = reports.get(0).getJudgedMetric();
        String baseline = reports.stream()
                .flatMap(report -> report.getMetrics().stream())
                .filter(metric -> metric.getMetric().equals(judged) && metric.getBaseline() != null)
                .map(MetricResult::getBaseline)
                .map(Summary::figure)
                .findFirst()
                .orElse("none");
        double[] values = reports.stream()
                .flatMap(report -> report.getMetrics().stream())
                .filter(metric -> metric.getMetric().equals(judged) && metric.getValue() != null)
                .mapToDouble(MetricResult::getValue)
                .sorted()
                .toArray();
        String median = values.length == 0 ? "unknown" : figure(values[values.length / 2]);
        List<String> lines = new ArrayList<>();
        lines.add("Performance: median " + judged + " " + median + ", baseline " + baseline + ", worse in " + worse
                + " of " + reports.size() + " windows.");
        lines.addAll(estimates(reports, judged));
        lines.add("");
        return lines;
    }

    /** What was estimated of the judged metric before labels came, and in how many windows nobody should have read it. */
    private static List<String> estimates(List<PerformanceReport> reports, String judged) {
        double[] estimates = reports.stream()
                .flatMap(report -> ResultFiles.estimate(report, judged).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (estimates.length == 0) {
            return List.of();
        }
        List<String> reasons = reports.stream()
                .map(PerformanceReport::getEstimate)
                .filter(estimate -> estimate != null && !estimate.getApplicable())
                .map(PerformanceEstimate::getReason)
                .toList();
        return List.of("Estimated before labels: median " + judged + " " + figure(estimates[estimates.length / 2])
                + "; not applicable in " + reasons.size() + " of " + reports.size() + " windows"
                + reasons.stream()
                        .findFirst()
                        .map(reason -> ", the first since " + reason)
                        .orElse("") + ".");
    }

    private static void addEvents(List<String> lines, String what, List<String> events) {
        lines.add(what + ": " + (events.isEmpty() ? "none" : events.size()));
        events.stream().limit(MOST_EVENTS).map(event -> "  " + event).forEach(lines::add);
        if (events.size() > MOST_EVENTS) {
            lines.add("  and " + (events.size() - MOST_EVENTS) + " more");
        }
        lines.add("");
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }
}
