package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The categories of a column on the first pass, with their rows: texts, whole numbers and truth values. It counts as many as a feature can
 * have; with one more the column has no categories.
 */
final class CategorySurvey {
    private final Map<String, Long> texts = new HashMap<>();
    private final Map<Long, Long> wholeNumbers = new HashMap<>();
    private long textBytes;
    private long truths;
    private long untruths;
    private boolean tooManyTexts;
    private boolean tooManyNumbers;

    void add(String text) {
        if (tooManyTexts) {
            return;
        }
        if (texts.merge(text, 1L, Long::sum) == 1) {
            textBytes += Categories.bytes(text);
            tooManyTexts = texts.size() > Categories.MOST || textBytes > Categories.MOST_NAME_BYTES;
        }
    }

    void add(long wholeNumber) {
        if (!tooManyNumbers) {
            wholeNumbers.merge(wholeNumber, 1L, Long::sum);
            tooManyNumbers = wholeNumbers.size() > Categories.MOST;
        }
    }

    void add(boolean truth) {
        truths += truth ? 1 : 0;
        untruths += truth ? 0 : 1;
    }

    /** Why the column has no categories, a clause, and what to do about it; empty where it has. */
    Optional<String> problem() {
        Map<String, Long> rows = tooManyTexts || tooManyNumbers ? Map.of() : rowsByName();
        boolean tooMany = tooManyTexts
                || tooManyNumbers
                || rows.size() > Categories.MOST
                || rows.keySet().stream().mapToLong(Categories::bytes).sum() > Categories.MOST_NAME_BYTES;
        return tooMany
                ? Optional.of("has more than " + Categories.MOST + " different values, or they take more than "
                        + Categories.MOST_NAME_BYTES + " bytes, which are not categories: leave it out")
                : Optional.empty();
    }

    /**
     * The categories; only where there is no problem.
     *
     * @param named so many of the most frequent get a counter of their own, the others are pooled
     */
    Categories categories(int named) {
        List<String> byFrequency = rowsByName().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> category) -> -category.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int first = Math.min(named, byFrequency.size());
        return new Categories(
                false,
                new TreeSet<>(byFrequency.subList(0, first)),
                new TreeSet<>(byFrequency.subList(first, byFrequency.size())));
    }

    /** The categories of a truth value. */
    static Categories ofTruthValues() {
        return new Categories(true, Set.of("false", "true"), Set.of());
    }

    private Map<String, Long> rowsByName() {
        Map<String, Long> rows = new TreeMap<>(texts);
        wholeNumbers.forEach((number, count) -> rows.merge(Long.toString(number), count, Long::sum));
        if (truths > 0) {
            rows.merge("true", truths, Long::sum);
        }
        if (untruths > 0) {
            rows.merge("false", untruths, Long::sum);
        }
        return rows;
    }
}
