package io.driftmeter.cli.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--class-scores",
            paramLabel = "PREFIX",
            description = {
                "What the names of the columns begin with that hold the probability of a class, which follows, as in",
                "probability_cat."
            })
    private @Nullable String classScores;

    /** The roles of columns. */
    public Columns columns() {
        Columns known = Columns.with(columns);
        return classScores == null ? known : known.withClassScores(classScores);
    }

    /** Kinds that the user gives. */
    public Map<String, CellKind> kinds() {
        return kinds;
    }
}
