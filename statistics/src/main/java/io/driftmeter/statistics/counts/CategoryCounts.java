package io.driftmeter.statistics.counts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What has been counted of a categorical feature: rows of each category, of the pooled ones, and of unseen values, of whose names
 * a bounded sample is kept. Truth values and whole numbers count by their text, since they often name categories; other numbers,
 * not-a-number and infinities too, are of the wrong type. Where the feature is a truth value, texts and numbers are of the wrong
 * type.
 */
public final class CategoryCounts implements FeatureCounts {
    private static final int UNSEEN_NAMES_KEPT = 10;
    private static final int LONGEST_NAME_KEPT = 100;

    private final Categories categories;
    private final long[] counters;
    private final UnusableRows unusable;
    private final NameSample unseenNames = new NameSample(UNSEEN_NAMES_KEPT, LONGEST_NAME_KEPT);

    /** Starts at nothing. */
    public CategoryCounts(Categories categories) {
        this.categories = categories;
        this.counters = new long[categories.counters()];
        this.unusable = new UnusableRows();
    }

    /**
     * Takes a reference's counts as they were stored.
     *
     * @param categories the categories
     * @param namedCounts rows of each category, in the order of {@link Categories#names()}
     * @param other rows of the pooled categories
     * @param unusable rows without a usable value
     * @throws IllegalArgumentException where these do not fit together
     */
    public CategoryCounts(Categories categories, long[] namedCounts, long other, UnusableRows unusable) {
        if (namedCounts.length != categories.names().size()) {
            throw new IllegalArgumentException(namedCounts.length + " counts where there are "
                    + categories.names().size() + " categories");
        }
        this.categories = categories;
        this.counters = Arrays.copyOf(namedCounts, categories.counters());
        this.counters[categories.otherCounter()] = other;
        this.unusable = unusable.copy();
        try {
            requireSound();
        } catch (ArithmeticException tooMany) {
            throw new IllegalArgumentException("more rows than a counter can hold", tooMany);
        }
    }

    private CategoryCounts(Categories categories, CountsInput in) {
        this.categories = categories;
        this.counters = in.readSparse(categories.counters());
        this.unusable = UnusableRows.read(in);
        this.unseenNames.readFrom(in);
        requireSound();
    }

    /** That these can be the counts of some rows; then no counter exceeds {@link #rows()}, which fits a long. */
    private void requireSound() {
        Counters.requireAll("category", counters);
        Counters.require("rows", rows());
        if (Counters.total(unusable.notANumber, unusable.positiveInfinity, unusable.negativeInfinity) > 0) {
            throw new IllegalArgumentException("a category is never not-a-number or infinite");
        }
        if (unseen() == 0 && !unseenNames.names().isEmpty()) {
            throw new IllegalArgumentException("names of unseen values, but no rows of them");
        }
    }

    @Override
    public void add(double value) {
        addWrongType();
    }

    @Override
    public void add(long value) {
        if (categories.truthValues()) {
            addWrongType();
        } else if (!counted(categories.binOf(value))) {
            unseenNames.add(Long.toString(value));
        }
    }

    @Override
    public void add(boolean value) {
        addCategory(Boolean.toString(value));
    }

    @Override
    public void add(CharSequence value) {
        if (categories.truthValues()) {
            addWrongType();
        } else {
            addCategory(value.toString());
        }
    }

    @Override
    public void add(byte[] bytes, int start, int length) {
        if (categories.truthValues()) {
            addWrongType();
        } else if (!counted(categories.binOf(bytes, start, length))) {
            unseenNames.add(new String(bytes, start, length, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void addTexts(int[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            counters[numbers[i]]++;
        }
    }

    @Override
    public TextTable texts() {
        return categories.binsOfTexts();
    }

    private void addCategory(String name) {
        if (!counted(categories.binOf(name))) {
            unseenNames.add(name);
        }
    }

    /** Counts a row in a bin; false where that is the bin of unseen values. */
    private boolean counted(int bin) {
        counters[bin]++;
        return bin != categories.unseenCounter();
    }

    @Override
    public void add(double[] array) {
        addWrongType();
    }

    @Override
    public void addMissing() {
        unusable.missing++;
    }

    @Override
    public void addWrongType() {
        unusable.wrongType++;
    }

    /** The reference's categories. */
    public Categories categories() {
        return categories;
    }

    /** Rows of each category, in the order of {@link Categories#names()}. */
    public long[] namedCounts() {
        return Arrays.copyOf(counters, categories.names().size());
    }

    /** Rows of each category, then of the pooled ones, then of unseen ones: the bins of every statistic. */
    public long[] counts() {
        return counters.clone();
    }

    /** Rows of the pooled categories. */
    public long other() {
        return counters[categories.otherCounter()];
    }

    @Override
    public long unseen() {
        return counters[categories.unseenCounter()];
    }

    /** A sample of the names of unseen values, ascending; the same for any order of counting. */
    public List<String> unseenNames() {
        return unseenNames.names();
    }

    @Override
    public long values() {
        return Counters.total(counters);
    }

    @Override
    public long missing() {
        return unusable.missing;
    }

    @Override
    public long wrongType() {
        return unusable.wrongType;
    }

    @Override
    public long notANumber() {
        return 0;
    }

    @Override
    public long positiveInfinity() {
        return 0;
    }

    @Override
    public long negativeInfinity() {
        return 0;
    }

    @Override
    public void requireAddable(FeatureCounts other) {
        Math.addExact(rows(), sameCategories(other).rows());
    }

    @Override
    public void requirePart(FeatureCounts other) {
        CategoryCounts part = sameCategories(other);
        Counters.requirePart("category", part.counters, counters);
        unusable.requirePart(part.unusable);
    }

    private CategoryCounts sameCategories(FeatureCounts other) {
        if (!(other instanceof CategoryCounts category)
                || (category.categories != categories && !category.categories.equals(categories))) {
            throw new IllegalArgumentException("counts of another feature, or of other categories");
        }
        return category;
    }

    @Override
    public void merge(FeatureCounts other) {
        requireAddable(other);
        CategoryCounts category = sameCategories(other);
        combine(category, 1);
        unseenNames.addAll(category.unseenNames);
    }

    /** {@inheritDoc} Names of unseen values stay until there are no such rows left: the sample is a hint, not a count. */
    @Override
    public void subtract(FeatureCounts other) {
        requirePart(other);
        combine(sameCategories(other), -1);
        if (unseen() == 0) {
            unseenNames.clear();
        }
    }

    private void combine(CategoryCounts other, int sign) {
        Counters.combine(counters, other.counters, sign);
        unusable.merge(other.unusable, sign);
    }

    @Override
    public void writeLayoutTo(CountsOutput out) {
        out.writeText(categories.truthValues() ? "boolean" : "categorical");
        categories.writeTo(out);
    }

    /** {@inheritDoc} The names of unseen values come last, after everything that the content hash covers. */
    @Override
    public void writeTo(CountsOutput out) {
        writeCountsTo(out);
        unseenNames.writeTo(out);
    }

    /** Writes all but the names of unseen values. */
    public void writeCountsTo(CountsOutput out) {
        out.writeSparse(counters);
        unusable.writeTo(out);
    }

    @Override
    public CategoryCounts read(CountsInput in) {
        return CorruptCountsException.unlessSound(() -> new CategoryCounts(categories, in));
    }
}
