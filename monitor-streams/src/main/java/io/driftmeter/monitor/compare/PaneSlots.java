package io.driftmeter.monitor.compare;

import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SlotRows;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Tells in which slots of a reference's seasons the rows of a pane are. A pane that lies in one slot, as panes of up to an hour do wherever the
 * clocks go by whole hours, has all its rows there. Of another pane each quarter of an hour is taken to have as many: clocks go by no less.
 */
final class PaneSlots {

    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    private final ZoneId zone;
    private final long paneLength;

    PaneSlots(ZoneId zone, long paneLength) {
        this.zone = zone;
        this.paneLength = paneLength;
    }

    /** Adds the rows of the pane that starts at {@code start}. */
    void add(long start, long rows, SlotRows sum) {
        long quarters = Math.max(1, paneLength / QUARTER);
        for (long quarter = 0; quarter < quarters; quarter++) {
            long share = rows * (quarter + 1) / quarters - rows * quarter / quarters;
            sum.add(SeasonSlots.slotOf(start + quarter * QUARTER, zone), share);
        }
    }
}
