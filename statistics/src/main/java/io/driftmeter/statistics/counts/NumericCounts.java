package io.driftmeter.statistics.counts;

import java.util.Map;
import java.util.stream.LongStream;

/**
 * What has been counted of a numeric feature: rows in each cell, beyond the reference's ends, by magnitude, and without a usable
 * value; and the moments. Whole numbers are numbers; texts and truth values are of the wrong type, also where a text reads like a
 * number, since the model would not have taken it.
 */
public final class NumericCounts implements FeatureCounts {
    private final NumericScale scale;
    private final long[] cells;
    private final Moments moments;
    private final MagnitudeCounts magnitudes;
    private final UnusableRows unusable = new UnusableRows();
    private long belowMinimum;
    private long aboveMaximum;

    /** Starts at nothing. */
    public NumericCounts(NumericScale scale) {
        this.scale = scale;
        this.cells = new long[scale.cells().count()];
        this.moments = new Moments(scale.unitExponent());
        this.magnitudes = new MagnitudeCounts();
    }

    /**
     * Takes a reference's counts as they were stored.
     *
     * @param scale the scale on which they were counted
     * @param cells rows in each cell
     * @param moments sums over as many values as the cells hold, in the scale's unit
     * @param magnitudes rows by magnitude bucket
     * @param unusable rows without a usable value
     * @throws IllegalArgumentException where these do not fit together
     */
    public NumericCounts(
            NumericScale scale, long[] cells, Moments moments, Map<Integer, Long> magnitudes, UnusableRows unusable) {
        if (cells.length != scale.cells().count()) {
            throw new IllegalArgumentException(cells.length + " cell counts where there are "
                    + scale.cells().count() + " cells");
        }
        if (LongStream.of(cells).sum() != moments.values() || moments.unitExponent() != scale.unitExponent()) {
            throw new IllegalArgumentException("cells and moments are of different values");
        }
        this.scale = scale;
        this.cells = cells.clone();
        this.moments = moments;
        this.magnitudes = MagnitudeCounts.of(magnitudes);
        this.unusable.merge(unusable, 1);
    }

    @Override
    public void add(double value) {
        if (!Double.isFinite(value)) {
            addNonFinite(value);
            return;
        }
        cells[scale.cells().indexOf(value)]++;
        moments.add(value);
        magnitudes.add(value);
        if (value < scale.minimum()) {
            belowMinimum++;
        } else if (value > scale.maximum()) {
            aboveMaximum++;
        }
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

    /** Rows below the reference's minimum. */
    public long belowMinimum() {
        return belowMinimum;
    }

    /** Rows above the reference's maximum. */
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
        return LongStream.of(cells).sum() - seen;
    }

    @Override
    public void merge(FeatureCounts other) {
        NumericCounts numeric = requireSameScale(other);
        moments.merge(numeric.moments);
        combine(numeric, 1);
    }

    @Override
    public void subtract(FeatureCounts other) {
        NumericCounts numeric = requireSameScale(other);
        moments.subtract(numeric.moments);
        combine(numeric, -1);
    }

    private void combine(NumericCounts other, int sign) {
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] += sign * other.cells[cell];
        }
        magnitudes.merge(other.magnitudes, sign);
        unusable.merge(other.unusable, sign);
        belowMinimum += sign * other.belowMinimum;
        aboveMaximum += sign * other.aboveMaximum;
    }

    private NumericCounts requireSameScale(FeatureCounts other) {
        if (!(other instanceof NumericCounts numeric) || numeric.cells.length != cells.length) {
            throw new IllegalArgumentException("counts of another feature cannot be merged");
        }
        return numeric;
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
    public void addFrom(CountsInput in) {
        in.addSparse(cells);
        moments.addFrom(in);
        magnitudes.addFrom(in);
        unusable.addFrom(in);
        belowMinimum += in.readCount();
        aboveMaximum += in.readCount();
    }
}
