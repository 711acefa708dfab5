package io.driftmeter.benchmarks.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Binomial draws without approximation: by inversion where few successes are expected, else by transformed rejection with squeeze
 * (W. Hörmann, The generation of binomial random variates, Journal of Statistical Computation and Simulation 46, 1993: algorithm BTRS).
 */
final class Binomial {
    private static final double LEAST_MEAN_FOR_REJECTION = 10;
    private static final double[] STIRLING_ERRORS = stirlingErrors();

    private Binomial() {}

    static long draw(UniformRandomProvider random, long trials, double probability) {
        if (probability > 0.5) {
            return trials - draw(random, trials, 1 - probability);
        }
        return trials * probability < LEAST_MEAN_FOR_REJECTION
                ? byInversion(random, trials, probability)
                : byRejection(random, trials, probability);
    }

    private static long byInversion(UniformRandomProvider random, long trials, double probability) {
        double odds = probability / (1 - probability);
        double none = Math.exp(trials * Math.log1p(-probability));
        while (true) {
            double rest = random.nextDouble();
            double mass = none;
            for (long successes = 0; successes <= trials; successes++) {
                rest -= mass;
                if (rest < 0) {
                    return successes;
                }
                mass *= odds * (trials - successes) / (successes + 1);
                if (mass == 0) {
                    break; // Rounding left a crumb of the unit interval uncovered: draw again.
                }
            }
        }
    }

    private static long byRejection(UniformRandomProvider random, long trials, double probability) {
        double deviation = Math.sqrt(trials * probability * (1 - probability));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * probability;
        double center = trials * probability + 0.5;
        double alwaysAccepted = 0.92 - 4.2 / b;
        while (true) {
            double v = random.nextDouble();
            double u = random.nextDouble() - 0.5;
            double distanceToEnd = 0.5 - Math.abs(u);
            double drawn = Math.floor((2 * a / distanceToEnd + b) * u + center);
            if (distanceToEnd >= 0.07 && v <= alwaysAccepted) {
                return (long) drawn;
            }
            if (drawn >= 0 && drawn <= trials) {
                double alpha = (2.83 + 5.1 / b) * deviation;
                double logHeight = Math.log(v * alpha / (a / (distanceToEnd * distanceToEnd) + b));
                if (logHeight <= logMassOverTheModes(trials, probability, drawn)) {
                    return (long) drawn;
                }
            }
        }
    }

    /** Logarithm of the probability of a number of successes over that of the mode. */
    private static double logMassOverTheModes(double trials, double probability, double successes) {
        double odds = probability / (1 - probability);
        double mode = Math.floor((trials + 1) * probability);
        return (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1)))
                + (trials + 1) * Math.log((trials - mode + 1) / (trials - successes + 1))
                + (successes + 0.5) * Math.log(odds * (trials - successes + 1) / (successes + 1))
                + stirlingError(mode)
                + stirlingError(trials - mode)
                - stirlingError(successes)
                - stirlingError(trials - successes);
    }

    /** ln k! less ½ ln 2π + (k + ½) ln(k + 1) − (k + 1). */
    private static double stirlingError(double k) {
        if (k < STIRLING_ERRORS.length) {
            return STIRLING_ERRORS[(int) k];
        }
        double inverse = 1 / (k + 1);
        double square = inverse * inverse;
        return (1.0 / 12 - (1.0 / 360 - square / 1260) * square) * inverse;
    }

    private static double[] stirlingErrors() {
        double[] errors = new double[16];
        double logFactorial = 0;
        for (int k = 0; k < errors.length; k++) {
            logFactorial += k == 0 ? 0 : Math.log(k);
            errors[k] = logFactorial - (0.5 * Math.log(2 * Math.PI) + (k + 0.5) * Math.log(k + 1) - (k + 1));
        }
        return errors;
    }
}
