package io.driftmeter.statistics.reference;

/**
 * How much a feature varies between the reference's own windows of one length. Live data is not independent rows; this is what
 * a verdict allows for.
 *
 * @param windowMilliseconds length of the windows, in milliseconds
 * @param windows number W of whole windows with values, 20 or more
 * @param rowsPerWindow mean number of values a window
 * @param largestVariance V: the largest variance (divisor W − 1) between the windows of the cumulative share at a decile edge; for
 *     categories, of a category's share; 0 to 0.5
 */
public record WindowVariation(long windowMilliseconds, int windows, double rowsPerWindow, double largestVariance) {
    /** Under so many windows the variation is unknown. */
    public static final int LEAST_WINDOWS = 20;

    public WindowVariation {
        if (windowMilliseconds <= 0 || windows < LEAST_WINDOWS || !(rowsPerWindow > 0)) {
            throw new IllegalArgumentException("variation of windows of " + windowMilliseconds + " ms needs at least "
                    + LEAST_WINDOWS + " windows with rows: " + windows + " windows of " + rowsPerWindow + " rows");
        }
        if (!(largestVariance >= 0 && largestVariance <= 0.5)) {
            throw new IllegalArgumentException("variance of a share must be from 0 to 0.5: " + largestVariance);
        }
    }
}
