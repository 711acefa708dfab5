package io.driftmeter.statistics.distribution;

/** Total variation distance ½ Σ |p − q|, from 0 (equal) to 1 (disjoint): the share of rows that would have to move to another bin. */
public final class TotalVariationDistance {

    private TotalVariationDistance() {}

    public static Measurement of(PairedCounts counts) {
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(distance(counts)));
    }

    private static double distance(PairedCounts counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            sum += Math.abs(counts.liveShare(bin) - counts.referenceShare(bin));
        }
        return Math.min(1, sum / 2);
    }
}
