package io.driftmeter.statistics.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where the row that is being counted lies in time: in which slot, and in which window of each length. It also counts, for all columns at
 * once, the rows of each window by slot. Windows are aligned to the epoch; those that the rows do not cover whole are left out.
 */
final class RowTime {
    static final long NO_WINDOW = Long.MIN_VALUE;

    private static final long QUARTER_HOUR_MILLISECONDS = 15 * 60 * 1_000;
    private static final long DAY_MILLISECONDS = 96 * QUARTER_HOUR_MILLISECONDS;

    private final ReferenceSettings settings;
    private final TimeRange times;
    private final boolean inOrder;
    private final List<Long> lengths;
    private final long[] windows;
    private final List<Map<Long, SlotRows>> slotRows;
    private final Set<Long> days = new HashSet<>();
    private long quarterHour = Long.MIN_VALUE;
    private int slot;

    /**
     * No row yet.
     *
     * @param times event times of all rows
     * @param inOrder whether no row's time is before that of the row before it
     */
    RowTime(ReferenceSettings settings, TimeRange times, boolean inOrder) {
        this.settings = settings;
        this.times = times;
        this.inOrder = inOrder;
        this.lengths = settings.windowMilliseconds();
        this.windows = new long[lengths.size()];
        this.slotRows = IntStream.range(0, windows.length)
                .<Map<Long, SlotRows>>mapToObj(index -> new TreeMap<>())
                .toList();
    }

    /** Goes to the next row. */
    void moveTo(long eventTime) {
        if (isSeasonal()) {
            long quarter = Math.floorDiv(eventTime, QUARTER_HOUR_MILLISECONDS);
            if (quarter != quarterHour) {
                // The offsets of all zones are multiples of it.
                quarterHour = quarter;
                slot = SeasonSlots.slotOf(eventTime, settings.zone());
                days.add(Math.floorDiv(eventTime, DAY_MILLISECONDS));
            }
        }
        for (int index = 0; index < windows.length; index++) {
            long window = Math.floorDiv(eventTime, lengths.get(index));
            windows[index] = isWhole(window, lengths.get(index)) ? window : NO_WINDOW;
            if (isSeasonal() && windows[index] != NO_WINDOW) {
                slotRows.get(index)
                        .computeIfAbsent(window, first -> new SlotRows())
                        .add(slot, 1);
            }
        }
    }

    private boolean isWhole(long window, long length) {
        return window * length >= times.from() && (window + 1) * length - 1 <= times.to();
    }

    /** Whether the rows span long enough for seasons. */
    boolean isSeasonal() {
        return times.to() - times.from() >= SeasonSlots.LEAST_SPAN_MILLISECONDS;
    }

    boolean isInOrder() {
        return inOrder;
    }

    /** Slot of the row; only where the rows span long enough. */
    int slot() {
        return slot;
    }

    /** Number of the row's window of a length, from the epoch; {@link #NO_WINDOW} where the rows do not cover it whole. */
    long window(int lengthIndex) {
        return windows[lengthIndex];
    }

    /** Rows of a window in each slot; empty where seasons are not counted. */
    Optional<SlotRows> slotRows(int lengthIndex, long window) {
        return Optional.ofNullable(slotRows.get(lengthIndex).get(window));
    }

    /** Number of days, by UTC, with rows. */
    int days() {
        return days.size();
    }
}
