package io.driftmeter.benchmarks.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Draws counts from a seed: binomial and multinomial ones, and the masses that a sample's own quantiles cut off. Not thread-safe. */
public final class CountSampler {
    private final UniformRandomProvider random;

    public CountSampler(long seed) {
        this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /** The source of randomness behind the draws. */
    public UniformRandomProvider random() {
        return random;
    }

    /** Successes in so many trials. */
    public long binomial(long trials, double probability) {
        return Binomial.draw(random, trials, probability);
    }

    /**
     * Rows over cells, drawn one cell after the other, each binomial given those before it.
     *
     * @param rows rows to be spread
     * @param masses probability of each cell, in any unit; they need not add up to 1
     */
    public long[] multinomial(long rows, double[] masses) {
        double[] remaining = new double[masses.length];
        double sum = 0;
        for (int cell = masses.length - 1; cell >= 0; cell--) {
            sum += masses[cell];
            remaining[cell] = sum;
        }
        long[] counts = new long[masses.length];
        long left = rows;
        for (int cell = 0; cell < masses.length - 1 && left > 0; cell++) {
            counts[cell] = binomial(left, Math.min(1, masses[cell] / remaining[cell]));
            left -= counts[cell];
        }
        counts[masses.length - 1] = left;
        return counts;
    }

    /**
     * The true masses of the cells that a sample of a continuous law is cut into at values of its own: each is the sum of as many uniform
     * spacings as the cell has rows, and the last cell, which is open, has one more. Whatever the law, they are Dirichlet-distributed.
     *
     * @param rowsOfCells rows of the sample in each cell, 1 or more, but 0 or more in the last
     * @return the masses, up to a common factor
     */
    public double[] massesBetweenOwnValues(long[] rowsOfCells) {
        double[] masses = new double[rowsOfCells.length];
        long shape = 0;
        SharedStateContinuousSampler gamma = null;
        for (int cell = 0; cell < masses.length; cell++) {
            long spacings = rowsOfCells[cell] + (cell == masses.length - 1 ? 1 : 0);
            if (gamma == null || spacings != shape) {
                gamma = AhrensDieterMarsagliaTsangGammaSampler.of(random, spacings, 1);
                shape = spacings;
            }
            masses[cell] = gamma.sample();
        }
        return masses;
    }
}
