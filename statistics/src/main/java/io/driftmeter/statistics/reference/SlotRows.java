package io.driftmeter.statistics.reference;

import java.util.stream.IntStream;

/** Rows of a window in each slot that it covers: how the slots of the reference are mixed for it. Not thread-safe. */
public final class SlotRows {
    private final long[] rows = new long[SeasonSlots.COUNT];

    /**
     * Adds rows.
     *
     * @param slot see {@link SeasonSlots}
     * @param more number of rows, 0 or more
     */
    public void add(int slot, long more) {
        rows[slot] = Math.addExact(rows[slot], more);
    }

    /** Rows of the window in a slot. */
    public long rows(int slot) {
        return rows[slot];
    }

    /** Rows of the window. */
    public long total() {
        return IntStream.range(0, rows.length).mapToLong(this::rows).sum();
    }

    /** The slots with rows, ascending. */
    public int[] covered() {
        return IntStream.range(0, rows.length).filter(slot -> rows[slot] > 0).toArray();
    }
}
