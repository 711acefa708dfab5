package io.driftmeter.statistics.distribution;

/**
 * The test with which categories are judged: p = 2 · min(k × the smallest hypergeometric tail over the k categories, two-sided by doubling,
 * the chi-square p with bins pooled until 25 rows are expected in each). The first sees one category that moved, however rare; the second
 * many that moved a little. Each of the two may reject at half the level, so that both together keep to it; one-sided tails would let the
 * first reject at the whole level by itself (1.4 × nominal from 100,000 rows on). The plain chi-square test, with 50 Zipf-distributed
 * categories, is at 18 times nominal. The statistic is the largest absolute change of a share.
 */
public final class CategoryHomogeneity {
    private static final double LN_10 = StrictMath.log(10);
    private static final double LOG10_2 = StrictMath.log10(2);

    private CategoryHomogeneity() {}

    public static TestOutcome of(PairedCounts counts) {
        if (!(LargestShareChange.of(counts) instanceof Measurement.Measured change)
                || !(ChiSquareHomogeneity.ofPooled(counts) instanceof TestOutcome.Tested pooled)) {
            return TestOutcome.unknown(counts.nothingToCompare().orElse(""));
        }
        double log10Smallest = log10SmallestTail(counts) + LOG10_2 + StrictMath.log10(counts.bins());
        double log10P = LOG10_2 + Math.min(log10Smallest, pooled.log10PValue());
        return new TestOutcome.Tested(change.figure(), 0, Math.min(0, log10P));
    }

    private static double log10SmallestTail(PairedCounts counts) {
        long population = Math.addExact(counts.liveTotal(), counts.referenceTotal());
        double smallest = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            long both = counts.live(bin) + counts.reference(bin);
            smallest = Math.min(
                    smallest,
                    HypergeometricTails.of(counts.live(bin), counts.liveTotal(), both, population)
                            .smaller());
        }
        return smallest / LN_10;
    }
}
