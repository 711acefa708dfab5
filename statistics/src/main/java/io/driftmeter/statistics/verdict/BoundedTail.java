package io.driftmeter.statistics.verdict;

/**
 * The t-shaped tail with which a deviation is judged whose variance was itself estimated, from ν + 1 windows: (1 + t²/ν)^(−ν/2), which
 * is e^(−t²/2) for infinite ν. Dividing by an estimated dispersion and then using the normal tail exceeds the level up to 121-fold under
 * autocorrelation; this holds it.
 */
public final class BoundedTail {
    private static final double LN_10 = StrictMath.log(10);
    private static final double LN_2 = StrictMath.log(2);

    private BoundedTail() {}

    /**
     * Logarithm to base 10 of 2 (1 + t²/ν)^(−ν/2), at most 0: deviations of either sign.
     *
     * @param squaredDeviation t², 0 or more, finite
     * @param degreesOfFreedom ν, positive
     */
    public static double log10TwoSided(double squaredDeviation, double degreesOfFreedom) {
        return Math.min(0, (LN_2 + logTail(squaredDeviation, degreesOfFreedom)) / LN_10);
    }

    /** Logarithm to base 10 of ½ (1 + t²/ν)^(−ν/2), never below Student's one-sided tail: deviations for the worse. */
    public static double log10OneSided(double squaredDeviation, double degreesOfFreedom) {
        return (-LN_2 + logTail(squaredDeviation, degreesOfFreedom)) / LN_10;
    }

    /** The t² at which {@link #log10TwoSided} is the level. */
    static double squaredDeviationAt(double level, double degreesOfFreedom) {
        return degreesOfFreedom * StrictMath.expm1(2 / degreesOfFreedom * (LN_2 - StrictMath.log(level)));
    }

    private static double logTail(double squaredDeviation, double degreesOfFreedom) {
        return -degreesOfFreedom / 2 * StrictMath.log1p(squaredDeviation / degreesOfFreedom);
    }
}
