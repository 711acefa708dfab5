package io.driftmeter.statistics.distribution;

/**
 * Upper tail of the chi-square distribution as a logarithm: the regularized incomplete gamma function Q(ν/2, x/2), by its series below
 * the mean and by Lentz's continued fraction above (Press et al., Numerical Recipes, 6.2), with Loader's prefactor.
 */
final class ChiSquareTail {
    private static final double LN_10 = StrictMath.log(10);
    private static final double PRECISION = 0x1p-53;
    private static final double TINY = 1e-300;

    private ChiSquareTail() {}

    /** Logarithm to base 10 of the probability of at least {@code statistic}; 0 at 0 degrees of freedom. */
    static double log10Survival(double statistic, long degreesOfFreedom) {
        if (degreesOfFreedom == 0 || !(statistic > 0)) {
            return 0;
        }
        double a = degreesOfFreedom / 2.0;
        double x = statistic / 2;
        double logPrefactor = SaddlePoint.logPoisson(a, x);
        double log = x < a + 1
                ? StrictMath.log1p(-Math.min(StrictMath.exp(logPrefactor) * lowerSeries(a, x), 1 - PRECISION))
                : logPrefactor + StrictMath.log(a * upperFraction(a, x));
        return Math.min(0, log / LN_10);
    }

    /**
     * The statistic that is reached with a probability, by halving an interval until it holds two neighbouring doubles; 0 at 0 degrees of freedom.
     *
     * @param probability of at least the statistic, between 0 and 1
     */
    static double quantile(double probability, long degreesOfFreedom) {
        if (degreesOfFreedom == 0) {
            return 0;
        }
        double wanted = StrictMath.log10(probability);
        double low = 0;
        double high = degreesOfFreedom;
        while (log10Survival(high, degreesOfFreedom) > wanted) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (log10Survival(middle, degreesOfFreedom) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double lowerSeries(double a, double x) {
        double term = 1;
        double sum = 1;
        for (double next = a + 1; term > sum * PRECISION; next++) {
            term *= x / next;
            sum += term;
        }
        return sum;
    }

    private static double upperFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        double change = 0;
        for (int i = 1; Math.abs(change - 1) > PRECISION * 4; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / awayFromZero(numerator * d + b);
            c = awayFromZero(b + numerator / c);
            change = d * c;
            fraction *= change;
        }
        return fraction;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
