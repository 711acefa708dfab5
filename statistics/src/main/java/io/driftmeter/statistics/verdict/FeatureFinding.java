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
 * @param quantiles live beside reference, by ascending share; of numbers only
 * @param log10QValue logarithm to base 10 of the Benjamini-Hochberg q-value of the distribution's test among those of the window's features, for
 *     ranking; empty where the distribution was not judged
 */
public record FeatureFinding(
        String name,
        DriftVerdict verdict,
        EffectBand effect,
        String reason,
        List<StatisticFinding> statistics,
        List<BinFinding> bins,
        List<QuantileFinding> quantiles,
        OptionalDouble log10QValue) {

    public FeatureFinding {
        statistics = List.copyOf(statistics);
        bins = List.copyOf(bins);
        quantiles = List.copyOf(quantiles);
    }

    FeatureFinding withLog10QValue(double value) {
        return new FeatureFinding(name, verdict, effect, reason, statistics, bins, quantiles, OptionalDouble.of(value));
    }

    /** The smallest shift that the rows could have shown; empty where the feature was judged, or no shift could have been shown. */
    public OptionalDouble smallestDetectableShift() {
        return verdict instanceof DriftVerdict.NotEnoughData notEnough
                ? notEnough.smallestDetectableShift()
                : OptionalDouble.empty();
    }
}
