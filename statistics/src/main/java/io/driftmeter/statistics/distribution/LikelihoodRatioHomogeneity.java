package io.driftmeter.statistics.distribution;

/**
 * G-test of homogeneity on the 2 × k table of reference and live counts: G = 2 Σ O ln(O / E) over all cells of the table, chi-square with
 * k − 1 degrees of freedom in the limit. (Wilks, 1938; Woolf, 1957.) Each term is taken as O ln(O / E) + E − O: the additions sum to 0 and leave
 * terms that are never negative, so that nothing cancels.
 */
public final class LikelihoodRatioHomogeneity {

    private LikelihoodRatioHomogeneity() {}

    public static TestOutcome of(PairedCounts counts) {
        return counts.nothingToCompare().map(TestOutcome::unknown).orElseGet(() -> test(counts));
    }

    private static TestOutcome test(PairedCounts counts) {
        double all = (double) counts.referenceTotal() + counts.liveTotal();
        double half = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double both = (double) counts.reference(bin) + counts.live(bin);
            half += term(counts.reference(bin), both * (counts.referenceTotal() / all));
            half += term(counts.live(bin), both * (counts.liveTotal() / all));
        }
        long degreesOfFreedom = counts.bins() - 1L;
        double statistic = degreesOfFreedom == 0 ? 0 : 2 * half;
        return new TestOutcome.Tested(
                statistic, degreesOfFreedom, ChiSquareTail.log10Survival(statistic, degreesOfFreedom));
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? expected : SaddlePoint.deviance(observed, expected);
    }
}
