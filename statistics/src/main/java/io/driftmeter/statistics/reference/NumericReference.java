package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Distribution of a numeric feature.
 *
 * @param name name of the feature
 * @param counts what was counted of the reference's rows, on the scale on which live rows are counted
 * @param variation variation between the reference's own windows
 * @param importance importance to the model, 0 or more; empty where unknown
 */
public record NumericReference(
        String name, NumericCounts counts, List<WindowVariation> variation, OptionalDouble importance)
        implements FeatureReference {
    private static final int MOST_BYTES_A_CELL = 7;
    private static final int MOST_BYTES_BESIDE_CELLS = 9_000;

    public NumericReference {
        variation = List.copyOf(variation);
    }

    /** The scale on which values are counted. */
    public NumericScale scale() {
        return counts.scale();
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
