package io.driftmeter.statistics.verdict;

import java.util.Set;

/**
 * What counts as an effect, and from how many rows on anything is judged.
 *
 * @param minimumRows with fewer rows a feature is not judged
 * @param effects how large a change must be to matter
 * @param dailyPattern whether the hours of the day may differ
 * @param ignoredFeatures features that are neither judged nor reported
 */
public record DriftSettings(
        long minimumRows, DriftEffects effects, DailyPattern dailyPattern, Set<String> ignoredFeatures) {

    public DriftSettings {
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimum rows must be 1 or more: " + minimumRows);
        }
        ignoredFeatures = Set.copyOf(ignoredFeatures);
    }

    /** 100 rows; the default effects; a daily pattern is expected; nothing ignored. */
    public static DriftSettings defaults() {
        return new DriftSettings(100, DriftEffects.defaults(), DailyPattern.EXPECTED, Set.of());
    }
}
