package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.csv.CellKind;
import io.driftmeter.cli.csv.Columns;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a backtest is to do.
 *
 * @param reference CSV file of the reference
 * @param live CSV file of features and predictions, by event time
 * @param labels CSV file of labels, by label time; empty: nothing is scored
 * @param columns which column plays which role
 * @param kinds kinds of columns that the user gives
 * @param definition what to judge and when to speak
 * @param modelVersion the version that the rows are of
 * @param out directory to write to
 */
public record BacktestPlan(
        Path reference,
        Path live,
        Optional<Path> labels,
        Columns columns,
        Map<String, CellKind> kinds,
        MonitorDefinition definition,
        String modelVersion,
        Path out) {

    public BacktestPlan {
        kinds = Map.copyOf(kinds);
    }
}
