package io.driftmeter.alerting;

import io.driftmeter.avro.BinCount;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.FaultKind;
import io.driftmeter.avro.FeatureKind;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.LabelCheck;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelHealth;
import io.driftmeter.avro.LabelVerdict;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.PipelineFault;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports for tests, as the monitor writes them. Windows are counted from the epoch. */
public final class Reports {
    public static final String MODEL = "credit-risk";

    private Reports() {}

    /** A report of one part on the {@code index}-th 30-minute window. */
    public static DriftReport drift(String version, int index, ReportStage stage, FeatureResult... features) {
        return drift(MODEL, version, index, Definitions.WINDOW, stage, 500, List.of(features));
    }

    /** A report of a window in which no row came. */
    public static DriftReport empty(String version, int index, ReportStage stage) {
        return drift(MODEL, version, index, Definitions.WINDOW, stage, 0, List.of());
    }

    public static DriftReport drift(
            String model,
            String version,
            int index,
            long length,
            ReportStage stage,
            long rows,
            List<FeatureResult> features) {
        long start = index * length;
        return DriftReport.newBuilder()
                .setReportId(String.join("|", model, version, "all", "" + start, "" + length, stage.name()))
                .setPart(0)
                .setParts(1)
                .setModel(model)
                .setModelVersion(version)
                .setSegment("all")
                .setWindowStart(Instant.ofEpochMilli(start))
                .setWindowEnd(Instant.ofEpochMilli(start + length))
                .setStage(stage)
                .setContentHash("hash")
                .setReferenceId("reference-of-" + version)
                .setDefinitionRevision(1)
                .setFeatureRows(rows)
                .setPredictionRows(0)
                .setLateRows(0)
                .setVerdict(verdict(rows, features))
                .setLevel(1e-4)
                .setFeatures(features)
                .build();
    }

    private static Verdict verdict(long rows, List<FeatureResult> features) {
        if (rows == 0) {
            return Verdict.NOT_ENOUGH_DATA;
        }
        return features.stream().anyMatch(feature -> feature.getVerdict() == Verdict.DRIFT)
                ? Verdict.DRIFT
                : Verdict.STABLE;
    }

    public static FeatureResult stable(String name) {
        return feature(name, Verdict.STABLE, EffectBand.NONE, 0.03, -0.5);
    }

    public static FeatureResult moved(String name) {
        return feature(name, Verdict.DRIFT, EffectBand.MINOR, 0.15, -6);
    }

    public static FeatureResult movedFar(String name) {
        return feature(name, Verdict.DRIFT, EffectBand.MAJOR, 0.42, -30);
    }

    public static FeatureResult unjudged(String name) {
        return FeatureResult.newBuilder(feature(name, Verdict.NOT_ENOUGH_DATA, EffectBand.UNKNOWN, 0.2, 0))
                .setRows(20)
                .setValues(20)
                .build();
    }

    /** A feature of which a share of the rows has no value; its distribution moved as well. */
    public static FeatureResult missing(String name, double share) {
        FeatureResult result = movedFar(name);
        long rows = result.getRows();
        result.setMissing(Math.round(share * rows));
        List<StatisticResult> statistics = new ArrayList<>(result.getStatistics());
        statistics.add(StatisticResult.newBuilder()
                .setStatistic("missing_rate")
                .setValue(share)
                .setThreshold(0.01)
                .setLog10VerdictPValue(-20.0)
                .build());
        result.setStatistics(statistics);
        return result;
    }

    /** A feature whose values came in another unit since the window's start; its distribution moved as well. */
    public static FeatureResult inAnotherUnit(String name) {
        FeatureResult result = movedFar(name);
        result.setFault(PipelineFault.newBuilder()
                .setKind(FaultKind.UNIT_CHANGE)
                .setExplanation("another unit: values come multiplied by 100")
                .setExplainedShare(0.98)
                .setRows(500)
                .build());
        return result;
    }

    private static FeatureResult feature(String name, Verdict verdict, EffectBand effect, double ks, double log10P) {
        return FeatureResult.newBuilder()
                .setName(name)
                .setKind(FeatureKind.NUMERIC)
                .setRows(500)
                .setValues(500)
                .setVerdict(verdict)
                .setEffect(effect)
                .setReason("ks " + ks + " against 0.1 in 500 rows")
                .setStatistics(List.of(StatisticResult.newBuilder()
                        .setStatistic("ks")
                        .setValue(ks)
                        .setThreshold(0.1)
                        .setLog10VerdictPValue(log10P)
                        .setPrimary(true)
                        .build()))
                .setBins(List.of(new BinCount("(0, 1]", 50L, 40L), new BinCount("(1, 2]", 50L, 60L)))
                .build();
    }

    /** A report on the {@code index}-th two-hour window; accuracy null: too few labels. */
    public static PerformanceReport performance(
            String version, int index, ReportStage stage, @Nullable Double accuracy) {
        long length = 4 * Definitions.WINDOW;
        long start = index * length;
        boolean worse = accuracy != null && accuracy < 0.78;
        return PerformanceReport.newBuilder()
                .setReportId(String.join("|", MODEL, version, "all", "" + start, "" + length, stage.name()))
                .setModel(MODEL)
                .setModelVersion(version)
                .setSegment("all")
                .setWindowStart(Instant.ofEpochMilli(start))
                .setWindowEnd(Instant.ofEpochMilli(start + length))
                .setStage(stage)
                .setContentHash("hash")
                .setReferenceId("reference-of-" + version)
                .setDefinitionRevision(1)
                .setTask(Task.BINARY)
                .setPredictions(1000)
                .setLabelled(900)
                .setCoverage(0.9)
                .setMetrics(List.of(MetricResult.newBuilder()
                        .setMetric("accuracy")
                        .setValue(accuracy)
                        .setBaseline(0.8)
                        .build()))
                .setVerdict(
                        accuracy == null
                                ? PerformanceVerdict.NOT_ENOUGH_DATA
                                : worse ? PerformanceVerdict.WORSE : PerformanceVerdict.HELD)
                .setEffect(worse ? EffectBand.MAJOR : EffectBand.NONE)
                .setJudgedMetric("accuracy")
                .setLog10VerdictPValue(worse ? -9.0 : -0.2)
                .setLevel(1e-4)
                .setReason("accuracy " + accuracy + " against 0.8 of 900 labelled")
                .build();
    }

    /** The same report with one look at its labels. */
    public static PerformanceReport withLabels(
            PerformanceReport report, LabelCheckKind check, LabelVerdict verdict, EffectBand effect, boolean fault) {
        LabelCheck found = LabelCheck.newBuilder()
                .setCheck(check)
                .setLabel(check == LabelCheckKind.DISTRIBUTION ? "bad" : null)
                .setVerdict(verdict)
                .setEffect(effect)
                .setValue(0.6)
                .setExpected(0.9)
                .setThreshold(0.85)
                .setRows(1000)
                .setLog10PValue(-12.0)
                .setLevel(1e-4)
                .setReason("0.6000 of 1000, 0.9000 before")
                .build();
        report.setLabelHealth(LabelHealth.newBuilder()
                .setWindows(12)
                .setPossibleFault(fault)
                .setChecks(List.of(found))
                .build());
        return report;
    }
}
