package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.DriftReading;
import io.driftmeter.alerting.policy.Window;
import io.driftmeter.alerting.topology.UnusableRecordException.Reason;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads drift reports and puts their parts together. Parts of different series may interleave. At most one report of a series, window
 * length and stage is unfinished: a later one drives an earlier one out to the dead letters, so the store is bounded.
 */
final class DriftReportIntake extends IntakeProcessor<DriftReport> {
    static final String PARTS_STORE = "report-parts";
    private static final int MOST_PARTS = 10_000;

    private final MonitorDefinitions definitions;
    private @Nullable KeyValueStore<String, byte[]> parts;

    DriftReportIntake(Deserializer<DriftReport> deserializer, MonitorDefinitions definitions) {
        super(deserializer);
        this.definitions = definitions;
    }

    @Override
    public void init(ProcessorContext<byte[], Intake> taskContext) {
        super.init(taskContext);
        parts = taskContext.getStateStore(PARTS_STORE);
    }

    @Override
    void accept(DriftReport report, Record<byte[], byte[]> raw) {
        check(report);
        if (report.getModel().equals(SeriesKey.UNATTRIBUTED.model())) {
            return; // accounts for records that name no model: there is nobody to alert
        }
        MonitorDefinition definition = definitions
                .find(report.getModel(), report.getDefinitionRevision())
                .orElseThrow(() -> new UnusableRecordException(
                        Reason.NO_DEFINITION,
                        "no revision " + report.getDefinitionRevision() + " of the monitor of " + report.getModel()));
        List<DriftReport> whole = report.getParts() == 1 ? List.of(report) : assembled(report, raw);
        if (!whole.isEmpty()) {
            forward(new Intake.Report(DriftReading.of(whole, definition), definition, raw.timestamp()), raw);
        }
    }

    private static void check(DriftReport report) {
        checkNames(report.getModel(), report.getModelVersion(), report.getSegment());
        boolean numbered = report.getParts() >= 1
                && report.getParts() <= MOST_PARTS
                && report.getPart() >= 0
                && report.getPart() < report.getParts();
        boolean timed = report.getWindowStart().isBefore(report.getWindowEnd());
        if (!numbered || !timed || report.getStage() == ReportStage.UNKNOWN) {
            throw new UnusableRecordException(
                    Reason.INVALID,
                    "part " + report.getPart() + " of " + report.getParts() + ", window " + report.getWindowStart()
                            + " to " + report.getWindowEnd() + ", stage " + report.getStage());
        }
    }

    /** All parts of the report once this was the last one missing; empty before. */
    private List<DriftReport> assembled(DriftReport report, Record<byte[], byte[]> raw) {
        KeyValueStore<String, byte[]> store = parts;
        if (store == null) {
            throw new IllegalStateException("not initialized");
        }
        String family = family(report);
        String window = family + String.format("%020d|", report.getWindowStart().toEpochMilli());
        store.put(window + String.format("%05d", report.getPart()), raw.value());
        List<KeyValue<String, byte[]>> own = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> stored = store.prefixScan(family, new StringSerializer())) {
            while (stored.hasNext()) {
                KeyValue<String, byte[]> part = stored.next();
                if (part.key.startsWith(window)) {
                    own.add(part);
                } else if (part.key.compareTo(window) < 0) {
                    store.delete(part.key);
                    reject(raw.key(), part.value, raw, missing(part.key));
                }
            }
        }
        if (own.size() < report.getParts()) {
            return List.of();
        }
        own.forEach(part -> store.delete(part.key));
        return own.stream().map(part -> decode(part.value)).toList();
    }

    private static String family(DriftReport report) {
        long length = Window.of(report.getWindowStart(), report.getWindowEnd(), report.getWindowLengthMilliseconds())
                .lengthMilliseconds();
        SeriesKey series = new SeriesKey(report.getModel(), report.getModelVersion(), report.getSegment());
        return series + "|" + length + "|" + report.getStage() + "|";
    }

    private static UnusableRecordException missing(String key) {
        return new UnusableRecordException(Reason.MISSING_PARTS, "other parts of the report never came: " + key);
    }
}
