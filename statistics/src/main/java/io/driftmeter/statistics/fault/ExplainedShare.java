package io.driftmeter.statistics.fault;

/**
 * How much of what came is as expected: 1 − total variation, with what sampling alone would make of it taken off: the mean of
 * Σ|p̂ − p| / 2 is about Σ √(p (1 − p) (1/n + 1/m) / 2π).
 *
 * @param share from 0 to 1
 * @param excess total variation beyond that of sampling, from 0 to 1
 */
record ExplainedShare(double share, double excess) {

    /**
     * @param expected share of each bin
     * @param expectedRows rows that these shares rest on
     * @param live rows of each bin
     * @param liveRows their sum
     */
    static ExplainedShare of(double[] expected, double expectedRows, long[] live, long liveRows) {
        if (liveRows == 0 || expectedRows == 0) {
            return new ExplainedShare(0, 1);
        }
        double variation = 0;
        double sampling = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            double share = expected[bin];
            variation += Math.abs((double) live[bin] / liveRows - share) / 2;
            sampling += Math.sqrt(
                    Math.max(0, share * (1 - share)) * (1.0 / liveRows + 1 / expectedRows) / (2 * StrictMath.PI));
        }
        double excess = Math.min(1, Math.max(0, variation - sampling));
        return new ExplainedShare(1 - excess, excess);
    }

    boolean isEnough() {
        return share >= FaultRules.LEAST_EXPLAINED;
    }
}
