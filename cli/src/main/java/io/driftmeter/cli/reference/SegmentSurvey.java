package io.driftmeter.cli.reference;

import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.ColumnKinds;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvFile;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.monitor.segment.BoxedValues;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.monitor.segment.Split;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.monitor.segment.ValueNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out which segments the rows of a file have, and how many rows each. */
final class SegmentSurvey {

    /** With fewer rows a segment is compared with all rows instead of its own. */
    static final long FEWEST_ROWS = 100;

    /** More different values make no segments. */
    private static final int MOST_VALUES = 100_000;

    private final ReferenceInput input;
    private final ColumnKinds kinds;
    private final Splits splits;
    private final BoxedValues values;

    private SegmentSurvey(ReferenceInput input, ColumnKinds kinds, List<Segmentation> segmentations) {
        this.input = input;
        this.kinds = kinds;
        this.splits = Splits.of(segmentations);
        this.values = new BoxedValues(splits.columns().size());
    }

    /**
     * Reads the file where a segmentation does not name its segments: the most frequent values do.
     *
     * @throws UserMistake if the file lacks a column
     */
    static SegmentSurvey of(ReferenceInput input, ColumnKinds kinds, CsvFile csv) {
        SegmentSurvey asked = new SegmentSurvey(input, kinds, input.segmentations());
        asked.splits.columns().forEach(column -> csv.require(asked.written(column)));
        List<Segmentation> named = input.segmentations().stream()
                .map(segmentation -> segmentation.getSegments().isEmpty() ? asked.named(segmentation) : segmentation)
                .toList();
        return new SegmentSurvey(input, kinds, named);
    }

    private Segmentation named(Segmentation segmentation) {
        Map<List<String>, Long> rows = new HashMap<>();
        try (CsvFile csv = CsvFile.open(input.file())) {
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                List<String> value = segmentation.getColumns().stream()
                        .flatMap(column -> text(row, column))
                        .toList();
                if (value.size() == segmentation.getColumns().size() && isWritable(segmentation, value)) {
                    rows.merge(value, 1L, Long::sum);
                }
                if (rows.size() > MOST_VALUES) {
                    throw new UserMistake("--segment " + segmentation.getName() + ": has more than " + MOST_VALUES
                            + " different values. Name columns of few values, or ranges in a monitor file.");
                }
            }
        }
        List<WatchedSegment> segments = rows.entrySet().stream()
                .sorted(Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> String.join(",", entry.getKey())))
                .limit(segmentation.getMostSegments())
                .map(entry -> Splits.ofValues(segmentation.getColumns(), entry.getKey()))
                .toList();
        return Segmentation.newBuilder(segmentation).setSegments(segments).build();
    }

    /** A value of several columns is taken apart at its commas. */
    private static boolean isWritable(Segmentation segmentation, List<String> value) {
        return Segmentations.isUsable(segmentation.getName(), String.join(",", value))
                && (value.size() == 1 || value.stream().noneMatch(part -> part.indexOf(',') >= 0));
    }

    private Stream<String> text(CsvRow row, String column) {
        return kinds.value(row, written(column)).stream()
                .map(value -> value instanceof Double number ? ValueNumbers.textOf(number) : value.toString());
    }

    /** The column of the file: predictions have fields of their own names. */
    private String written(String column) {
        if (column.equals(ReferenceReader.PREDICTION_FEATURE)) {
            return input.columns().name(Role.PREDICTION);
        }
        return column.equals(ReferenceReader.SCORE_FEATURE) ? input.columns().name(Role.SCORE) : column;
    }

    /** Rows of each segment, in one more reading of the file; those with too few rows are left out. */
    Map<String, Long> rowsBySegment() {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (CsvFile csv = CsvFile.open(input.file())) {
            while (csv.hasNext()) {
                segmentsOf(csv.next()).forEach(segment -> rows.merge(segment, 1L, Long::sum));
            }
        }
        rows.values().removeIf(count -> count < FEWEST_ROWS);
        return rows;
    }

    /** The segments of a row, one of each segmentation. */
    List<String> segmentsOf(CsvRow row) {
        for (int column = 0; column < splits.columns().size(); column++) {
            values.set(
                    column,
                    kinds.value(row, written(splits.columns().get(column))).orElse(null));
        }
        List<String> segments = new ArrayList<>();
        for (Split split : splits.all()) {
            segments.add(split.segments().get(split.segmentOf(values)));
        }
        return segments;
    }

    /** A segmentation by the values of columns, which the file names. */
    static Segmentation byColumns(List<String> columns, int most) {
        return new Segmentation(String.join(",", columns), SegmentSource.FEATURES, columns, List.of(), most);
    }
}
