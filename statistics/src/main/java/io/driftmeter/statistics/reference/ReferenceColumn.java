package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One column while a reference is built, and how its feature's reference is cut from it. */
final class ReferenceColumn {
    private final String name;
    private final ReferenceSettings settings;
    private final ColumnValues values = new ColumnValues();

    ReferenceColumn(String name, ReferenceSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    /** Adds the value of a row; null is missing. Rows that were passed over are missing too. */
    void add(int row, @Nullable Object value) {
        fillTo(row);
        values.add(value);
    }

    void fillTo(int row) {
        while (values.rows() < row) {
            values.add(null);
        }
    }

    /** The kind that the settings give or, where they give none, that of most values; of equally many, the first kind. */
    private ColumnKind kind() {
        ColumnKind given = settings.kinds().get(name);
        if (given != null) {
            return given;
        }
        ColumnKind most = ColumnKind.NUMERIC;
        for (ColumnKind kind : ColumnKind.values()) {
            most = values.usable(kind) > values.usable(most) ? kind : most;
        }
        return most;
    }

    /** Why the column cannot be a feature, and what to do about it; empty where it can. */
    Optional<String> problem() {
        boolean usable = Arrays.stream(ColumnKind.values()).anyMatch(kind -> values.usable(kind) > 0);
        if (!usable && !settings.kinds().containsKey(name)) {
            return problem("has no usable value in " + values.rows() + " rows: leave it out, or say its kind");
        }
        return switch (kind()) {
            case CATEGORICAL -> problemOfCategories();
            case EMBEDDING -> new EmbeddingColumn(values).problem().flatMap(this::problem);
            case NUMERIC, BOOLEAN -> Optional.empty();
        };
    }

    private Optional<String> problemOfCategories() {
        Map<String, Long> rows = rowsByCategory();
        long bytes = rows.keySet().stream().mapToLong(Categories::bytes).sum();
        if (values.furtherTexts() || rows.size() > Categories.MOST || bytes > Categories.MOST_NAME_BYTES) {
            return problem("has more than " + Categories.MOST + " different values, or they take more than "
                    + Categories.MOST_NAME_BYTES + " bytes, which are not categories: leave it out");
        }
        return Optional.empty();
    }

    private Optional<String> problem(String sentence) {
        return Optional.of("feature '" + name + "' " + sentence);
    }

    /**
     * Builds the feature's reference.
     *
     * @param times event time of each row, in milliseconds since the epoch; null where rows carry none
     */
    FeatureReference build(long @Nullable [] times) {
        if (kind() == ColumnKind.EMBEDDING) {
            return new EmbeddingColumn(values).build(name, settings, times);
        }
        FeatureCounts counts = kind() == ColumnKind.NUMERIC ? numeric() : categorical();
        for (int row = 0; row < values.rows(); row++) {
            values.count(row, counts);
        }
        List<WindowVariation> variation = shares(counts).variations(times, settings.windowMilliseconds());
        return counts instanceof NumericCounts numeric
                ? new NumericReference(name, numeric, variation, OptionalDouble.empty())
                : new CategoricalReference(name, (CategoryCounts) counts, variation, OptionalDouble.empty());
    }

    private NumericCounts numeric() {
        double[] finite = IntStream.range(0, values.rows())
                .mapToDouble(values::number)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return new NumericCounts(CellCutter.cut(finite, settings));
    }

    private CategoryCounts categorical() {
        if (kind() == ColumnKind.BOOLEAN) {
            return new CategoryCounts(new Categories(true, Set.of("false", "true"), Set.of()));
        }
        List<String> byFrequency = rowsByCategory().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> category) -> -category.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int named = Math.min(settings.mostCategories(), byFrequency.size());
        return new CategoryCounts(new Categories(
                false,
                new TreeSet<>(byFrequency.subList(0, named)),
                new TreeSet<>(byFrequency.subList(named, byFrequency.size()))));
    }

    /** Ends once there are more categories than a feature can have. */
    private Map<String, Long> rowsByCategory() {
        Map<String, Long> rows = new HashMap<>();
        for (int row = 0; row < values.rows() && rows.size() <= Categories.MOST; row++) {
            String category = values.category(row, false);
            if (category != null) {
                rows.merge(category, 1L, Long::sum);
            }
        }
        return rows;
    }

    /** Bins whose shares are followed from window to window: cumulative ones at the decile edges, or those of the categories' counters. */
    private WindowShares shares(FeatureCounts counted) {
        if (counted instanceof NumericCounts numeric) {
            double[] numbers = IntStream.range(0, values.rows())
                    .mapToDouble(values::number)
                    .toArray();
            return WindowShares.ofNumbers(numbers, numeric.scale().cells());
        }
        int[] bins = new int[values.rows()];
        Categories categories = ((CategoryCounts) counted).categories();
        for (int row = 0; row < bins.length; row++) {
            bins[row] = binOf(values.category(row, categories.truthValues()), categories);
        }
        return new WindowShares(bins, categories.counters(), false);
    }

    private static int binOf(@Nullable String category, Categories categories) {
        return category == null ? WindowShares.NO_VALUE : categories.binOf(category);
    }
}
