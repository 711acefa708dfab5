package io.driftmeter.statistics.distribution;

/**
 * Reference and live rows in cells that have ends, within which values are taken to be spread evenly. A cell from v to v, or from the double below v, is
 * the value v itself. This is what distances and quantiles in the unit of the feature need; tests do not.
 */
public final class ClosedCells {
    private final double[] ends;
    private final long[] reference;
    private final long[] live;
    private final PairedCounts counts;
    private final double[] differences;

    /**
     * Takes cells with their rows.
     *
     * @param ends finite, ascending (two may be equal), in the unit of the feature; one more than there are cells
     * @param reference rows of the reference in each cell, 0 or more
     * @param live rows of the window in each cell, 0 or more
     * @throws IllegalArgumentException where these do not fit together
     */
    public ClosedCells(double[] ends, long[] reference, long[] live) {
        if (reference.length != live.length || ends.length != reference.length + 1) {
            throw new IllegalArgumentException(ends.length + " ends for " + reference.length
                    + " cells of the reference and " + live.length + " live ones");
        }
        for (int i = 0; i < ends.length; i++) {
            if (!Double.isFinite(ends[i]) || (i > 0 && ends[i] < ends[i - 1])) {
                throw new IllegalArgumentException("ends of cells must be finite and ascend: " + ends[i]);
            }
        }
        this.ends = ends.clone();
        this.reference = reference.clone();
        this.live = live.clone();
        this.counts = PairedCounts.of(reference, live);
        this.differences = differences();
    }

    private double[] differences() {
        double[] cumulative = new double[live.length];
        long referenceRows = 0;
        long liveRows = 0;
        for (int cell = 0; cell < live.length; cell++) {
            referenceRows += reference[cell];
            liveRows += live[cell];
            cumulative[cell] =
                    (double) liveRows / counts.liveTotal() - (double) referenceRows / counts.referenceTotal();
        }
        return cumulative;
    }

    /** The rows without the ends. */
    public PairedCounts counts() {
        return counts;
    }

    /** Value of the reference at or below which a share of its rows lies. */
    public Measurement referenceQuantile(double share) {
        return quantile(reference, share, NoRows.IN_REFERENCE);
    }

    /** Live value at or below which a share of the live rows lies. */
    public Measurement liveQuantile(double share) {
        return quantile(live, share, NoRows.LIVE);
    }

    /** Live less reference share of the rows up to a cell's end; only where both sides have rows. */
    double cumulativeDifference(int cell) {
        return differences[cell];
    }

    /** Reference share plus live share of a cell's rows; only where both sides have rows. */
    double sharesOfBoth(int cell) {
        return (double) reference[cell] / counts.referenceTotal() + (double) live[cell] / counts.liveTotal();
    }

    int count() {
        return live.length;
    }

    double width(int cell) {
        return ends[cell + 1] - ends[cell];
    }

    /**
     * The inverse of the cumulative share, linear within a cell: off by less than the width of the quantile's cell. Where the rows up to a cell's end are
     * the share exactly, that end.
     */
    private Measurement quantile(long[] rows, double share, String whyNot) {
        long total = 0;
        for (long count : rows) {
            total += count;
        }
        if (total == 0) {
            return Measurement.unknown(whyNot);
        }
        double wanted = share * total;
        long below = 0;
        int cell = 0;
        while (rows[cell] == 0 || (below + rows[cell] < wanted && below + rows[cell] < total)) {
            below += rows[cell];
            cell++;
        }
        boolean oneValue = Math.nextUp(ends[cell]) >= ends[cell + 1];
        double part = Math.max(0, Math.min(1, (wanted - below) / rows[cell]));
        return Measurement.of(oneValue ? ends[cell + 1] : ends[cell] * (1 - part) + ends[cell + 1] * part);
    }
}
