package io.driftmeter.statistics.distribution;

/**
 * What a comparison of means needs of one side.
 *
 * @param values number of values, 2 or more
 * @param mean in the unit of the feature, finite
 * @param variance with divisor n − 1, in the squared unit, finite and 0 or more
 */
public record SampleMoments(long values, double mean, double variance) {
    public SampleMoments {
        if (values < 2 || !Double.isFinite(mean) || !(variance >= 0) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException(values + " values, mean " + mean + ", variance " + variance);
        }
    }

    /** In the unit of the feature. */
    public double standardDeviation() {
        return Math.sqrt(variance);
    }

    /** Variance of the mean under independent rows. */
    double varianceOfMean() {
        return variance / values;
    }
}
