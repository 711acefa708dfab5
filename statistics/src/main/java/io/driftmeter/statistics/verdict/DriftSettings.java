package io.driftmeter.statistics.verdict;

import java.util.Set;

/**
 * What counts as an effect, and from how many rows on anything is judged.
 *
 * @param minimumRows with fewer rows a feature is not judged
 * @param minorEffect Kolmogorov-Smirnov distance from which the effect on a number is minor
 * @param majorEffect Kolmogorov-Smirnov distance from which it is major
 * @param minorShareChange largest change of a category's share from which the effect on a category is minor
 * @param majorShareChange largest change of a category's share from which it is major
 * @param minorRateChange change of a rate (missing, unseen, wrong type, NaN, infinite) from which its effect is minor
 * @param majorRateChange change of a rate from which its effect is major
 * @param ignoredFeatures features that are neither judged nor reported
 */
public record DriftSettings(
        long minimumRows,
        double minorEffect,
        double majorEffect,
        double minorShareChange,
        double majorShareChange,
        double minorRateChange,
        double majorRateChange,
        Set<String> ignoredFeatures) {

    public DriftSettings {
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimum rows must be 1 or more: " + minimumRows);
        }
        requireBand("effect", minorEffect, majorEffect);
        requireBand("share change", minorShareChange, majorShareChange);
        requireBand("rate change", minorRateChange, majorRateChange);
        ignoredFeatures = Set.copyOf(ignoredFeatures);
    }

    private static void requireBand(String what, double minor, double major) {
        if (!(minor > 0 && minor <= major && major <= 1)) {
            throw new IllegalArgumentException(
                    what + " must have 0 < minor <= major <= 1: minor " + minor + ", major " + major);
        }
    }

    /** 100 rows; D 0.1 and 0.2; share changes 0.05 and 0.1; rate changes 0.01 and 0.05; nothing ignored. */
    public static DriftSettings defaults() {
        return new DriftSettings(100, 0.1, 0.2, 0.05, 0.1, 0.01, 0.05, Set.of());
    }
}
