package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.PerformanceReading;
import io.driftmeter.alerting.topology.UnusableRecordException.Reason;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Reads performance reports. */
final class PerformanceReportIntake extends IntakeProcessor<PerformanceReport> {
    private final MonitorDefinitions definitions;

    PerformanceReportIntake(Deserializer<PerformanceReport> deserializer, MonitorDefinitions definitions) {
        super(deserializer);
        this.definitions = definitions;
    }

    @Override
    void accept(PerformanceReport report, Record<byte[], byte[]> raw) {
        checkNames(report.getModel(), report.getModelVersion(), report.getSegment());
        boolean timed = report.getWindowStart().isBefore(report.getWindowEnd());
        if (!timed || report.getStage() == ReportStage.UNKNOWN) {
            throw new UnusableRecordException(
                    Reason.INVALID,
                    "window " + report.getWindowStart() + " to " + report.getWindowEnd() + ", stage "
                            + report.getStage());
        }
        MonitorDefinition definition = definitions
                .find(report.getModel(), report.getDefinitionRevision())
                .orElseThrow(() -> new UnusableRecordException(
                        Reason.NO_DEFINITION,
                        "no revision " + report.getDefinitionRevision() + " of the monitor of " + report.getModel()));
        forward(new Intake.Report(PerformanceReading.of(report, definition), definition, raw.timestamp()), raw);
    }
}
