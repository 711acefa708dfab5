package io.driftmeter.statistics.counts;

import java.util.List;

/**
 * Everything that counting a feature of arrays takes from the reference.
 *
 * @param centroid mean of the reference's arrays
 * @param norm scale of the Euclidean norms
 * @param cosine scale of the cosines to the centroid
 * @param componentUnitExponents binary exponent of the fixed-point unit of each component that has sums: the first {@link #MOST_SUMS}
 */
public record EmbeddingScale(
        Centroid centroid, NumericScale norm, NumericScale cosine, List<Integer> componentUnitExponents) {
    /** Components beyond so many have no sums of their own; they enter norm and cosine only. */
    public static final int MOST_SUMS = 1_024;

    public EmbeddingScale {
        componentUnitExponents = List.copyOf(componentUnitExponents);
        int sums = sumsOf(centroid.dimensions());
        if (componentUnitExponents.size() != sums) {
            throw new IllegalArgumentException("sums of " + componentUnitExponents.size() + " components, not of the "
                    + sums + " that arrays of " + centroid.dimensions() + " components have");
        }
    }

    /** Number of components that have sums, of so many. */
    public static int sumsOf(int dimensions) {
        return Math.min(dimensions, MOST_SUMS);
    }

    void writeTo(CountsOutput out) {
        centroid.writeTo(out);
        norm.writeTo(out);
        cosine.writeTo(out);
        componentUnitExponents.forEach(out::writeSigned);
    }
}
