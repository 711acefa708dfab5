package io.driftmeter.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** A file of golden figures as src/test/oracle/make_golden.py writes it. */
public final class GoldenTable {
    private final List<String> header;
    private final List<Row> rows;

    private GoldenTable(List<String> lines) {
        this.header = List.of(lines.get(0).split("\t"));
        this.rows = lines.stream()
                .skip(1)
                .map(line -> new Row(line.split("\t", -1)))
                .toList();
    }

    public static GoldenTable read(String name) {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/" + name)) {
            return new GoldenTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    public List<Row> rows() {
        return rows;
    }

    /** One case. */
    public final class Row {
        private final String[] cells;

        private Row(String[] cells) {
            this.cells = cells;
        }

        public String text(String column) {
            return cells[header.indexOf(column)];
        }

        public long whole(String column) {
            return Long.parseLong(text(column));
        }

        public double number(String column) {
            return Double.parseDouble(text(column));
        }

        /** Empty where the oracle has no figure. */
        public OptionalDouble optional(String column) {
            return text(column).equals("-") ? OptionalDouble.empty() : OptionalDouble.of(number(column));
        }

        public double[] numbers(String column) {
            return Arrays.stream(text(column).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        /** Counts that are written as runs: 7*3 are three bins of 7. */
        public long[] counts(String column) {
            return Arrays.stream(text(column).split(","))
                    .flatMapToLong(run -> {
                        String[] parts = run.split("\\*");
                        long times = parts.length > 1 ? Long.parseLong(parts[1]) : 1;
                        return LongStream.generate(() -> Long.parseLong(parts[0]))
                                .limit(times);
                    })
                    .toArray();
        }

        /** That a figure is the oracle's to 1e-9 of its size, and to 1e-12 near 0. */
        public void agrees(String column, double actual) {
            OptionalDouble golden = optional(column);
            golden.ifPresent(expected -> assertThat(actual)
                    .describedAs("%s of %s", column, cells[0])
                    .isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-12)));
        }
    }
}
