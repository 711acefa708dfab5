package io.driftmeter.statistics.counts;

/**
 * What has been counted of one feature. Every row that is looked at ends in exactly one of: a usable value, missing, wrong type,
 * not-a-number, an infinity. Not thread-safe.
 */
public sealed interface FeatureCounts permits NumericCounts, CategoryCounts {

    /** Counts a number. */
    void add(double value);

    /** Counts a whole number. */
    void add(long value);

    /** Counts a truth value. */
    void add(boolean value);

    /** Counts a text. */
    void add(CharSequence value);

    /** Counts a row without a value. */
    void addMissing();

    /** Counts a row with a value that is none of the kinds above. */
    void addWrongType();

    /** Rows that were looked at. */
    default long rows() {
        return values() + missing() + wrongType() + notANumber() + positiveInfinity() + negativeInfinity();
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
     * Adds what others have counted.
     *
     * @throws IllegalArgumentException where they count another kind of feature or other cells
     */
    void merge(FeatureCounts other);

    /**
     * Takes out what had been merged in.
     *
     * @throws IllegalArgumentException as {@link #merge} does
     */
    void subtract(FeatureCounts other);

    /** Writes the counts, compactly. */
    void writeTo(CountsOutput out);

    /**
     * Adds counts that {@link #writeTo} wrote.
     *
     * @throws CorruptCountsException where the bytes are not counts of this feature
     */
    void addFrom(CountsInput in);
}
