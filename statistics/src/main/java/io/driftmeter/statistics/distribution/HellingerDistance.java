package io.driftmeter.statistics.distribution;

/**
 * Hellinger distance √(1 − Σ √(pq)), from 0 (equal) to 1 (disjoint), computed as √(½ Σ (√p − √q)²), where nothing cancels. Not smoothed.
 * (Hellinger, 1909; Bhattacharyya's coefficient is the sum.)
 */
public final class HellingerDistance {

    private HellingerDistance() {}

    public static Measurement of(PairedCounts counts) {
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(distance(counts)));
    }

    private static double distance(PairedCounts counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double reference = counts.referenceShare(bin);
            double live = counts.liveShare(bin);
            double difference = (live - reference) / (Math.sqrt(live) + Math.sqrt(reference));
            sum += difference * difference;
        }
        return Math.sqrt(Math.min(1, sum / 2));
    }
}
