package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Distribution of a categorical feature or a truth value.
 *
 * @param name name of the feature
 * @param counts what was counted of the reference's rows
 * @param variation variation between the reference's own windows
 * @param importance importance to the model, 0 or more; empty where unknown
 * @param seasons counts by hour and kind of day; empty where they do not matter, or are unknown
 */
public record CategoricalReference(
        String name,
        CategoryCounts counts,
        List<WindowVariation> variation,
        OptionalDouble importance,
        Optional<SeasonalCounts> seasons)
        implements FeatureReference {
    private static final int MOST_BYTES_A_COUNTER = 7;
    private static final int MOST_BYTES_BESIDE_COUNTERS = 4_200;

    /** Without seasons. */
    public CategoricalReference(
            String name, CategoryCounts counts, List<WindowVariation> variation, OptionalDouble importance) {
        this(name, counts, variation, importance, Optional.empty());
    }

    public CategoricalReference {
        variation = List.copyOf(variation);
    }

    /** The categories that have a counter, and the pooled ones. */
    public Categories categories() {
        return counts.categories();
    }

    @Override
    public CategoricalReference withImportance(double known) {
        return new CategoricalReference(name, counts, variation, OptionalDouble.of(known), seasons);
    }

    @Override
    public CategoryCounts newCounts() {
        return new CategoryCounts(counts.categories());
    }

    @Override
    public int mostBytesWritten() {
        return (categories().names().size() + 2) * MOST_BYTES_A_COUNTER + MOST_BYTES_BESIDE_COUNTERS;
    }
}
