package io.driftmeter.statistics.counts;

/** Rows by magnitude bucket at one moment, the lowest number first; buckets without rows are not there. Immutable. */
public final class MagnitudeRows {
    private final int[] buckets;
    private final long[] rows;

    MagnitudeRows(int[] buckets, long[] rows) {
        this.buckets = buckets;
        this.rows = rows;
    }

    /** Number of buckets. */
    public int size() {
        return buckets.length;
    }

    /** Number of the bucket at a place; see {@link MagnitudeCounts}. */
    public int bucket(int place) {
        return buckets[place];
    }

    /** Rows of the bucket at a place. */
    public long rows(int place) {
        return rows[place];
    }

    /** Rows of all buckets. */
    public long total() {
        return Counters.total(rows);
    }
}
