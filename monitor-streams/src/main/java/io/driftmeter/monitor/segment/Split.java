package io.driftmeter.monitor.segment;

import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way of splitting rows, ready to be applied: each row falls into one of its segments, which are known beforehand, so that
 * none depends on what comes first. Immutable; what it is asked of a row allocates nothing.
 */
public final class Split {

    private final String name;
    private final SegmentSource source;
    private final List<String> segments = new ArrayList<>();
    private final Set<Integer> columns = new HashSet<>();
    private final Condition[][] conditions;

    /** Where every segment is one value of the same column: one look-up tells. */
    private final Optional<ValueNumbers> values;

    private final int columnOfValues;

    /**
     * Takes what the definition says.
     *
     * @param watched the segments that are watched
     * @param columnNames all columns, to which those that are missing are added
     */
    Split(Segmentation segmentation, List<WatchedSegment> watched, List<String> columnNames) {
        this.name = segmentation.getName();
        this.source = segmentation.getSource();
        segmentation.getColumns().forEach(column -> columns.add(place(column, columnNames)));
        this.conditions = new Condition[watched.size()][];
        for (int segment = 0; segment < conditions.length; segment++) {
            List<SegmentCondition> all = watched.get(segment).getConditions();
            conditions[segment] = all.stream()
                    .map(condition -> new Condition(condition, place(condition.getColumn(), columnNames)))
                    .toArray(Condition[]::new);
            all.forEach(condition -> columns.add(place(condition.getColumn(), columnNames)));
            segments.add(Segmentations.segment(name, watched.get(segment).getValue()));
        }
        segments.add(Segmentations.segment(name, Segmentations.OTHER));
        this.values = columns.size() == 1 ? valuesOf(watched) : Optional.empty();
        this.columnOfValues = columns.size() == 1 ? columns.iterator().next() : 0;
    }

    private static int place(String column, List<String> columnNames) {
        if (!columnNames.contains(column)) {
            columnNames.add(column);
        }
        return columnNames.indexOf(column);
    }

    private static Optional<ValueNumbers> valuesOf(List<WatchedSegment> watched) {
        boolean eachIsOneValue = watched.stream()
                .allMatch(segment -> segment.getConditions().size() == 1
                        && segment.getConditions().get(0).getTest() == SegmentTest.ONE_OF
                        && segment.getConditions().get(0).getTexts().size() == 1);
        List<String> texts = !eachIsOneValue
                ? List.of()
                : watched.stream()
                        .map(segment ->
                                segment.getConditions().get(0).getTexts().get(0))
                        .toList();
        return eachIsOneValue && Set.copyOf(texts).size() == texts.size()
                ? Optional.of(new ValueNumbers(texts))
                : Optional.empty();
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whose columns they are. */
    public SegmentSource source() {
        return source;
    }

    /** Its segments as they are written in keys and reports; the last one holds the rows of no other. */
    public List<String> segments() {
        return segments;
    }

    /** The places of its columns in {@link Splits#columns()}. */
    public Set<Integer> columns() {
        return columns;
    }

    /** The place, in {@link #segments()}, of the segment that the row falls into. */
    public int segmentOf(ColumnValues row) {
        if (values.isPresent()) {
            int value = values.get().numberOf(row, columnOfValues);
            return value == ValueNumbers.NONE ? conditions.length : value;
        }
        int segment = 0;
        while (segment < conditions.length && !hold(conditions[segment], row)) {
            segment++;
        }
        return segment;
    }

    private static boolean hold(Condition[] conditions, ColumnValues row) {
        for (Condition condition : conditions) {
            if (!condition.holds(row)) {
                return false;
            }
        }
        return true;
    }
}
