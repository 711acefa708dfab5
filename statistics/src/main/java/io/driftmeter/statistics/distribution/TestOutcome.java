package io.driftmeter.statistics.distribution;

/** What a significance test says, or why it says nothing. */
public sealed interface TestOutcome {

    static TestOutcome unknown(String reason) {
        return new Untested(reason);
    }

    /**
     * The test was made.
     *
     * @param statistic the test statistic, finite
     * @param degreesOfFreedom degrees of freedom of the statistic's law, whole or not; 0 where the law has none
     * @param log10PValue logarithm to base 10 of the p-value: 0 or negative, finite, so that it does not underflow
     */
    record Tested(double statistic, double degreesOfFreedom, double log10PValue) implements TestOutcome {
        public Tested {
            if (!Double.isFinite(statistic)
                    || !Double.isFinite(degreesOfFreedom)
                    || !(log10PValue <= 0)
                    || Double.isInfinite(log10PValue)) {
                throw new IllegalArgumentException("not an outcome: " + statistic + ", log10 p " + log10PValue);
            }
        }

        /** The p-value; 0 where it is below the smallest double. */
        public double pValue() {
            return StrictMath.pow(10, log10PValue);
        }
    }

    /**
     * The test was not made.
     *
     * @param reason why, as a part of a sentence that a user reads: "no live rows"
     */
    record Untested(String reason) implements TestOutcome {}
}
