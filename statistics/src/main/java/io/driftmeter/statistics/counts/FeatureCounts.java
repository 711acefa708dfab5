package io.driftmeter.statistics.counts;

/**
 * What has been counted of one feature. Every row that is looked at ends in exactly one of: a usable value, missing, wrong type,
 * not-a-number, an infinity. Not thread-safe.
 */
public sealed interface FeatureCounts permits NumericCounts, CategoryCounts, EmbeddingCounts {

    /** Counts a number. */
    void add(double value);

    /**
     * Counts numbers: the same as one after the other, and faster.
     *
     * @param values the numbers, at its beginning
     * @param count how many
     * @param places room for as many counters' places while it works, so that nothing is allocated
     */
    default void addAll(double[] values, int count, int[] places) {
        for (int i = 0; i < count; i++) {
            add(values[i]);
        }
    }

    /**
     * Counts texts that {@link #texts()} holds: the same as one after the other, and faster.
     *
     * @param numbers the texts' numbers in that table, at its beginning
     * @param count how many
     */
    default void addTexts(int[] numbers, int count) {
        if (count > 0) {
            throw new IllegalArgumentException("the table of texts is empty");
        }
    }

    /** The texts that can be counted by {@link #addTexts}; other ones are counted one by one. */
    default TextTable texts() {
        return TextTable.EMPTY;
    }

    /** Counts a whole number. */
    void add(long value);

    /** Counts a truth value. */
    void add(boolean value);

    /** Counts a text. */
    void add(CharSequence value);

    /**
     * Counts a text that lies in UTF-8 among other bytes.
     *
     * @param bytes holds it; is not kept
     * @param start where it begins
     * @param length its bytes
     */
    void add(byte[] bytes, int start, int length);

    /** Counts an array of numbers, in the order of its components. */
    void add(double[] array);

    /** Counts a row without a value. */
    void addMissing();

    /** Counts a row with a value that is none of the kinds above. */
    void addWrongType();

    /** Rows that were looked at. */
    default long rows() {
        return Counters.total(values(), missing(), wrongType(), notANumber(), positiveInfinity(), negativeInfinity());
    }

    /** Rows with a usable value: the n of the statistics. */
    long values();

    /** Rows without a value. */
    long missing();

    /** Rows with a value of another type. */
    long wrongType();

    /** Rows that held not-a-number. */
    long notANumber();

    /** Rows that held +∞. */
    long positiveInfinity();

    /** Rows that held −∞. */
    long negativeInfinity();

    /** Rows with a value that the reference does not have: another category, or a number outside every atom of a feature that has atoms only. */
    long unseen();

    /**
     * Checks that {@link #merge} can be done; changes nothing.
     *
     * @throws IllegalArgumentException where the others count another kind of feature, other cells or other categories
     * @throws ArithmeticException where a counter would exceed a long
     */
    void requireAddable(FeatureCounts other);

    /**
     * Checks that {@link #subtract} can be done; changes nothing.
     *
     * @throws IllegalArgumentException where the others count another kind of feature, other cells or other categories, or where
     *     a counter would become negative
     */
    void requirePart(FeatureCounts other);

    /**
     * Adds what others have counted; adds nothing where it throws.
     *
     * @throws IllegalArgumentException as {@link #requireAddable} does
     * @throws ArithmeticException as {@link #requireAddable} does
     */
    void merge(FeatureCounts other);

    /**
     * Takes out what had been merged in; takes out nothing where it throws.
     *
     * @throws IllegalArgumentException as {@link #requirePart} does
     */
    void subtract(FeatureCounts other);

    /** Writes what is counted: the cells, or the categories. Counts with the same can be merged. */
    void writeLayoutTo(CountsOutput out);

    /** Writes the counts, compactly. */
    void writeTo(CountsOutput out);

    /**
     * Reads counts of this feature that {@link #writeTo} wrote, as counts of their own: these ones stay as they are.
     *
     * @throws CorruptCountsException where the bytes are not counts of this feature
     */
    FeatureCounts read(CountsInput in);
}
