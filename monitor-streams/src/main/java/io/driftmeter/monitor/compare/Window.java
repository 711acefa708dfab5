package io.driftmeter.monitor.compare;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.Optional;

/**
 * A window that is due for a report.
 *
 * @param series its series
 * @param family the windows that it is one of
 * @param start first event time, in milliseconds since the epoch
 * @param end first event time after it
 * @param stage ON_TIME, FINAL or INCOMPLETE
 * @param definition definition in force at its start
 * @param reference reference in force at its start; empty: none
 */
record Window(
        SeriesKey series,
        WindowFamily family,
        long start,
        long end,
        ReportStage stage,
        MonitorDefinition definition,
        Optional<Reference> reference) {

    /** Identity of its report: a replay gives the same. */
    String reportId() {
        return series + "|" + start + "|" + family.length() + "|" + stage;
    }

    /** The reference's id; empty: none. */
    String referenceId() {
        return reference.map(Reference::referenceId).orElse("");
    }
}
