package io.driftmeter.statistics.distribution;

/**
 * L-infinity distance: the largest absolute change of any bin's share, from 0 to 1. Unlike chi-square it does not grow with the
 * number of categories.
 */
public final class LargestShareChange {

    private LargestShareChange() {}

    public static Measurement of(PairedCounts counts) {
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(largest(counts)));
    }

    private static double largest(PairedCounts counts) {
        double largest = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            largest = Math.max(largest, Math.abs(counts.liveShare(bin) - counts.referenceShare(bin)));
        }
        return largest;
    }
}
