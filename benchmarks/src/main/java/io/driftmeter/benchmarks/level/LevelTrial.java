package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.distribution.PopulationStabilityIndex;

/**
 * A cell of the table: so many windows without drift, each with a reference of its own.
 *
 * @param feature what is drawn, in words
 * @param law the law
 * @param test the test that decides
 * @param referenceRows rows of each reference
 * @param liveRows rows of each window
 */
record LevelTrial(String feature, Law law, PrimaryTest test, long referenceRows, long liveRows) {
    private static final double LOG10_OF_5_PERCENT = StrictMath.log10(0.05);

    /** A number by which the seeds of trials differ, the same in every run. */
    int hash() {
        return (feature + '|' + referenceRows + '|' + liveRows).hashCode();
    }

    FalseVerdicts run(long windows, long seed) {
        CountSampler sampler = new CountSampler(seed);
        FalseVerdicts.Tally tally = new FalseVerdicts.Tally();
        for (long window = 0; window < windows; window++) {
            Samples samples = law.draw(sampler, referenceRows, liveRows);
            double log10P = PrimaryTest.log10P(test.decide(samples.cells()));
            double usualLog10P = PrimaryTest.log10P(test.usual(samples.cells()));
            double psi = PopulationStabilityIndex.of(samples.bins()).value().orElseThrow();
            tally.add(log10P, usualLog10P <= LOG10_OF_5_PERCENT, psi);
        }
        return tally.result();
    }
}
