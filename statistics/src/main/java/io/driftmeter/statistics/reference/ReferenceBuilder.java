package io.driftmeter.statistics.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Builds a reference from rows, which it holds in memory at eight bytes a value until {@link #build}. Edges and counts are exact.
 * A feature's kind is that of most of its values, unless the settings say otherwise; values of another kind count as of the wrong
 * type, but whole numbers and truth values can name categories. Not thread-safe.
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
     * @param features value of each feature by its name: a number, a text, a truth value or an array of numbers; null, or no entry, where it is missing
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
     * @throws IllegalArgumentException where there is no row or no feature, or where a column cannot be a feature: it has no usable
     *     value and no kind in the settings, or too many categories; every such column is named, with the remedy
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
        columns.values().forEach(column -> column.fillTo(rows));
        requireFeatures();
        List<FeatureReference> features = columns.values().stream()
                .map(column -> column.build(timed ? eventTimes : null))
                .toList();
        return new ReferenceProfile(features, rows, trainingTime, false, baseline);
    }

    private void requireFeatures() {
        List<String> problems = columns.values().stream()
                .flatMap(column -> column.problem().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
