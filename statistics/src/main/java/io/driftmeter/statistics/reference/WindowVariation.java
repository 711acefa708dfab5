package io.driftmeter.statistics.reference;

/**
 * How much a feature varies between the reference's own windows of one length. Live data is not independent rows; this is what
 * a verdict allows for.
 *
 * @param windowMilliseconds length of the windows, in milliseconds
 * @param windows number W of whole windows with values, 20 or more
 * @param rowsPerWindow mean number of values a window
 * @param largestVariance V: the largest variance between the windows of the cumulative share at a decile edge; for categories, of a
 *     category's share; 0 to 0.5
 * @param degreesOfFreedom ν: how well V is known, W − 1 for windows that vary around one mean, 1 or more
 */
public record WindowVariation(
        long windowMilliseconds, int windows, double rowsPerWindow, double largestVariance, int degreesOfFreedom) {
    /** Under so many windows the variation is unknown. */
    public static final int LEAST_WINDOWS = 20;

    /** Variation around one mean: ν = W − 1. */
    public WindowVariation(long windowMilliseconds, int windows, double rowsPerWindow, double largestVariance) {
        this(windowMilliseconds, windows, rowsPerWindow, largestVariance, windows - 1);
    }

    public WindowVariation {
        if (windowMilliseconds <= 0 || windows < LEAST_WINDOWS || !(rowsPerWindow > 0)) {
            throw new IllegalArgumentException("variation of windows of " + windowMilliseconds + " ms needs at least "
                    + LEAST_WINDOWS + " windows with rows: " + windows + " windows of " + rowsPerWindow + " rows");
        }
        if (!(largestVariance >= 0 && largestVariance <= 0.5)) {
            throw new IllegalArgumentException("variance of a share must be from 0 to 0.5: " + largestVariance);
        }
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("degrees of freedom must be at least 1: " + degreesOfFreedom);
        }
    }

    /** Dispersion φ = max(1, 4 n V): how many times the largest variance is that of independent rows, ¼ / n at most. */
    public double phi() {
        return Math.max(1, 4 * rowsPerWindow * largestVariance);
    }
}
