package io.driftmeter.statistics.counts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The categories of a reference: each has a counter, but the pooled ones share the one for other. Immutable. */
public final class Categories {
    /** The most categories of a feature, pooled ones included: with its counters they fit a message. */
    public static final int MOST = 10_000;

    /** The most bytes that the names of a feature's categories take in UTF-8, those of pooled ones included. */
    public static final int MOST_NAME_BYTES = 256 * 1024;

    private static final int OTHER = -1;
    private static final int UNSEEN = -2;

    private final boolean truthValues;
    private final List<String> names;
    private final List<String> pooled;
    private final Map<String, Integer> indices = new HashMap<>();
    private final TextTable bins;
    private final long[] wholeNumbers;
    private final int[] binsOfWholeNumbers;

    /**
     * Takes categories as a reference has them.
     *
     * @param truthValues whether the feature is a truth value, whose categories are "false" and "true"
     * @param names categories with a counter each, without doubles
     * @param pooled categories that share the counter for other, none of them in {@code names}
     * @throws IllegalArgumentException where a category stands twice, where they are too many or too long, or where a truth value
     *     has other categories
     */
    public Categories(boolean truthValues, Set<String> names, Set<String> pooled) {
        SortedSet<String> ascending = new TreeSet<>(names);
        this.truthValues = truthValues;
        this.names = List.copyOf(ascending);
        this.pooled = List.copyOf(new TreeSet<>(pooled));
        requireBounds();
        if (truthValues && !(this.names.equals(List.of("false", "true")) && pooled.isEmpty())) {
            throw new IllegalArgumentException("the categories of a truth value are false and true, not " + this.names);
        }
        for (int i = 0; i < this.names.size(); i++) {
            indices.put(this.names.get(i), i);
        }
        for (String name : this.pooled) {
            if (indices.put(name, OTHER) != null) {
                throw new IllegalArgumentException("category '" + name + "' has a counter and is pooled");
            }
        }
        this.bins = new TextTable(indices.keySet().stream().collect(Collectors.toMap(name -> name, this::binOf)));
        this.wholeNumbers = indices.keySet().stream()
                .flatMapToLong(Categories::wholeNumber)
                .sorted()
                .toArray();
        this.binsOfWholeNumbers = Arrays.stream(wholeNumbers)
                .mapToInt(number -> binOf(Long.toString(number)))
                .toArray();
    }

    /** The number whose text a name is; empty where it is none, or not as Java writes it. */
    private static LongStream wholeNumber(String name) {
        try {
            long number = Long.parseLong(name);
            return Long.toString(number).equals(name) ? LongStream.of(number) : LongStream.empty();
        } catch (NumberFormatException notANumber) {
            return LongStream.empty();
        }
    }

    private void requireBounds() {
        int count = names.size() + pooled.size();
        if (count > MOST) {
            throw new IllegalArgumentException(count + " categories, at most " + MOST + " are possible");
        }
        long bytes = Stream.concat(names.stream(), pooled.stream())
                .mapToLong(Categories::bytes)
                .sum();
        if (bytes > MOST_NAME_BYTES) {
            throw new IllegalArgumentException(
                    "names of categories take " + bytes + " bytes, at most " + MOST_NAME_BYTES + " are possible");
        }
    }

    /** Bytes that the name of a category takes. */
    public static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether the feature is a truth value. */
    public boolean truthValues() {
        return truthValues;
    }

    /** Categories with a counter each, ascending. */
    public List<String> names() {
        return names;
    }

    /** Categories that share the counter for other, ascending. */
    public List<String> pooled() {
        return pooled;
    }

    /** Number of counters, which are the bins of every statistic: one a category, one for other, one for unseen. */
    public int counters() {
        return names.size() + 2;
    }

    /** The place of a value's rows in {@link CategoryCounts#counts()}. */
    public int binOf(String value) {
        int index = indices.getOrDefault(value, UNSEEN);
        return index >= 0 ? index : names.size() - 1 - index;
    }

    /** The place of the rows of a text, given by its bytes in UTF-8, as {@link #binOf(String)} gives it for the text. */
    int binOf(byte[] bytes, int start, int length) {
        int bin = bins.numberOf(bytes, start, length);
        return bin == TextTable.NONE ? binOf(new String(bytes, start, length, StandardCharsets.UTF_8)) : bin;
    }

    /** The place of the rows of a whole number, as {@link #binOf(String)} gives it for its text. */
    int binOf(long value) {
        int place = Arrays.binarySearch(wholeNumbers, value);
        return place >= 0 ? binsOfWholeNumbers[place] : unseenCounter();
    }

    /** The bins of the texts that are categories, by their bytes; empty where no text is one, since the feature is a truth value. */
    public TextTable binsOfTexts() {
        return truthValues ? TextTable.EMPTY : bins;
    }

    int otherCounter() {
        return names.size();
    }

    int unseenCounter() {
        return names.size() + 1;
    }

    void writeTo(CountsOutput out) {
        writeTexts(names, out);
        writeTexts(pooled, out);
    }

    private static void writeTexts(List<String> texts, CountsOutput out) {
        out.writeCount(texts.size());
        texts.forEach(out::writeText);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Categories categories
                && truthValues == categories.truthValues
                && names.equals(categories.names)
                && pooled.equals(categories.pooled);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
