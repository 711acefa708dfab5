package io.driftmeter.cli.backtest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A result file, or an oracle's, by the cells that name a row. */
final class ResultTable {

    private final Map<List<String>, Map<String, String>> rows = new HashMap<>();
    private final Set<List<String>> keys = new LinkedHashSet<>();

    private ResultTable() {}

    static ResultTable read(Path file, String... keyColumns) throws IOException {
        ResultTable table = new ResultTable();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser csv = CSVParser.parse(
                        reader,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            for (CSVRecord row : csv) {
                List<String> key = List.of(keyColumns).stream().map(row::get).toList();
                if (table.rows.put(key, row.toMap()) != null) {
                    throw new AssertionError(file + " holds " + key + " twice");
                }
                table.keys.add(key);
            }
        }
        return table;
    }

    /** The cells that name each row, in the order of the file. */
    Set<List<String>> keys() {
        return keys;
    }

    String text(String column, String... key) {
        Map<String, String> row = rows.get(List.of(key));
        String cell = row == null ? null : row.get(column);
        if (cell == null) {
            throw new AssertionError("there is no " + column + " of " + List.of(key));
        }
        return cell;
    }

    double number(String column, String... key) {
        return Double.parseDouble(text(column, key));
    }
}
