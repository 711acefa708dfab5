package io.driftmeter.monitor.testing;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.ReportStage;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The figures of final reports, under the names of {@link BatchCount}; figures of zero are left out, as they are there. */
public final class ReportedFigures {

    private final Map<String, Long> figures = new TreeMap<>();

    private ReportedFigures() {}

    /** The figures of all FINAL reports among these. */
    public static Map<String, Long> of(Collection<DriftReport> reports) {
        ReportedFigures reported = new ReportedFigures();
        reports.stream()
                .filter(report -> report.getStage() == ReportStage.FINAL)
                .forEach(reported::add);
        reported.figures.values().removeIf(figure -> figure == 0);
        return reported.figures;
    }

    private void add(DriftReport report) {
        String window = report.getModelVersion() + "@" + report.getWindowStart().toEpochMilli();
        add(window + " late rows", report.getLateRows());
        add(window + " feature rows", report.getFeatureRows());
        add(window + " prediction rows", report.getPredictionRows());
        for (FateCount fate : report.getFates()) {
            add(window + " " + fate.getTopic() + "-" + fate.getPartition() + " " + fate.getFate(), fate.getRecords());
        }
        report.getFeatures().forEach(feature -> add(window, feature));
    }

    private void add(String window, FeatureResult feature) {
        switch (feature.getName()) {
            case "income" -> {
                add(window + " income missing", feature.getMissing());
                for (int bin = 0; bin < feature.getBins().size(); bin++) {
                    add(
                            window + " income bin " + bin,
                            feature.getBins().get(bin).getLive());
                }
            }
            case "age" -> add(window + " age nan", feature.getNan());
            case "purpose" -> add(window + " purpose unseen", feature.getUnseen());
            default -> {}
        }
    }

    private void add(String figure, long value) {
        figures.merge(figure, value, Long::sum);
    }
}
