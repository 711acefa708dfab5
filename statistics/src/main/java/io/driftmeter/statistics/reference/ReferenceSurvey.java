package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.reference.RowSource.RowSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The first pass over the rows: which columns there are, what they hold, and from when to when the rows are. */
final class ReferenceSurvey implements RowSink {
    private final ReferenceSettings settings;
    private final Map<String, ColumnSurvey> columns = new TreeMap<>();
    private long rows;
    private boolean timed = true;
    private boolean inOrder = true;
    private long lastTime = Long.MIN_VALUE;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private long held;

    ReferenceSurvey(ReferenceSettings settings) {
        this.settings = settings;
    }

    @Override
    public void row(Map<String, ?> features, OptionalLong eventTime) {
        rows++;
        timed &= eventTime.isPresent();
        eventTime.ifPresent(this::time);
        features.forEach((name, value) -> {
            if (column(name).add(value)) {
                held++;
            }
        });
        if (held > settings.mostValuesHeld()) {
            columns.values().forEach(ColumnSurvey::letGo);
        }
    }

    private void time(long time) {
        inOrder &= time >= lastTime;
        lastTime = time;
        from = Math.min(from, time);
        to = Math.max(to, time);
    }

    private ColumnSurvey column(String name) {
        ColumnSurvey known = columns.get(name);
        if (known != null) {
            return known;
        }
        ColumnSurvey column = new ColumnSurvey(name, settings);
        if (held > settings.mostValuesHeld()) {
            column.letGo();
        }
        columns.put(name, column);
        return column;
    }

    /**
     * Checks that there is a reference in the rows.
     *
     * @throws IllegalArgumentException with every column that cannot be a feature, and the remedy
     */
    void requireFeatures() {
        if (rows == 0 || columns.isEmpty()) {
            throw new IllegalArgumentException("a reference needs at least one row with one feature");
        }
        List<String> problems = columns.values().stream()
                .flatMap(column -> column.problem(rows).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** The columns, by ascending name. */
    List<ColumnSurvey> columns() {
        return new ArrayList<>(columns.values());
    }

    long rows() {
        return rows;
    }

    /** Event times of the rows; empty where one of them carries none. */
    Optional<TimeRange> times() {
        return timed ? Optional.of(new TimeRange(from, to)) : Optional.empty();
    }

    /** Whether no row's event time is before that of the row before it. */
    boolean isInOrder() {
        return inOrder;
    }
}
