package io.driftmeter.statistics.distribution;

/**
 * The two functions with which Loader (Fast and accurate computation of binomial probabilities, 2000) writes probabilities so that
 * nothing cancels, however large the counts: Stirling's error and the deviance.
 */
final class SaddlePoint {
    private static final double SERIES_FROM = 16;
    private static final double NEAR = 0.1;

    private SaddlePoint() {}

    /** ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0. */
    static double stirlingError(double x) {
        double shifted = x;
        double carried = 0;
        while (shifted < SERIES_FROM) {
            carried += (shifted + 0.5) * StrictMath.log1p(1 / shifted) - 1;
            shifted++;
        }
        double square = shifted * shifted;
        double series =
                (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                        / shifted;
        return carried + series;
    }

    /** x ln(x / mean) + mean − x, for x and mean > 0: 0 where they are equal, positive elsewhere. */
    static double deviance(double x, double mean) {
        double difference = x - mean;
        if (Math.abs(difference) >= NEAR * (x + mean)) {
            return x * StrictMath.log(x / mean) + mean - x;
        }
        double ratio = difference / (x + mean);
        double sum = difference * ratio;
        double power = 2 * x * ratio;
        for (int odd = 3; ; odd += 2) {
            power *= ratio * ratio;
            double next = sum + power / odd;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    /** Natural logarithm of x^a e^(−x) / Γ(a + 1), for a and x > 0: the Poisson probability of a at mean x. */
    static double logPoisson(double a, double x) {
        return -stirlingError(a) - deviance(a, x) - StrictMath.log(2 * Math.PI * a) / 2;
    }

    /** Natural logarithm of the binomial probability of {@code successes} in {@code trials} at 0 < probability < 1. */
    static double logBinomial(double successes, double trials, double probability, double complement) {
        if (successes == 0) {
            return trials * logOf(complement, probability);
        }
        double failures = trials - successes;
        if (failures == 0) {
            return trials * logOf(probability, complement);
        }
        double errors = stirlingError(trials) - stirlingError(successes) - stirlingError(failures);
        double deviances = deviance(successes, trials * probability) + deviance(failures, trials * complement);
        double spread = StrictMath.log(2 * Math.PI) + StrictMath.log(successes) + StrictMath.log(failures / trials);
        return errors - deviances - spread / 2;
    }

    /** ln p from p and 1 − p, by whichever is exact. */
    private static double logOf(double probability, double complement) {
        return complement < 0.5 ? StrictMath.log1p(-complement) : StrictMath.log(probability);
    }
}
