package io.driftmeter.statistics.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Builds a reference from rows, which it holds in memory at eight bytes a value until {@link #build}. Edges and counts are exact.
 * A feature's kind is that of its first value, unless the settings say otherwise; values of another kind count as of the wrong
 * type. Not thread-safe.
 */
public final class ReferenceBuilder {
    private final ReferenceSettings settings;
    private final Map<String, ReferenceColumn> columns = new TreeMap<>();
    private long[] times = new long[1024];
    private boolean timed = true;
    private int rows;

    public ReferenceBuilder(ReferenceSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds a row.
     *
     * @param features value of each feature by its name: a number, a text or a truth value; null, or no entry, where it is missing
     * @param eventTime in milliseconds since the epoch; empty where the row carries none. One such row leaves the variation
     *     between windows unknown.
     */
    public void add(Map<String, ?> features, OptionalLong eventTime) {
        if (rows == times.length) {
            times = Arrays.copyOf(times, 2 * rows);
        }
        timed &= eventTime.isPresent();
        times[rows] = eventTime.orElse(0);
        features.forEach(
                (name, value) -> columns.computeIfAbsent(name, unknown -> new ReferenceColumn(unknown, settings))
                        .add(rows, value));
        rows++;
    }

    /** Number of rows so far. */
    public long rows() {
        return rows;
    }

    /**
     * Cuts, counts and closes.
     *
     * @param baseline how well the model did on these rows; empty where they carry no labels
     * @throws IllegalArgumentException where there is no row or no feature
     */
    public ReferenceProfile build(Optional<PerformanceBaseline> baseline) {
        if (rows == 0 || columns.isEmpty()) {
            throw new IllegalArgumentException("a reference needs at least one row with one feature");
        }
        long[] eventTimes = Arrays.copyOf(times, rows);
        Optional<TimeRange> trainingTime = timed
                ? Optional.of(new TimeRange(
                        Arrays.stream(eventTimes).min().orElseThrow(),
                        Arrays.stream(eventTimes).max().orElseThrow()))
                : Optional.empty();
        var features = columns.values().stream()
                .map(column -> {
                    column.fillTo(rows);
                    return column.build(timed ? eventTimes : null);
                })
                .toList();
        return new ReferenceProfile(features, rows, trainingTime, false, baseline);
    }
}
