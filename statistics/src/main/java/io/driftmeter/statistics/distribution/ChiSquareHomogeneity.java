package io.driftmeter.statistics.distribution;

/**
 * Chi-square test of homogeneity on the 2 × k table of reference and live counts: both sides are samples. (Goodness of fit, which takes
 * the reference for the truth, has 31 % false alarms where this test has 5 %.) Bins are those not empty on both sides, k − 1 degrees of
 * freedom; a single bin has statistic 0 and p-value 1.
 */
public final class ChiSquareHomogeneity {
    /** Below it the law of the statistic is not that of its limit far out in the tail. */
    static final double LEAST_EXPECTED_ROWS = 25;

    private ChiSquareHomogeneity() {}

    /** The test on the bins as they are, as in a textbook: what reports show. */
    public static TestOutcome of(PairedCounts counts) {
        return counts.nothingToCompare().map(TestOutcome::unknown).orElseGet(() -> test(counts));
    }

    /**
     * The test on bins that are pooled until 25 rows or more are expected in each: what a verdict can rest on at levels of 0.01 % and less.
     * Which bins are pooled depends on the sums over both sides alone, which the test is conditional on.
     */
    public static TestOutcome ofPooled(PairedCounts counts) {
        return counts.nothingToCompare().map(TestOutcome::unknown).orElseGet(() -> test(pool(counts)));
    }

    private static TestOutcome test(PairedCounts counts) {
        double referencePart = (double) counts.referenceTotal() / (counts.referenceTotal() + counts.liveTotal());
        double livePart = (double) counts.liveTotal() / (counts.referenceTotal() + counts.liveTotal());
        double statistic = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double both = counts.reference(bin) + counts.live(bin);
            statistic += square(counts.reference(bin) - both * referencePart) / (both * referencePart);
            statistic += square(counts.live(bin) - both * livePart) / (both * livePart);
        }
        long degreesOfFreedom = counts.bins() - 1L;
        return new TestOutcome.Tested(
                degreesOfFreedom == 0 ? 0 : statistic,
                degreesOfFreedom,
                ChiSquareTail.log10Survival(statistic, degreesOfFreedom));
    }

    private static double square(double value) {
        return value * value;
    }

    /** One pool for all small bins, joined by the smallest of the large ones where the pool stays small. */
    private static PairedCounts pool(PairedCounts counts) {
        double smallerPart = (double) Math.min(counts.referenceTotal(), counts.liveTotal())
                / (counts.referenceTotal() + counts.liveTotal());
        long[] reference = new long[counts.bins() + 1];
        long[] live = new long[counts.bins() + 1];
        int smallest = -1;
        for (int bin = 0; bin < counts.bins(); bin++) {
            long both = counts.reference(bin) + counts.live(bin);
            boolean large = both * smallerPart >= LEAST_EXPECTED_ROWS;
            int target = large ? bin + 1 : 0;
            reference[target] += counts.reference(bin);
            live[target] += counts.live(bin);
            if (large && (smallest < 0 || both < reference[smallest] + live[smallest])) {
                smallest = target;
            }
        }
        long pooled = reference[0] + live[0];
        if (smallest > 0 && pooled > 0 && pooled * smallerPart < LEAST_EXPECTED_ROWS) {
            reference[0] += reference[smallest];
            live[0] += live[smallest];
            reference[smallest] = 0;
            live[smallest] = 0;
        }
        return PairedCounts.of(reference, live);
    }
}
