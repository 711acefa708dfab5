package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.watermark.Watermarks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What each series waits for, so that a watermark has only the series looked at of which a window may be due: every task of the
 * input sends its watermark with each commit, and a monitor of many segments has many series.
 *
 * <p>A series whose next window the watermark has reached is looked at again and again until it is reported, for what it waits
 * for then is a rule to be adopted or known. In memory alone: a series of which nothing is known is looked at too, such as each
 * after a restart.
 */
final class Waits {

    /**
     * The next window of one family.
     *
     * @param topics the topics whose watermark it waits for
     * @param dueAt the watermark below which it is not due, in milliseconds since the epoch
     */
    record NextWindow(Set<String> topics, long dueAt) {}

    /**
     * A series of which no window was due when it was looked at.
     *
     * @param windows the next window of each family that has one
     * @param settledFrom a pane that starts at or after this time changes none of them, for each was found by an earlier pane or by
     *     this one
     */
    record Wait(List<NextWindow> windows, long settledFrom) {}

    private final Watermarks watermarks;
    private final Map<String, Wait> bySeries = new HashMap<>();

    Waits(Watermarks watermarks) {
        this.watermarks = watermarks;
    }

    /** Whether a window of a series may be due now. */
    boolean mayBeDue(String series) {
        Wait wait = bySeries.get(series);
        return wait == null || wait.windows().stream().anyMatch(this::isReached);
    }

    private boolean isReached(NextWindow window) {
        OptionalLong watermark = watermarks.minimum(window.topics());
        return watermark.isPresent() && watermark.getAsLong() >= window.dueAt();
    }

    /** Takes down what a series waits for. */
    void put(String series, Wait wait) {
        bySeries.put(series, wait);
    }

    /** A partial came for a pane: it may bring a window before those that its series waits for. */
    void paneAdded(String series, long paneStart) {
        bySeries.computeIfPresent(series, (name, wait) -> paneStart < wait.settledFrom() ? null : wait);
    }

    /** Forgets all, for the definitions have changed, and with them the windows. */
    void forget() {
        bySeries.clear();
    }
}
