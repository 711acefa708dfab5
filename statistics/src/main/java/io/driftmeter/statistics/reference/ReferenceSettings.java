package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
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
 */
public record ReferenceSettings(
        int cells, int atomsUpTo, int mostCategories, List<Long> windowMilliseconds, Map<String, ColumnKind> kinds) {
    /** The design's defaults: 200 cells, 50 distinct values, 1,000 categories, no windows. */
    public static final ReferenceSettings DEFAULT = new ReferenceSettings(200, 50, 1_000, List.of(), Map.of());

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
        windowMilliseconds = List.copyOf(windowMilliseconds);
        kinds = Map.copyOf(kinds);
    }

    /** The same, with other window lengths. */
    public ReferenceSettings withWindows(List<Long> lengthsInMilliseconds) {
        return new ReferenceSettings(cells, atomsUpTo, mostCategories, lengthsInMilliseconds, kinds);
    }

    /** The same, with kinds for some features. */
    public ReferenceSettings withKinds(Map<String, ColumnKind> kindsByName) {
        return new ReferenceSettings(cells, atomsUpTo, mostCategories, windowMilliseconds, kindsByName);
    }
}
