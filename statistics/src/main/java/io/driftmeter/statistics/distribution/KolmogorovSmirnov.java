package io.driftmeter.statistics.distribution;

/**
 * Two-sample Kolmogorov-Smirnov test on cells in ascending order: D is the largest distance between the two cumulative shares,
 * taken at the cells' right edges, where all ties are on one side. D is never above that of the values themselves, and below it by
 * at most the largest mass of a cell that holds more than one value.
 *
 * <p>The p-value is Kolmogorov's limit at λ = D √(nm / (n + m)), as a logarithm, so that it does not underflow. Cells and ties make
 * it conservative.
 */
public final class KolmogorovSmirnov {
    private static final double LN_10 = StrictMath.log(10);
    private static final double LN_2 = StrictMath.log(2);
    /** Where both of Kolmogorov's series converge in a few terms. */
    private static final double SERIES_MEET = 1;

    private static final int TERMS = 8;

    private KolmogorovSmirnov() {}

    /** The distance D, from 0 to 1, and its p-value for independent rows. */
    public static TestOutcome of(PairedCounts cells) {
        return cells.nothingToCompare().map(TestOutcome::unknown).orElseGet(() -> test(cells));
    }

    private static TestOutcome test(PairedCounts cells) {
        double largest = 0;
        long reference = 0;
        long live = 0;
        for (int cell = 0; cell < cells.bins(); cell++) {
            reference += cells.reference(cell);
            live += cells.live(cell);
            double distance = (double) live / cells.liveTotal() - (double) reference / cells.referenceTotal();
            largest = Math.max(largest, Math.abs(distance));
        }
        double lambda = largest * Math.sqrt(effectiveRows(cells.liveTotal(), cells.referenceTotal()));
        return new TestOutcome.Tested(largest, 0, log10Survival(lambda));
    }

    /** nm / (n + m): the rows of one sample against a known distribution that would tell as much. */
    public static double effectiveRows(double live, double reference) {
        return live / (live + reference) * reference;
    }

    /**
     * Logarithm to base 10 of the probability that Kolmogorov's limit exceeds lambda: 2 Σ (−1)^(k−1) exp(−2k²λ²), and for small λ the
     * same from its theta transform, 1 − √(2π)/λ Σ exp(−(2k−1)²π² / 8λ²).
     */
    public static double log10Survival(double lambda) {
        if (!(lambda > 0)) {
            return 0;
        }
        return Math.min(0, (lambda < SERIES_MEET ? nearZero(lambda) : tail(lambda)) / LN_10);
    }

    private static double nearZero(double lambda) {
        double cumulative = 0;
        for (int term = 1; term <= TERMS; term++) {
            double odd = (2 * term - 1) * Math.PI / lambda;
            cumulative += StrictMath.exp(-odd * odd / 8);
        }
        return StrictMath.log1p(-cumulative * Math.sqrt(2 * Math.PI) / lambda);
    }

    private static double tail(double lambda) {
        double square = lambda * lambda;
        double afterFirst = 0;
        for (int term = 2; term <= TERMS; term++) {
            double magnitude = StrictMath.exp(-2 * square * ((double) term * term - 1));
            afterFirst += term % 2 == 0 ? -magnitude : magnitude;
        }
        return LN_2 - 2 * square + StrictMath.log1p(afterFirst);
    }
}
