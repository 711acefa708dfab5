package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Distribution of a numeric feature.
 *
 * @param name name of the feature
 * @param counts what was counted of the reference's rows, on the scale on which live rows are counted
 * @param variation variation between the reference's own windows
 * @param importance importance to the model, 0 or more; empty where unknown
 * @param seasons counts by hour and kind of day; empty where they do not matter, or are unknown
 * @param quantiles by ascending share; empty where there is no value
 * @param edgeRankError rank error, as a share of the values, of the sketch that edges and quantiles come from; 0 where they are exact
 */
public record NumericReference(
        String name,
        NumericCounts counts,
        List<WindowVariation> variation,
        OptionalDouble importance,
        Optional<SeasonalCounts> seasons,
        List<Quantile> quantiles,
        double edgeRankError)
        implements FeatureReference {
    private static final int MOST_BYTES_A_CELL = 7;
    private static final int MOST_BYTES_BESIDE_CELLS = 9_000;

    /** Without seasons and quantiles, with exact edges. */
    public NumericReference(
            String name, NumericCounts counts, List<WindowVariation> variation, OptionalDouble importance) {
        this(name, counts, variation, importance, Optional.empty(), List.of(), 0);
    }

    public NumericReference {
        if (!(edgeRankError >= 0 && edgeRankError < 1)) {
            throw new IllegalArgumentException("rank error of edges must be from 0 to 1: " + edgeRankError);
        }
        variation = List.copyOf(variation);
        quantiles = List.copyOf(quantiles);
    }

    /** The scale on which values are counted. */
    public NumericScale scale() {
        return counts.scale();
    }

    @Override
    public NumericReference withImportance(double known) {
        return new NumericReference(
                name, counts, variation, OptionalDouble.of(known), seasons, quantiles, edgeRankError);
    }

    @Override
    public NumericCounts newCounts() {
        return new NumericCounts(counts.scale());
    }

    @Override
    public int mostBytesWritten() {
        return scale().cells().count() * MOST_BYTES_A_CELL + MOST_BYTES_BESIDE_CELLS;
    }
}
