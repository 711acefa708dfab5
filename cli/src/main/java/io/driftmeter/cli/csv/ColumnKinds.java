package io.driftmeter.cli.csv;

import io.driftmeter.cli.console.UserMistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kind of each column: what the first rows hold, or what the user says. */
public final class ColumnKinds {

    /** Rows that are looked at before kinds are decided. */
    public static final int ROWS_LOOKED_AT = 1_000;

    private final Map<String, CellKind> kinds;

    private ColumnKinds(Map<String, CellKind> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /**
     * Decides kinds.
     *
     * @param columns the columns
     * @param rows the first rows of the file
     * @param said kinds that the user gives
     */
    public static ColumnKinds of(List<String> columns, List<CsvRow> rows, Map<String, CellKind> said) {
        Map<String, CellKind> kinds = new HashMap<>();
        for (String column : columns) {
            List<String> cells = new ArrayList<>();
            rows.forEach(row -> row.text(column).ifPresent(cells::add));
            kinds.put(column, Optional.ofNullable(said.get(column)).orElseGet(() -> CellKind.of(cells)));
        }
        return new ColumnKinds(kinds);
    }

    /** The kind of a column; text for one that was not there. */
    public CellKind kind(String column) {
        return kinds.getOrDefault(column, CellKind.TEXT);
    }

    /** The kinds by column. */
    public Map<String, CellKind> byColumn() {
        return kinds;
    }

    /**
     * A cell as a value of its column's kind; empty where it is blank.
     *
     * @throws UserMistake if the cell is of another kind
     */
    public Optional<Object> value(CsvRow row, String column) {
        CellKind kind = kind(column);
        return row.text(column)
                .map(text -> kind.value(text)
                        .orElseThrow(() -> row.mistake(
                                column,
                                text,
                                "is not " + kind.words() + ", as the first rows of this column are",
                                "Mend the cell, leave it empty, or declare the column with --kind " + column
                                        + "=text.")));
    }

    /** A cell as a value of its column's kind or, where it does not fit, as the text that it is; empty where it is blank. */
    public Optional<Object> valueOrText(CsvRow row, String column) {
        return row.text(column).map(text -> kind(column).value(text).orElse(text));
    }
}
