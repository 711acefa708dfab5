package io.driftmeter.monitor.join;

import java.util.List;
import java.util.TreeSet;

/**
 * When a window is reported again while its labels come in: once a sixteenth, an eighth, a quarter and a half of the horizon have passed since
 * its end, each rounded up to a step of a sixteenth of the horizon and to whole panes. So what the labels of a pane show has to be kept apart
 * by those few steps alone, however long the horizon, and what a revision says follows from event time. All times are in milliseconds.
 */
public final class Maturing {

    private static final int STEPS = 16;
    private static final int LAST_SHARE = 2;

    private Maturing() {}

    /** The event times, ascending, at which a window with this end is revised before it is mature: four at most. */
    public static List<Long> revisions(long windowEnd, long horizon, long paneLength) {
        TreeSet<Long> times = new TreeSet<>();
        for (int share = STEPS; share >= LAST_SHARE; share /= 2) {
            times.add(roundedUp(windowEnd + horizon / share, step(horizon, paneLength)));
        }
        return List.copyOf(times.headSet(windowEnd + horizon));
    }

    /** Times by which the labels of one pane are kept apart after its last window has ended, at most. */
    public static long mostSteps(long horizon, long paneLength) {
        return horizon / LAST_SHARE / step(horizon, paneLength) + 2;
    }

    /**
     * The time by which a label was known, as far as any report can tell.
     *
     * @param lastEnd end of the last window that may hold the prediction
     * @return {@link ScoreKey#LATER} if no window that holds it is revised after the label
     */
    static long knownBy(long labelTime, long lastEnd, long horizon, long paneLength) {
        if (labelTime < lastEnd) {
            return roundedUp(labelTime + 1, paneLength);
        }
        long step = step(horizon, paneLength);
        long known = roundedUp(labelTime + 1, step);
        return known <= roundedUp(lastEnd + horizon / LAST_SHARE, step) ? known : ScoreKey.LATER;
    }

    private static long step(long horizon, long paneLength) {
        return Math.max(paneLength, roundedUp(horizon / STEPS, paneLength));
    }

    private static long roundedUp(long time, long unit) {
        return -Math.floorDiv(-time, unit) * unit;
    }
}
