package io.driftmeter.statistics.distribution;

/**
 * Jensen-Shannon distance to base 2: the square root of ½ KL(p‖m) + ½ KL(q‖m) with m = ½ (p + q), from 0 (equal) to 1 (disjoint).
 * Not smoothed: an empty bin adds a finite term. Each term is taken as p ln(p / m) + m − p, never negative, so that nothing cancels. (Lin, Divergence measures based on the Shannon entropy, 1991.)
 */
public final class JensenShannonDistance {
    private static final double LN_2 = StrictMath.log(2);

    private JensenShannonDistance() {}

    public static Measurement of(PairedCounts counts) {
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(distance(counts)));
    }

    private static double distance(PairedCounts counts) {
        double divergence = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double reference = counts.referenceShare(bin);
            double live = counts.liveShare(bin);
            double mean = (reference + live) / 2;
            divergence += (term(reference, mean) + term(live, mean)) / 2;
        }
        return Math.sqrt(Math.min(1, Math.max(0, divergence / LN_2)));
    }

    private static double term(double share, double mean) {
        return share == 0 ? mean : SaddlePoint.deviance(share, mean);
    }
}
