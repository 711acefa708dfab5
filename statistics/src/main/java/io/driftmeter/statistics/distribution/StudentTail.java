package io.driftmeter.statistics.distribution;

/**
 * Two-sided tail of Student's t distribution as a logarithm: the regularized incomplete beta function I(ν/2, ½) at ν / (ν + t²), by Lentz's
 * continued fraction (Press et al., Numerical Recipes, 6.4), with the gamma functions' ratio from Stirling's errors, so that neither many degrees of
 * freedom nor a far tail loses digits.
 */
final class StudentTail {
    private static final double LN_10 = StrictMath.log(10);
    private static final double PRECISION = 0x1p-50;
    private static final double TINY = 1e-300;
    /** Its square is still a number. */
    private static final double LARGEST_T = 1e150;

    private StudentTail() {}

    /**
     * Logarithm to base 10 of the probability of a deviation of at least |t| to either side.
     *
     * @param t the statistic; beyond 1e150 it counts as that
     * @param degreesOfFreedom ν, more than 0; need not be whole
     */
    static double log10TwoSided(double t, double degreesOfFreedom) {
        if (t == 0) {
            return 0;
        }
        double size = Math.min(Math.abs(t), LARGEST_T);
        double odds = size * size / degreesOfFreedom;
        double a = degreesOfFreedom / 2;
        double x = 1 / (1 + odds);
        double y = odds / (1 + odds);
        // The series converges below the mean (a + 1) / (a + 2.5); above it the complement's does.
        double log = x < (a + 1) / (a + 2.5)
                ? logPower(a, odds, y) - StrictMath.log(a) + StrictMath.log(fraction(a, 0.5, x))
                : StrictMath.log1p(-StrictMath.exp(logPower(a, odds, y) + StrictMath.log(2 * fraction(0.5, a, y))));
        return Math.min(0, log / LN_10);
    }

    /** ln of x^a y^½ / B(a, ½). */
    private static double logPower(double a, double odds, double y) {
        double logGammaRatio = SaddlePoint.stirlingError(a)
                - SaddlePoint.stirlingError(a + 0.5)
                - StrictMath.log(a) / 2
                - a * StrictMath.log1p(0.5 / a)
                + 0.5;
        return -a * StrictMath.log1p(odds) + StrictMath.log(y) / 2 - logGammaRatio - StrictMath.log(Math.PI) / 2;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        double change = 0;
        for (int m = 1; Math.abs(change - 1) > PRECISION; m++) {
            double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            change = d * c;
            fraction *= change;
        }
        return fraction;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
