package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.Verdict;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.fault.Fault;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.verdict.LearnedVariation;
import io.driftmeter.statistics.verdict.LiveWindow;
import io.driftmeter.statistics.verdict.WindowFinding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts the report of a window together. */
final class Reports {

    private Reports() {}

    /**
     * The whole report, in one part.
     *
     * @param window the window
     * @param counts what was counted in it
     * @param learned how much live windows before it have varied
     * @param fates what became of the records, in order
     * @param faults looks for faults in it
     */
    static DriftReport of(
            Window window,
            WindowCounts counts,
            Map<String, LearnedVariation> learned,
            List<FateCount> fates,
            WindowFaults faults) {
        DriftReport report = DriftReport.newBuilder()
                .setReportId(window.reportId())
                .setPart(0)
                .setParts(1)
                .setModel(window.series().model())
                .setModelVersion(window.series().version())
                .setSegment(window.series().segment())
                .setWindowStart(Instant.ofEpochMilli(window.start()))
                .setWindowEnd(Instant.ofEpochMilli(window.end()))
                .setStage(window.stage())
                .setWindowLengthMilliseconds(window.family().length())
                .setContentHash("")
                .setReferenceId(window.referenceId().isEmpty() ? null : window.referenceId())
                .setReferenceSegment(window.reference()
                        .map(known -> known.segment().orElse(SeriesKey.ALL))
                        .orElse(null))
                .setDefinitionRevision(window.definition().getRevision())
                .setFeatureRows(counts.featureRows())
                .setPredictionRows(counts.predictionRows())
                .setLateRows(counts.lateRows())
                .setFates(fates)
                .setInputOffsets(counts.inputOffsets())
                .setVerdict(Verdict.NO_REFERENCE)
                .setFault(faults.ofTraffic(fates)
                        .map(fault -> FeatureResults.fault(fault, counts.featureRows() + counts.predictionRows()))
                        .orElse(null))
                .build();
        Optional<ProfileCounts> values = counts.values();
        values.ifPresent(live -> {
            report.setReferenceTrainedTo(live.reference()
                    .trainingTime()
                    .map(rows -> Instant.ofEpochMilli(rows.to()))
                    .orElse(null));
            LiveWindow time = counts.time(learned);
            WindowFinding finding = DriftEvaluation.judge(window.definition(), window.series(), time, live);
            addFindings(report, finding, live, faults.ofFeatures(finding, live, time));
        });
        report.setContentHash(ContentHash.of(report));
        return report;
    }

    private static void addFindings(
            DriftReport report, WindowFinding finding, ProfileCounts counts, Map<String, Fault> faults) {
        List<FeatureResult> features = finding.features().stream()
                .map(feature -> FeatureResults.of(
                        feature,
                        counts.feature(counts.indexOf(feature.name())),
                        faults.get(feature.name()),
                        importance(counts, feature.name())))
                .sorted(Comparator.comparing(FeatureResult::getName))
                .toList();
        report.setFeatures(features);
        report.setVerdict(FeatureResults.verdict(finding.verdict()));
        report.setLevel(FeatureResults.orNull(finding.level()));
    }

    private static OptionalDouble importance(ProfileCounts counts, String feature) {
        return counts.reference()
                .feature(feature)
                .map(FeatureReference::importance)
                .orElse(OptionalDouble.empty());
    }
}
