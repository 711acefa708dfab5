package io.driftmeter.statistics.distribution;

/**
 * Population stability index: Σ (aᵢ − eᵢ) ln(aᵢ / eᵢ), which is KL(a‖e) + KL(e‖a), in nats, 0 or more.
 *
 * <p>The B bins are those not empty on both sides, and both sides are smoothed by half a row a bin, (c + 0.5) / (n + 0.5 B): shares
 * still sum to 1, the smoothing shrinks with n, and no constant decides what an empty bin costs. With no drift its mean is about
 * (B − 1)(1/n + 1/m) (Yurdakul, Western Michigan University, dissertation 3208, 2018), so its familiar cut-offs 0.1 and 0.25 mean
 * something only where there are many rows. It explains; it never decides.
 */
public final class PopulationStabilityIndex {
    private static final double ROWS_ADDED = 0.5;

    private PopulationStabilityIndex() {}

    public static Measurement of(PairedCounts counts) {
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(sum(counts)));
    }

    /** Mean without drift for independent rows, (B − 1)(1/n + 1/m). */
    public static Measurement nullMean(PairedCounts counts) {
        return counts.nothingToCompare()
                .map(Measurement::unknown)
                .orElseGet(() -> Measurement.of((counts.bins() - 1) * varianceScale(counts)));
    }

    /** PSI less its mean without drift: about 0 without drift at any number of rows, and as often negative as not. */
    public static Measurement biasCorrected(PairedCounts counts) {
        return counts.nothingToCompare()
                .map(Measurement::unknown)
                .orElseGet(() -> Measurement.of(sum(counts) - (counts.bins() - 1) * varianceScale(counts)));
    }

    /**
     * What PSI exceeds with a probability without drift, for independent rows: the chi-square quantile at B − 1 degrees of freedom × (1/n + 1/m). In
     * the limit of many rows only: at 0.01 % and n = 100 it is exceeded 3.3 times as often.
     *
     * @param probability between 0 and 1
     */
    public static Measurement nullQuantile(PairedCounts counts, double probability) {
        return counts.nothingToCompare()
                .map(Measurement::unknown)
                .orElseGet(() -> Measurement.of(
                        ChiSquareTail.quantile(probability, counts.bins() - 1L) * varianceScale(counts)));
    }

    private static double varianceScale(PairedCounts counts) {
        return 1.0 / counts.liveTotal() + 1.0 / counts.referenceTotal();
    }

    private static double sum(PairedCounts counts) {
        double referenceRows = counts.referenceTotal() + ROWS_ADDED * counts.bins();
        double liveRows = counts.liveTotal() + ROWS_ADDED * counts.bins();
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double expected = (counts.reference(bin) + ROWS_ADDED) / referenceRows;
            double actual = (counts.live(bin) + ROWS_ADDED) / liveRows;
            sum += (actual - expected) * StrictMath.log(actual / expected);
        }
        return sum;
    }
}
