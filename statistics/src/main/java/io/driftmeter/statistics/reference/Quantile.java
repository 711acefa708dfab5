package io.driftmeter.statistics.reference;

/**
 * One quantile of a reference's values.
 *
 * @param share share of the values at or below it, between 0 and 1
 * @param value in the unit of the feature
 */
public record Quantile(double share, double value) {
    public Quantile {
        if (!(share > 0 && share < 1) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("not a quantile: " + value + " at " + share);
        }
    }
}
