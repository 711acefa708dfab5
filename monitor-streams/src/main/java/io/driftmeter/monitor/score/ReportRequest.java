package io.driftmeter.monitor.score;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a report is made of.
 *
 * @param revision number of the report among those of its window, from 0
 * @param knownUntil labels that were known on time by then are counted, in milliseconds since the epoch; empty: all
 * @param counts what was counted in the window
 * @param definition the definition that rules it
 * @param reference the reference in force at its start; empty if there is none
 * @param inputs how far the window's features lie outside the reference; empty where no such feature was read
 */
record ReportRequest(
        SeriesKey series,
        PerformanceWindow window,
        ReportStage stage,
        int revision,
        OptionalLong knownUntil,
        PerformanceCounts counts,
        MonitorDefinition definition,
        Optional<Reference> reference,
        Optional<InputSupport> inputs) {

    /** Whether the labels are in. */
    boolean isMature() {
        return stage == ReportStage.FINAL || stage == ReportStage.INCOMPLETE;
    }
}
