package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * How a reference is cut.
 *
 * @param cells cells at the quantiles of a numeric feature, 10 or more
 * @param atomsUpTo a numeric feature with at most this many distinct values is counted value by value
 * @param mostCategories categories with a counter of their own, at most {@link Categories#MOST}; rarer ones are pooled
 * @param windowMilliseconds window lengths for which the variation between the reference's own windows is kept
 * @param kinds kinds of features by name, where they are not to be taken from most values
 * @param zone time zone whose hours and weekends are counted apart
 * @param mostValuesHeld numbers that are held in memory, over all features, so that edges are exact quantiles; with more, edges come from a
 *     sketch
 * @param mostCountsHeld counters of windows that are held in memory, over all features
 */
public record ReferenceSettings(
        int cells,
        int atomsUpTo,
        int mostCategories,
        List<Long> windowMilliseconds,
        Map<String, ColumnKind> kinds,
        ZoneId zone,
        long mostValuesHeld,
        long mostCountsHeld) {
    /** 20 million numbers: 160 MB, twice that while they grow. */
    public static final long DEFAULT_VALUES_HELD = 20_000_000;

    /** 25 million counters of 4 bytes, or shares of 8: four weeks of 5-minute windows of 100 numeric features are 9 million. */
    public static final long DEFAULT_COUNTS_HELD = 25_000_000;

    /** The design's defaults: 200 cells, 50 distinct values, 1,000 categories, no windows. */
    public static final ReferenceSettings DEFAULT = new ReferenceSettings(200, 50, 1_000, List.of(), Map.of());

    /** With seasons by UTC, and the default bounds on memory. */
    public ReferenceSettings(
            int cells,
            int atomsUpTo,
            int mostCategories,
            List<Long> windowMilliseconds,
            Map<String, ColumnKind> kinds) {
        this(
                cells,
                atomsUpTo,
                mostCategories,
                windowMilliseconds,
                kinds,
                ZoneOffset.UTC,
                DEFAULT_VALUES_HELD,
                DEFAULT_COUNTS_HELD);
    }

    public ReferenceSettings {
        if (cells < 10 || cells > 10_000) {
            throw new IllegalArgumentException("cells must be from 10 to 10,000: " + cells);
        }
        if (atomsUpTo < 0 || atomsUpTo > 10_000) {
            throw new IllegalArgumentException("atomsUpTo must be from 0 to 10,000: " + atomsUpTo);
        }
        if (mostCategories < 1 || mostCategories > Categories.MOST) {
            throw new IllegalArgumentException(
                    "mostCategories must be from 1 to " + Categories.MOST + ": " + mostCategories);
        }
        for (long length : windowMilliseconds) {
            if (length <= 0) {
                throw new IllegalArgumentException("a window must be at least 1 millisecond long: " + length);
            }
        }
        if (mostValuesHeld < 0 || mostCountsHeld < 0) {
            throw new IllegalArgumentException("bounds on memory must be 0 or more: " + mostValuesHeld + " values, "
                    + mostCountsHeld + " counters");
        }
        windowMilliseconds = List.copyOf(windowMilliseconds);
        kinds = Map.copyOf(kinds);
    }

    /** The same, with other window lengths. */
    public ReferenceSettings withWindows(List<Long> lengthsInMilliseconds) {
        return new ReferenceSettings(
                cells, atomsUpTo, mostCategories, lengthsInMilliseconds, kinds, zone, mostValuesHeld, mostCountsHeld);
    }

    /** The same, with kinds for some features. */
    public ReferenceSettings withKinds(Map<String, ColumnKind> kindsByName) {
        return new ReferenceSettings(
                cells,
                atomsUpTo,
                mostCategories,
                windowMilliseconds,
                kindsByName,
                zone,
                mostValuesHeld,
                mostCountsHeld);
    }

    /** The same, with hours and weekends by another time zone. */
    public ReferenceSettings withZone(ZoneId otherZone) {
        return new ReferenceSettings(
                cells, atomsUpTo, mostCategories, windowMilliseconds, kinds, otherZone, mostValuesHeld, mostCountsHeld);
    }

    /** The same, with another bound on the numbers that are held. */
    public ReferenceSettings withMostValuesHeld(long numbers) {
        return new ReferenceSettings(
                cells, atomsUpTo, mostCategories, windowMilliseconds, kinds, zone, numbers, mostCountsHeld);
    }

    /** The same, with another bound on the counters of windows that are held. */
    public ReferenceSettings withMostCountsHeld(long counters) {
        return new ReferenceSettings(
                cells, atomsUpTo, mostCategories, windowMilliseconds, kinds, zone, mostValuesHeld, counters);
    }
}
