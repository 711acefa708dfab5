package io.driftmeter.statistics.distribution;

/**
 * Tails of the hypergeometric distribution as natural logarithms: of {@code draws} from a population of which {@code marked} are marked,
 * {@code hits} were marked.
 *
 * @param lower logarithm of the probability of at most that many
 * @param upper logarithm of the probability of at least that many
 */
record HypergeometricTails(double lower, double upper) {
    private static final double PRECISION = 0x1p-55;

    static HypergeometricTails of(long hits, long draws, long marked, long population) {
        long unmarked = population - marked;
        if (marked == 0 || unmarked == 0 || draws == 0 || draws == population) {
            return new HypergeometricTails(0, 0);
        }
        double logMass = logMass(hits, draws, marked, population);
        if ((double) hits * population >= (double) draws * marked) {
            double upper = Math.min(0, logMass + StrictMath.log(above(hits, draws, marked, unmarked)));
            return new HypergeometricTails(rest(upper, logMass), upper);
        }
        // At most `hits` marked is at least `draws − hits` unmarked: the same sum with the colours swapped.
        double lower = Math.min(0, logMass + StrictMath.log(above(draws - hits, draws, unmarked, marked)));
        return new HypergeometricTails(lower, rest(lower, logMass));
    }

    /** Logarithm of the smaller tail. */
    double smaller() {
        return Math.min(lower, upper);
    }

    private static double logMass(long hits, long draws, long marked, long population) {
        double share = (double) draws / population;
        double complement = (double) (population - draws) / population;
        return SaddlePoint.logBinomial(hits, marked, share, complement)
                + SaddlePoint.logBinomial(draws - hits, population - marked, share, complement)
                - SaddlePoint.logBinomial(draws, population, share, complement);
    }

    /** The upper tail over the probability of {@code hits} itself, which lies at or above the mean: the terms fall. */
    private static double above(long hits, long draws, long marked, long unmarked) {
        double term = 1;
        double sum = 1;
        long last = Math.min(draws, marked);
        for (long hit = hits; hit < last && term > sum * PRECISION; hit++) {
            double odds = (double) (marked - hit) / (hit + 1);
            term *= odds * ((double) (draws - hit) / (unmarked - draws + hit + 1));
            sum += term;
        }
        return sum;
    }

    /** The other tail: 1 − tail + mass. */
    private static double rest(double logTail, double logMass) {
        double beyond = -StrictMath.expm1(logMass - logTail) * StrictMath.exp(logTail);
        return StrictMath.log1p(-Math.min(beyond, 1 - PRECISION));
    }
}
