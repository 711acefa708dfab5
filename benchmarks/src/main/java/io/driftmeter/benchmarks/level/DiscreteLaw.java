package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.distribution.PairedCounts;
import java.util.Arrays;

/**
 * A law over few values or categories, each of which the product counts by itself.
 *
 * @param shares probability of each, in the order of the values
 */
record DiscreteLaw(double... shares) implements Law {

    /** Categories whose shares fall as 1/k. */
    static DiscreteLaw zipf(int categories) {
        double[] shares = new double[categories];
        Arrays.setAll(shares, rank -> 1.0 / (rank + 1));
        return new DiscreteLaw(shares);
    }

    @Override
    public Samples draw(CountSampler sampler, long referenceRows, long liveRows) {
        PairedCounts counts =
                PairedCounts.of(sampler.multinomial(referenceRows, shares), sampler.multinomial(liveRows, shares));
        return new Samples(counts, counts);
    }
}
