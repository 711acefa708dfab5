package io.driftmeter.monitor.score;

import io.driftmeter.avro.BaselineSource;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.UnlabelledCounts;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.BaselineCodec;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.performance.Interval;
import io.driftmeter.statistics.performance.LabelHealth;
import io.driftmeter.statistics.performance.MetricValue;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.PerformanceFinding;
import io.driftmeter.statistics.performance.PerformanceJudge;
import io.driftmeter.statistics.performance.UnlabelledCause;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the report of a window from its counts. */
final class ReportMaker {

    private ReportMaker() {}

    /** The report of a mature window, judged by the reference. */
    static PerformanceReport mature(ReportRequest request, LabelHealth health) {
        Optional<PerformanceBaseline> baseline =
                request.reference().flatMap(Reference::baseline).map(BaselineCodec::fromAvro);
        PerformanceReport report = report(request, baseline);
        report.setMature(true);
        report.setComparedWith(BaselineSource.REFERENCE);
        report.setLabelHealth(LabelJudging.toAvro(health, request));
        report.setUnlabelled(unlabelled(request.counts()));
        return judged(report, request, Judging.judge(request, baseline));
    }

    /**
     * The report of a window whose labels are not all in.
     *
     * @param sameAge what was known as early of earlier windows, which are mature by now
     */
    static PerformanceReport early(ReportRequest request, List<PerformanceCounts> sameAge) {
        PerformanceReport report = report(request, PerformanceJudge.early(sameAge));
        report.setComparedWith(BaselineSource.EARLIER_WINDOWS);
        return judged(report, request, Judging.judgeEarly(request, sameAge));
    }

    /** A revision of a window while its labels come in, which is compared with nothing: no earlier window was cut at its age. */
    static PerformanceReport maturing(ReportRequest request) {
        PerformanceReport report = report(request, Optional.empty());
        report.setVerdict(PerformanceVerdict.NO_BASELINE);
        report.setEffect(EffectBand.NONE);
        report.setReason("Labels that were known by " + report.getKnownUntil() + " are counted, and more may come. "
                + "Such a revision informs, and is not judged.");
        report.setContentHash(ContentHash.of(report, request.counts()));
        return report;
    }

    private static PerformanceReport judged(
            PerformanceReport report, ReportRequest request, Optional<PerformanceFinding> finding) {
        Judging.write(finding, report);
        report.setContentHash(ContentHash.of(report, request.counts()));
        return report;
    }

    private static PerformanceReport report(ReportRequest request, Optional<PerformanceBaseline> baseline) {
        SeriesKey series = request.series();
        PerformanceWindow window = request.window();
        PerformanceCounts counts = request.counts();
        PerformanceDefinition performance = request.definition().getPerformance();
        return PerformanceReport.newBuilder()
                .setReportId(id(request))
                .setModel(series.model())
                .setModelVersion(series.version())
                .setSegment(series.segment())
                .setWindowStart(Instant.ofEpochMilli(window.start()))
                .setWindowEnd(Instant.ofEpochMilli(window.end()))
                .setStage(request.stage())
                .setRevision(request.revision())
                .setKnownUntil(
                        request.knownUntil().isPresent()
                                ? Instant.ofEpochMilli(request.knownUntil().getAsLong())
                                : null)
                .setWindowLengthMilliseconds(window.length())
                .setContentHash("")
                .setReferenceId(request.reference().map(Reference::referenceId).orElse(null))
                .setReferenceSegment(request.reference()
                        .map(known -> known.segment().orElse(SeriesKey.ALL))
                        .orElse(null))
                .setDefinitionRevision(request.definition().getRevision())
                .setTask(performance.getTask())
                .setPredictions(counts.predictions())
                .setLabelled(counts.labelled())
                .setCoverage(counts.predictions() > 0 ? (double) counts.labelled() / counts.predictions() : null)
                .setMetrics(metrics(request, baseline))
                .setEstimate(Estimating.of(request).orElse(null))
                .setSampleRate(performance.getSampleRate())
                .setJudgedMetric(performance.getMetric())
                .setLowerIsBetter(Judging.lowerIsBetter(performance))
                .build();
    }

    private static String id(ReportRequest request) {
        String id = String.join(
                "|",
                request.series().toString(),
                Long.toString(request.window().start()),
                Long.toString(request.window().length()),
                request.stage().name());
        return request.stage() == ReportStage.MATURING ? id + "|" + request.revision() : id;
    }

    private static UnlabelledCounts unlabelled(PerformanceCounts counts) {
        return new UnlabelledCounts(
                counts.withoutLabel(),
                counts.unlabelled(UnlabelledCause.RETRACTED),
                counts.unlabelled(UnlabelledCause.TOO_LATE),
                counts.unlabelled(UnlabelledCause.UNUSABLE));
    }

    private static List<MetricResult> metrics(ReportRequest request, Optional<PerformanceBaseline> baseline) {
        PerformanceCounts counts = request.counts();
        Optional<MetricValue> worth = new OutcomeValues(request.definition().getPerformance()).sum(counts);
        return Stream.concat(counts.metrics().stream(), worth.stream())
                .map(value -> metric(value, baseline))
                .toList();
    }

    private static MetricResult metric(MetricValue value, Optional<PerformanceBaseline> baseline) {
        return MetricResult.newBuilder()
                .setMetric(value.name())
                .setValue(BaselineCodec.boxed(value.value().value()))
                .setStandardError(BaselineCodec.boxed(value.standardError()))
                .setLower(value.interval().map(Interval::lower).orElse(null))
                .setUpper(value.interval().map(Interval::upper).orElse(null))
                .setErrorBound(BaselineCodec.boxed(value.errorBound()))
                .setBaseline(baseline.flatMap(known -> known.metric(value.name()))
                        .map(PerformanceBaseline.BaselineMetric::value)
                        .orElse(null))
                .setNote(value.value() instanceof Measurement.Unmeasured unmeasured ? unmeasured.reason() : "")
                .build();
    }
}
