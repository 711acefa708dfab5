package io.driftmeter.cli.tail;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.avro.Verdict;
import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One readable line for each record of our topics. */
public final class ReadableLines {

    private static final int MOST_FEATURES_NAMED = 5;

    private ReadableLines() {}

    /** A part of a drift report. */
    public static String of(DriftReport report) {
        String part = report.getParts() > 1 ? ", part " + (report.getPart() + 1) + " of " + report.getParts() : "";
        return window(report.getWindowStart(), report.getWindowEnd()) + "  "
                + series(report.getModel(), report.getModelVersion(), report.getSegment()) + "  " + report.getStage()
                + "  " + report.getVerdict() + "  "
                + Math.max(report.getFeatureRows(), report.getPredictionRows()) + " rows" + part
                + moved(report.getFeatures());
    }

    private static String moved(List<FeatureResult> features) {
        List<FeatureResult> moved = features.stream()
                .filter(feature -> feature.getVerdict() == Verdict.DRIFT)
                .toList();
        if (moved.isEmpty()) {
            return "";
        }
        String named = moved.stream()
                .limit(MOST_FEATURES_NAMED)
                .map(feature -> feature.getName() + " " + primary(feature))
                .collect(Collectors.joining(", "));
        int others = moved.size() - MOST_FEATURES_NAMED;
        return ": " + named + (others > 0 ? " and " + others + " more" : "");
    }

    private static String primary(FeatureResult feature) {
        return feature.getStatistics().stream()
                .filter(StatisticResult::getPrimary)
                .filter(statistic -> statistic.getValue() != null)
                .map(statistic -> "(" + statistic.getStatistic() + " " + figure(statistic.getValue()) + ")")
                .findFirst()
                .orElse("");
    }

    /** A performance report. */
    public static String of(PerformanceReport report) {
        return window(report.getWindowStart(), report.getWindowEnd()) + "  "
                + series(report.getModel(), report.getModelVersion(), report.getSegment()) + "  " + report.getStage()
                + "  " + report.getVerdict() + "  " + report.getLabelled() + " of " + report.getPredictions()
                + " labelled: "
                + report.getMetrics().stream()
                        .filter(metric -> metric.getValue() != null && !isCount(metric) && !isPart(metric.getMetric()))
                        .map(metric -> metric.getMetric() + " " + figure(metric.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Whether a metric is of one class or quantile, of which there may be hundreds: precision[bad]. */
    public static boolean isPart(String metric) {
        return metric.endsWith("]");
    }

    private static boolean isCount(MetricResult metric) {
        return List.of("tp", "fp", "tn", "fn").contains(metric.getMetric());
    }

    /** An alert event. */
    public static String of(AlertEvent alert) {
        return alert.getWindowEnd() + "  " + alert.getTransition() + "  " + alert.getSeverity() + "  "
                + alert.getKind() + "  "
                + series(alert.getModel(), alert.getModelVersion(), alert.getSegment()) + "  " + alert.getSummary();
    }

    /** A retraining trigger. */
    public static String of(RetrainingTrigger trigger) {
        return trigger.getWindowEnd() + "  RETRAIN  " + trigger.getCause() + "  "
                + series(trigger.getModel(), trigger.getModelVersion(), trigger.getSegment()) + "  "
                + trigger.getReason() + "  (train on " + trigger.getTrainFrom() + " to " + trigger.getTrainTo() + ")";
    }

    private static String window(Instant start, Instant end) {
        return start + " +" + DurationText.format(Duration.between(start, end));
    }

    private static String series(String model, String version, String segment) {
        return model + " " + version + (segment.equals("all") ? "" : " " + segment);
    }

    /** A figure with four significant digits. */
    public static String figure(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }
}
