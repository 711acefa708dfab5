package io.driftmeter.monitor.segment;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The figures of reports, under the names of {@link SegmentBatch}; figures of zero are left out, as they are there. */
final class SegmentFigures {

    private static final Set<String> COUNTED = Set.of("tp", "fp", "fn", "tn");

    private final Map<String, Long> figures = new TreeMap<>();

    private SegmentFigures() {}

    static Map<String, Long> of(List<DriftReport> drift, List<PerformanceReport> performance) {
        SegmentFigures reported = new SegmentFigures();
        drift.stream().filter(report -> report.getStage() == ReportStage.FINAL).forEach(reported::add);
        // What MATURING reports say has a test of its own.
        performance.stream()
                .filter(report -> report.getStage() != ReportStage.MATURING)
                .forEach(reported::add);
        reported.figures.values().removeIf(figure -> figure == 0);
        return reported.figures;
    }

    private void add(DriftReport report) {
        if (report.getModel().equals("(unattributed)")) {
            return;
        }
        String window = "FINAL " + report.getModelVersion() + "|" + report.getSegment() + "@"
                + report.getWindowStart().toEpochMilli() + " ";
        add(window + "feature rows", report.getFeatureRows());
        add(window + "prediction rows", report.getPredictionRows());
        add(window + "late rows", report.getLateRows());
        for (FeatureResult feature : report.getFeatures()) {
            if (feature.getName().equals("income") && report.getFeatureRows() > 0) {
                add(window + "income missing", feature.getMissing());
                add(window + "income values", feature.getValues());
            } else if (feature.getName().equals("amount")) {
                add(window + "amount wrong type", feature.getWrongType());
            }
        }
    }

    private void add(PerformanceReport report) {
        String window = "SCORED_" + report.getStage() + " " + report.getModelVersion() + "|" + report.getSegment() + "@"
                + report.getWindowStart().toEpochMilli() + " ";
        add(window + "predictions", report.getPredictions());
        for (MetricResult metric : report.getMetrics()) {
            if (COUNTED.contains(metric.getMetric())) {
                add(window + metric.getMetric(), Math.round(metric.getValue()));
            }
        }
    }

    private void add(String figure, long value) {
        figures.merge(figure, value, Long::sum);
    }
}
