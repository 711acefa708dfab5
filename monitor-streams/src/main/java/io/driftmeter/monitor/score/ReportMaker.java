package io.driftmeter.monitor.score;

import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.BaselineCodec;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.performance.Interval;
import io.driftmeter.statistics.performance.MetricValue;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.PerformanceFinding;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes the report of a window from its counts. */
final class ReportMaker {

    private ReportMaker() {}

    /**
     * The report of one window.
     *
     * @param counts what was counted in the window
     * @param definition the definition that rules it
     * @param reference the reference in force at its start; empty if there is none
     */
    static PerformanceReport report(
            SeriesKey series,
            PerformanceWindow window,
            ReportStage stage,
            PerformanceCounts counts,
            MonitorDefinition definition,
            Optional<Reference> reference) {
        PerformanceDefinition performance = definition.getPerformance();
        Optional<PerformanceBaseline> baseline =
                reference.flatMap(Reference::baseline).map(BaselineCodec::fromAvro);
        Optional<PerformanceFinding> finding = Judging.judge(definition, window, counts, baseline);
        PerformanceReport report = PerformanceReport.newBuilder()
                .setReportId(String.join(
                        "|",
                        series.toString(),
                        Long.toString(window.start()),
                        Long.toString(window.length()),
                        stage.name()))
                .setModel(series.model())
                .setModelVersion(series.version())
                .setSegment(series.segment())
                .setWindowStart(Instant.ofEpochMilli(window.start()))
                .setWindowEnd(Instant.ofEpochMilli(window.end()))
                .setStage(stage)
                .setContentHash("")
                .setReferenceId(reference.map(Reference::referenceId).orElse(null))
                .setDefinitionRevision(definition.getRevision())
                .setTask(performance.getTask())
                .setPredictions(counts.predictions())
                .setLabelled(counts.labelled())
                .setCoverage(counts.predictions() > 0 ? (double) counts.labelled() / counts.predictions() : null)
                .setMetrics(metrics(counts, baseline))
                .setJudgedMetric(performance.getMetric())
                .build();
        Judging.write(finding, report);
        report.setContentHash(ContentHash.of(report, counts));
        return report;
    }

    private static List<MetricResult> metrics(PerformanceCounts counts, Optional<PerformanceBaseline> baseline) {
        return counts.metrics().stream().map(value -> metric(value, baseline)).toList();
    }

    private static MetricResult metric(MetricValue value, Optional<PerformanceBaseline> baseline) {
        return MetricResult.newBuilder()
                .setMetric(value.name())
                .setValue(boxed(value.value().value()))
                .setStandardError(boxed(value.standardError()))
                .setLower(value.interval().map(Interval::lower).orElse(null))
                .setUpper(value.interval().map(Interval::upper).orElse(null))
                .setErrorBound(boxed(value.errorBound()))
                .setBaseline(baseline.flatMap(known -> known.metric(value.name()))
                        .map(PerformanceBaseline.BaselineMetric::value)
                        .orElse(null))
                .setNote(value.value() instanceof Measurement.Unmeasured unmeasured ? unmeasured.reason() : "")
                .build();
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
