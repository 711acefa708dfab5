package io.driftmeter.statistics.counts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What has been counted of a categorical feature: rows of each category, of the pooled ones, and of unseen values, of whose names
 * a bounded sample is kept. Truth values and whole numbers count by their text, since they often name categories; other numbers
 * are of the wrong type. Where the feature is a truth value, texts and numbers are of the wrong type.
 */
public final class CategoryCounts implements FeatureCounts {
    private static final int UNSEEN_NAMES_KEPT = 10;
    private static final int LONGEST_NAME_KEPT = 100;

    private final Categories categories;
    private final long[] counters;
    private final UnusableRows unusable = new UnusableRows();
    private final NameSample unseenNames = new NameSample(UNSEEN_NAMES_KEPT, LONGEST_NAME_KEPT);

    /** Starts at nothing. */
    public CategoryCounts(Categories categories) {
        this.categories = categories;
        this.counters = new long[categories.counters()];
    }

    /**
     * Takes a reference's counts as they were stored.
     *
     * @param categories the categories
     * @param namedCounts rows of each category, in the order of {@link Categories#names()}
     * @param other rows of the pooled categories
     * @param unusable rows without a usable value
     */
    public CategoryCounts(Categories categories, long[] namedCounts, long other, UnusableRows unusable) {
        this(categories);
        if (namedCounts.length != categories.names().size()) {
            throw new IllegalArgumentException(namedCounts.length + " counts where there are "
                    + categories.names().size() + " categories");
        }
        System.arraycopy(namedCounts, 0, counters, 0, namedCounts.length);
        counters[categories.otherCounter()] = other;
        this.unusable.merge(unusable, 1);
    }

    @Override
    public void add(double value) {
        if (Double.isNaN(value)) {
            unusable.notANumber++;
        } else {
            addWrongType();
        }
    }

    @Override
    public void add(long value) {
        if (categories.truthValues()) {
            addWrongType();
        } else {
            addCategory(Long.toString(value));
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

    private void addCategory(String name) {
        int counter = categories.counterOf(name);
        counters[counter]++;
        if (counter == categories.unseenCounter()) {
            unseenNames.add(name);
        }
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
        return LongStream.of(counters).sum();
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
        return unusable.notANumber;
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
    public void merge(FeatureCounts other) {
        CategoryCounts category = requireSameCategories(other);
        combine(category, 1);
        category.unseenNames.names().forEach(unseenNames::add);
    }

    /** Names of unseen values stay: the sample is a hint, not a count. */
    @Override
    public void subtract(FeatureCounts other) {
        combine(requireSameCategories(other), -1);
    }

    private void combine(CategoryCounts other, int sign) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] += sign * other.counters[i];
        }
        unusable.merge(other.unusable, sign);
    }

    private CategoryCounts requireSameCategories(FeatureCounts other) {
        if (!(other instanceof CategoryCounts category) || category.counters.length != counters.length) {
            throw new IllegalArgumentException("counts of another feature cannot be merged");
        }
        return category;
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
    public void addFrom(CountsInput in) {
        in.addSparse(counters);
        unusable.addFrom(in);
        unseenNames.addFrom(in);
    }
}
