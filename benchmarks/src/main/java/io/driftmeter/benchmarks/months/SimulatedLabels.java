package io.driftmeter.benchmarks.months;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.Outcome;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.time.Duration;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws the labels of rows. The label goes by the number behind the score, and noise; it comes hours after the prediction, most within six, and 5 % never
 * come. The draws are apart from those of the rows, which are the same with labels and without.
 */
final class SimulatedLabels {
    static final Duration HORIZON = Duration.ofDays(1);

    private static final double NOISE = 0.5;
    private static final double NEVER = 0.05;
    private static final double MEAN_AGE = Duration.ofHours(6).toMillis();

    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final ZigguratSampler.Exponential age;

    SimulatedLabels(long seed) {
        this.random = new CountSampler(seed).random();
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        this.age = ZigguratSampler.Exponential.of(random, MEAN_AGE);
    }

    /** Counts rows with these numbers behind their scores, with a change in force. */
    PerformanceCounts of(double[] scores, Change change) {
        PerformanceCounts counts = new BinaryCounts();
        counts.addPredictions(scores.length);
        for (double score : scores) {
            boolean bad = SimulatedFeature.isBad(score + NOISE * normal.sample());
            double after = age.sample();
            boolean comes = random.nextDouble() >= NEVER + change.unlabelled();
            boolean flipped = random.nextDouble() < change.mislabelled();
            if (comes && after <= HORIZON.toMillis()) {
                counts.add(new Outcome.Binary(
                        SimulatedFeature.isBad(score),
                        OptionalDouble.of(SimulatedFeature.score(score)),
                        bad != flipped));
                counts.addLabelAge((long) after, 1);
            }
        }
        return counts;
    }
}
