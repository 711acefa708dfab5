package io.driftmeter.cli.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How columns are named and what they hold. */
public final class CsvOptions {

    @Option(
            names = "--column",
            paramLabel = "ROLE=NAME",
            description = {
                "Name of the column that plays a role: prediction_id, event_time, score, prediction, label or label_time,",
                "each of which is the default. Every other column is a feature."
            })
    private final Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--kind",
            paramLabel = "FEATURE=KIND",
            description =
                    "What a feature's column holds: number, boolean, array or text; by default what its first rows hold.")
    private final Map<String, CellKind> kinds = new LinkedHashMap<>();

    /** The roles of columns. */
    public Columns columns() {
        return Columns.with(columns);
    }

    /** Kinds that the user gives. */
    public Map<String, CellKind> kinds() {
        return kinds;
    }
}
