package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.KolmogorovSmirnov;
import io.driftmeter.statistics.reference.WindowVariation;

/**
 * How far live rows are from independent, from the reference's own W windows of the same length: φ = max(1, 4 · n_ref · V), V the largest
 * variance between the windows of a cumulative share at a decile edge (categories: of a share), n_ref the mean rows of a window.
 *
 * <p>For a distance D: z² = D² nm / ((n + m) φ), n capped at n_ref, and p = max(Kolmogorov's p, 2 (1 + 4z²/ν)^(−ν/2)) with ν = W − 1. Where seasons are known, V is of what they leave and ν = days − 1. The heavy
 * tail allows for V being an estimate; it held the level at 0.1 to 0.2 × nominal for W from 10 to 400 under AR(1) with ρ = 0.9.
 *
 * @param variation the reference's variation, over 20 windows or more
 */
record Dispersion(WindowVariation variation) {
    /** With fewer effective rows, n / φ, nothing is judged. */
    static final double LEAST_EFFECTIVE_ROWS = 30;

    double phi() {
        return variation.phi();
    }

    double degreesOfFreedom() {
        return variation.degreesOfFreedom();
    }

    /** Live rows as independent ones: n / φ, n capped at n_ref, since rows beyond it do not show more windows. */
    double effectiveRows(long liveRows) {
        return cappedRows(liveRows) / phi();
    }

    private double cappedRows(long liveRows) {
        return Math.min(liveRows, variation.rowsPerWindow());
    }

    /** Logarithm to base 10 of p for a Kolmogorov-Smirnov distance. */
    double log10DistancePValue(double distance, long liveRows, long referenceRows, double log10KolmogorovPValue) {
        double rows = KolmogorovSmirnov.effectiveRows(cappedRows(liveRows), referenceRows);
        double squaredZ = distance * distance * rows / phi();
        return Math.max(log10KolmogorovPValue, BoundedTail.log10TwoSided(4 * squaredZ, degreesOfFreedom()));
    }

    /** The distance whose p-value is the level; more than 1 where no distance would do. */
    double distanceAt(double level, long liveRows, long referenceRows) {
        double rows = KolmogorovSmirnov.effectiveRows(cappedRows(liveRows), referenceRows);
        return Math.sqrt(BoundedTail.squaredDeviationAt(level, degreesOfFreedom()) / 4 * phi() / rows);
    }

    /**
     * Logarithm to base 10 of p for the largest change of k shares: the larger of the p-value for independent rows and k × the tail of
     * t² = change² nm / ((n + m) n_ref V).
     */
    double log10SharePValue(
            double change, int shares, long liveRows, long referenceRows, double log10IndependentPValue) {
        double variance = shareVariance(liveRows, referenceRows);
        if (variance == 0) {
            return log10IndependentPValue;
        }
        double tail = BoundedTail.log10TwoSided(change * change / variance, degreesOfFreedom());
        return Math.max(log10IndependentPValue, Math.min(0, tail + StrictMath.log10(shares)));
    }

    /** The change of a share whose p-value is the level; more than 1 where no change would do. */
    double shareChangeAt(double level, int shares, long liveRows, long referenceRows) {
        // Hoeffding's bound: 4k exp(−2 rows change²) is the level: two sides, and half the level for each of two tests,
        // k shares.
        double independent = Math.sqrt(
                StrictMath.log(4 * shares / level) / 2 / KolmogorovSmirnov.effectiveRows(liveRows, referenceRows));
        double squared = BoundedTail.squaredDeviationAt(level / shares, degreesOfFreedom());
        return Math.max(independent, Math.sqrt(squared * shareVariance(liveRows, referenceRows)));
    }

    private double shareVariance(long liveRows, long referenceRows) {
        double rows = KolmogorovSmirnov.effectiveRows(cappedRows(liveRows), referenceRows);
        return variation.rowsPerWindow() * variation.largestVariance() / rows;
    }
}
