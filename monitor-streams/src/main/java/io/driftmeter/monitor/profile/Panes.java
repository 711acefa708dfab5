package io.driftmeter.monitor.profile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.window.WindowFamily;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Panes: the pieces of event time, aligned to the epoch, of which windows are sums. All times are in milliseconds since the
 * epoch; a pane holds its start and not its end.
 */
public final class Panes {

    /** From the coarsest to the finest: the fewer panes a window has, the less is sent and added up. */
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofMinutes(1));

    /** Where zones are ahead of UTC by a quarter, a half or three quarters of an hour. */
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long WEEK = Duration.ofDays(7).toMillis();

    /** Length of the windows, and of the panes, of the built-in series, which no definition rules. */
    public static final Duration UNATTRIBUTED_WINDOW = Duration.ofHours(1);

    private Panes() {}

    /**
     * The length of the panes of a definition: the longest that {@link #length(Collection)} has for its drift windows; at most an hour, unless every window is of whole weeks, since others are
     * compared with the hours of the day that they cover.
     *
     * @throws IllegalArgumentException if some window is not made of whole minutes
     */
    public static long length(MonitorDefinition definition) {
        List<WindowLength> windows = definition.getDriftWindows();
        long length = length(windows)
                .orElseThrow(() -> new IllegalArgumentException("The drift windows of model " + definition.getModel()
                        + ", revision " + definition.getRevision() + ", are not made of whole minutes"));
        boolean wholeWeeks = windows.stream().allMatch(window -> window.getLengthMilliseconds() % WEEK == 0);
        return wholeWeeks ? length : Math.min(length, HOUR);
    }

    /**
     * The longest of a day, an hour and a minute of which every window is made; of a quarter of an hour too where one follows the calendar of a
     * time zone.
     */
    public static OptionalLong length(Collection<WindowLength> windows) {
        return LENGTHS.stream()
                .mapToLong(Duration::toMillis)
                .filter(length ->
                        length != QUARTER || windows.stream().anyMatch(window -> window.getTimeZone() != null))
                .filter(length -> windows.stream().allMatch(window -> isMadeOf(window, length)))
                .findFirst();
    }

    /** The start of the first pane of a length that starts at {@code time} or after it. */
    public static long firstFrom(long time, long length) {
        return start(time + length - 1, length);
    }

    /** The start of the pane that holds {@code eventTime}. */
    public static long start(long eventTime, long length) {
        return Math.floorDiv(eventTime, length) * length;
    }

    private static boolean isMadeOf(WindowLength window, long length) {
        return window.getLengthMilliseconds() > 0
                && window.getAdvanceMilliseconds() > 0
                && WindowFamily.of(window).isMadeOf(length);
    }
}
