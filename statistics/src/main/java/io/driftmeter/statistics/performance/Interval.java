package io.driftmeter.statistics.performance;

/**
 * A 95 % interval.
 *
 * @param lower lower bound, finite
 * @param upper upper bound, finite and not less
 */
public record Interval(double lower, double upper) {
    public Interval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException("from " + lower + " to " + upper);
        }
    }
}
