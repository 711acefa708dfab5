package io.driftmeter.statistics.counts;

import java.util.Map;

/**
 * What has been counted of a numeric feature: rows in each cell, beyond the reference's ends, by magnitude, and without a usable
 * value; and the moments. Whole numbers are numbers; texts, truth values and arrays are of the wrong type, also where a text reads like a
 * number, since the model would not have taken it.
 */
public final class NumericCounts implements FeatureCounts {

    private final NumericScale scale;
    private final long[] cells;
    private final Moments moments;
    private final MagnitudeCounts magnitudes;
    private final UnusableRows unusable;
    private long belowMinimum;
    private long aboveMaximum;

    /** Starts at nothing. */
    public NumericCounts(NumericScale scale) {
        this.scale = scale;
        this.cells = new long[scale.cells().count()];
        this.moments = new Moments(scale.unitExponent());
        this.magnitudes = new MagnitudeCounts();
        this.unusable = new UnusableRows();
    }

    /**
     * Takes a reference's counts as they were stored.
     *
     * @param scale the scale on which they were counted
     * @param cells rows in each cell
     * @param moments sums over as many values as the cells hold, in the scale's unit
     * @param magnitudes rows by magnitude bucket, as many as the cells hold
     * @param unusable rows without a usable value
     * @throws IllegalArgumentException where these do not fit together
     */
    public NumericCounts(
            NumericScale scale, long[] cells, Moments moments, Map<Integer, Long> magnitudes, UnusableRows unusable) {
        this.scale = scale;
        this.cells = cells.clone();
        this.moments = moments;
        this.magnitudes = MagnitudeCounts.of(magnitudes);
        this.unusable = unusable.copy();
        try {
            requireSound();
        } catch (ArithmeticException tooMany) {
            throw new IllegalArgumentException("more rows than a counter can hold", tooMany);
        }
    }

    private NumericCounts(NumericScale scale, CountsInput in) {
        this.scale = scale;
        this.cells = in.readSparse(scale.cells().count());
        this.moments = Moments.read(scale.unitExponent(), in);
        this.magnitudes = MagnitudeCounts.read(in);
        this.unusable = UnusableRows.read(in);
        this.belowMinimum = in.readCount();
        this.aboveMaximum = in.readCount();
        requireSound();
    }

    /** That these can be the counts of some rows; then no counter exceeds {@link #rows()}, which fits a long. */
    private void requireSound() {
        Counters.requireAll("cell", cells);
        if (cells.length != scale.cells().count() || moments.unitExponent() != scale.unitExponent()) {
            throw new IllegalArgumentException("cells and moments are on another scale");
        }
        if (Counters.total(cells) != moments.values() || magnitudes.total() != moments.values()) {
            throw new IllegalArgumentException("cells, magnitudes and moments are of different values");
        }
        long outside = Counters.total(belowMinimum, aboveMaximum);
        if (outside > (scale.hasRange() ? values() : 0)) {
            throw new IllegalArgumentException(outside + " of " + values() + " values lie beyond the reference's ends");
        }
        Counters.require("rows", rows());
    }

    @Override
    public void add(double value) {
        if (!Double.isFinite(value)) {
            addNonFinite(value);
            return;
        }
        // Looked up first and counted last: the processor holds loads back behind a store whose place is known late.
        int cell = scale.cells().indexOf(value);
        magnitudes.add(value);
        moments.add(value);
        cells[cell]++;
        if (scale.hasRange()) {
            belowMinimum += value < scale.minimum() ? 1 : 0;
            aboveMaximum += value > scale.maximum() ? 1 : 0;
        }
    }

    @Override
    public void addAll(double[] values, int count, int[] places) {
        boolean allInRange = allInRange(values, count);
        if (!allInRange && !allFinite(values, count)) {
            FeatureCounts.super.addAll(values, count, places);
            return;
        }
        // Each in a loop of its own: what it needs stays in registers, and the processor works at several values at
        // once.
        scale.cells().count(values, count, cells, places);
        magnitudes.addAll(values, count, places);
        moments.addAll(values, count);
        if (!allInRange && scale.hasRange()) {
            countOutside(values, count);
        }
    }

    /** Whether all values are finite and none lies beyond the reference's ends, as nearly always. What is not a number is in no range. */
    private boolean allInRange(double[] values, int count) {
        double minimum = scale.hasRange() ? scale.minimum() : -Double.MAX_VALUE;
        double maximum = scale.hasRange() ? scale.maximum() : Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            if (!(values[i] >= minimum && values[i] <= maximum)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allFinite(double[] values, int count) {
        double nothing = 0;
        for (int i = 0; i < count; i++) {
            nothing += values[i] * 0;
        }
        return nothing == 0;
    }

    private void countOutside(double[] values, int count) {
        double minimum = scale.minimum();
        double maximum = scale.maximum();
        int below = 0;
        int above = 0;
        for (int i = 0; i < count; i++) {
            below += values[i] < minimum ? 1 : 0;
            above += values[i] > maximum ? 1 : 0;
        }
        belowMinimum += below;
        aboveMaximum += above;
    }

    private void addNonFinite(double value) {
        if (Double.isNaN(value)) {
            unusable.notANumber++;
        } else if (value > 0) {
            unusable.positiveInfinity++;
        } else {
            unusable.negativeInfinity++;
        }
    }

    @Override
    public void add(long value) {
        add((double) value);
    }

    @Override
    public void add(boolean value) {
        addWrongType();
    }

    @Override
    public void add(CharSequence value) {
        addWrongType();
    }

    @Override
    public void add(byte[] bytes, int start, int length) {
        addWrongType();
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

    /** The scale on which values are counted. */
    public NumericScale scale() {
        return scale;
    }

    /** Rows in each cell. */
    public long[] cellCounts() {
        return cells.clone();
    }

    /** Rows in each of PSI's bins. */
    public long[] decileCounts() {
        return scale.cells().decileCounts(cells);
    }

    /** Mean, variance and what they rest on. */
    public Moments moments() {
        return moments;
    }

    /** Rows by magnitude. */
    public MagnitudeCounts magnitudes() {
        return magnitudes;
    }

    /** Rows below the reference's minimum; none where the reference has no value. */
    public long belowMinimum() {
        return belowMinimum;
    }

    /** Rows above the reference's maximum; none where the reference has no value. */
    public long aboveMaximum() {
        return aboveMaximum;
    }

    @Override
    public long values() {
        return moments.values();
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
        return unusable.positiveInfinity;
    }

    @Override
    public long negativeInfinity() {
        return unusable.negativeInfinity;
    }

    @Override
    public long unseen() {
        if (!scale.atomsOnly()) {
            return 0;
        }
        long seen = 0;
        for (int atom : scale.cells().atoms()) {
            seen += cells[atom];
        }
        return Counters.total(cells) - seen;
    }

    @Override
    public void requireAddable(FeatureCounts other) {
        Math.addExact(rows(), sameScale(other).rows());
    }

    @Override
    public void requirePart(FeatureCounts other) {
        NumericCounts part = sameScale(other);
        Counters.requirePart("cell", part.cells, cells);
        moments.requirePart(part.moments);
        magnitudes.requirePart(part.magnitudes);
        unusable.requirePart(part.unusable);
        Counters.requirePart("below the minimum", part.belowMinimum, belowMinimum);
        Counters.requirePart("above the maximum", part.aboveMaximum, aboveMaximum);
    }

    private NumericCounts sameScale(FeatureCounts other) {
        if (!(other instanceof NumericCounts numeric) || (numeric.scale != scale && !numeric.scale.equals(scale))) {
            throw new IllegalArgumentException("counts of another feature, or in other cells");
        }
        return numeric;
    }

    @Override
    public void merge(FeatureCounts other) {
        requireAddable(other);
        NumericCounts numeric = sameScale(other);
        moments.merge(numeric.moments);
        combine(numeric, 1);
    }

    @Override
    public void subtract(FeatureCounts other) {
        requirePart(other);
        NumericCounts numeric = sameScale(other);
        moments.subtract(numeric.moments);
        combine(numeric, -1);
    }

    private void combine(NumericCounts other, int sign) {
        Counters.combine(cells, other.cells, sign);
        magnitudes.merge(other.magnitudes, sign);
        unusable.merge(other.unusable, sign);
        belowMinimum += sign * other.belowMinimum;
        aboveMaximum += sign * other.aboveMaximum;
    }

    @Override
    public void writeLayoutTo(CountsOutput out) {
        out.writeText("numeric");
        scale.writeTo(out);
    }

    @Override
    public void writeTo(CountsOutput out) {
        out.writeSparse(cells);
        moments.writeTo(out);
        magnitudes.writeTo(out);
        unusable.writeTo(out);
        out.writeCount(belowMinimum);
        out.writeCount(aboveMaximum);
    }

    @Override
    public NumericCounts read(CountsInput in) {
        return CorruptCountsException.unlessSound(() -> new NumericCounts(scale, in));
    }
}
