package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.distribution.PairedCounts;

/**
 * A number with a continuous law but for a share of zeros, which are its lowest value. The reference is cut at its own quantiles, as the
 * product cuts it, so that its counts follow from its number of zeros, and the true masses of its cells are what is left to chance: spacings
 * of the uniform law, whichever law the numbers have. So a normal and a lognormal feature are the same draw.
 *
 * @param zeros share of zeros, from 0 (none) up
 */
record ContinuousLaw(double zeros) implements Law {
    private static final int CELLS = 200;
    private static final int CELLS_OF_A_BIN = 20;

    @Override
    public Samples draw(CountSampler sampler, long referenceRows, long liveRows) {
        long referenceZeros = zeros == 0 ? 0 : sampler.binomial(referenceRows, zeros);
        long[] positive = countsAbove(referenceZeros, referenceRows);
        long liveZeros = zeros == 0 ? 0 : sampler.binomial(liveRows, zeros);
        long[] livePositive = sampler.multinomial(liveRows - liveZeros, sampler.massesBetweenOwnValues(positive));
        long[] reference = withZeros(referenceZeros, positive);
        long[] live = withZeros(liveZeros, livePositive);
        return new Samples(PairedCounts.of(reference, live), PairedCounts.of(bins(reference), bins(live)));
    }

    /**
     * Rows of the reference in the cells above zero: the j-th edge is the value of rank ⌈j·m / 200⌉, and those of ranks up to the number of
     * zeros collapse into zero.
     */
    static long[] countsAbove(long referenceZeros, long referenceRows) {
        int collapsed = 0;
        while (collapsed < CELLS - 1 && rank(collapsed + 1, referenceRows) <= referenceZeros) {
            collapsed++;
        }
        long[] counts = new long[CELLS - collapsed];
        long below = referenceZeros;
        for (int cell = 0; cell < counts.length; cell++) {
            long upTo = rank(collapsed + cell + 1, referenceRows);
            counts[cell] = upTo - below;
            below = upTo;
        }
        return counts;
    }

    private static long rank(int edge, long rows) {
        return (edge * rows + CELLS - 1) / CELLS;
    }

    static long[] withZeros(long zeros, long[] positive) {
        long[] counts = new long[positive.length + 1];
        counts[0] = zeros;
        System.arraycopy(positive, 0, counts, 1, positive.length);
        return counts;
    }

    /** The bins of PSI end at every twentieth edge; zeros are with those below the first that is not zero, or alone where they fill a bin. */
    static long[] bins(long[] counts) {
        int collapsed = CELLS + 1 - counts.length;
        int firstBin = collapsed / CELLS_OF_A_BIN;
        long[] bins = new long[CELLS / CELLS_OF_A_BIN + 1];
        bins[firstBin > 0 ? 0 : 1] += counts[0];
        for (int cell = 1; cell < counts.length; cell++) {
            bins[1 + (collapsed + cell - 1) / CELLS_OF_A_BIN] += counts[cell];
        }
        return bins;
    }
}
