package io.driftmeter.statistics.verdict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one window shows of one feature.
 *
 * @param name name of the feature
 * @param verdict the verdict
 * @param effect how large the change of the primary statistic is, whatever its significance
 * @param reason the verdict in words, with value, threshold and rows
 * @param statistics all statistics, in a fixed order
 * @param bins live rows beside reference rows: PSI's bins, or the categories
 */
public record FeatureFinding(
        String name,
        DriftVerdict verdict,
        EffectBand effect,
        String reason,
        List<StatisticFinding> statistics,
        List<BinFinding> bins) {

    public FeatureFinding {
        statistics = List.copyOf(statistics);
        bins = List.copyOf(bins);
    }

    /** The smallest shift that the rows could have shown; empty where the feature was judged, or no shift could have been shown. */
    public OptionalDouble smallestDetectableShift() {
        return verdict instanceof DriftVerdict.NotEnoughData notEnough
                ? notEnough.smallestDetectableShift()
                : OptionalDouble.empty();
    }
}
