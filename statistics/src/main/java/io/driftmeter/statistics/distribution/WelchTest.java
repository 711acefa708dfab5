package io.driftmeter.statistics.distribution;

/**
 * Welch's test of whether two means are one, without taking the variances for equal: t = (live mean − reference mean) / √(s²/n + s²/m), two-sided by
 * Student's law with (s²/n + s²/m)² / ((s²/n)²/(n−1) + (s²/m)²/(m−1)) degrees of freedom (Welch, 1947; Satterthwaite, 1946). From exact moments; the
 * p-value holds for independent rows.
 */
public final class WelchTest {
    private WelchTest() {}

    public static TestOutcome of(SampleMoments reference, SampleMoments live) {
        double difference = live.mean() - reference.mean();
        double largest = Math.max(live.varianceOfMean(), reference.varianceOfMean());
        if (largest == 0) {
            return difference == 0
                    ? new TestOutcome.Tested(0, 0, 0)
                    : TestOutcome.unknown("neither live nor reference values vary");
        }
        // Parts of the larger one, so that no square underflows or overflows.
        double livePart = live.varianceOfMean() / largest;
        double referencePart = reference.varianceOfMean() / largest;
        double sum = livePart + referencePart;
        double degreesOfFreedom = sum
                * sum
                / (livePart * livePart / (live.values() - 1)
                        + referencePart * referencePart / (reference.values() - 1));
        double t = difference / (Math.sqrt(largest) * Math.sqrt(sum));
        double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, t));
        return new TestOutcome.Tested(finite, degreesOfFreedom, StudentTail.log10TwoSided(finite, degreesOfFreedom));
    }

    /** The change of the mean in standard deviations of the reference (Glass's Δ); unknown where the reference does not vary. */
    public static Measurement change(SampleMoments reference, SampleMoments live) {
        double change = (live.mean() - reference.mean()) / reference.standardDeviation();
        return Double.isFinite(change) ? Measurement.of(change) : Measurement.unknown(NoRows.NO_SPREAD);
    }
}
