package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A column of categories, or of truth values, on the last pass. */
final class CategoryCount implements ColumnCount {
    private final String name;
    private final CategoryCounts counts;
    private final @Nullable ColumnShares shares;

    /**
     * Nothing counted yet.
     *
     * @param time where the row that is counted lies; null where rows carry no times
     * @param mostCountsHeld bound on the counters that are held for windows
     */
    CategoryCount(
            String name,
            ReferenceSettings settings,
            Categories categories,
            @Nullable RowTime time,
            long mostCountsHeld) {
        this.name = name;
        this.counts = new CategoryCounts(categories);
        this.shares = time == null
                ? null
                : new ColumnShares(
                        settings.windowMilliseconds(),
                        IntStream.range(0, categories.counters()).toArray(),
                        false,
                        time,
                        mostCountsHeld);
    }

    @Override
    public CategoryCounts counts() {
        return counts;
    }

    @Override
    public void follow(Object value) {
        String category = category(value, counts.categories().truthValues());
        if (shares != null && category != null) {
            shares.add(counts.categories().binOf(category));
        }
    }

    /** The category that a value names; null where it names none. Of a truth value nothing else names one. */
    private static @Nullable String category(Object value, boolean truthValues) {
        if (value instanceof Boolean truth) {
            return truth.toString();
        }
        if (truthValues) {
            return null;
        }
        if (value instanceof Number number) {
            return ColumnSurvey.isWhole(number) ? Long.toString(number.longValue()) : null;
        }
        return value instanceof CharSequence text ? text.toString() : null;
    }

    @Override
    public CategoricalReference reference() {
        List<WindowVariation> variation = shares == null ? List.of() : shares.variation();
        return new CategoricalReference(
                name,
                counts,
                variation,
                OptionalDouble.empty(),
                shares == null ? Optional.empty() : shares.seasons(variation));
    }
}
