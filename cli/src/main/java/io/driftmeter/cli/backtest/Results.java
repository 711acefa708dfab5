package io.driftmeter.cli.backtest;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingTrigger;
import java.util.List;

/**
 * What the topologies said.
 *
 * @param drift final drift reports, by window and part
 * @param performance final performance reports, by window
 * @param alerts alert events, in the order of their windows
 * @param triggers retraining triggers, in the order of their windows
 */
record Results(
        List<DriftReport> drift,
        List<PerformanceReport> performance,
        List<AlertEvent> alerts,
        List<RetrainingTrigger> triggers) {}
