package io.driftmeter.monitor.window;

import io.driftmeter.avro.WindowLength;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Windows of one length and advance: aligned to the epoch, where they start at the multiples of the advance, or to the calendar of a time zone,
 * where they start at the edges of its {@link LocalCalendar}. All times are in milliseconds, moments since the epoch.
 *
 * @param length length of a window; in a calendar, that on ordinary days
 * @param advance distance to the start of the next window; in a calendar, that on ordinary days
 * @param zone the calendar's time zone; empty: the windows are aligned to the epoch
 */
public record WindowFamily(long length, long advance, Optional<ZoneId> zone) {

    private static final long DAY = Duration.ofDays(1).toMillis();

    /**
     * One window of the family.
     *
     * @param start first moment in it
     * @param end first moment after it
     */
    public record Span(long start, long end) {}

    /** The family that a definition names. */
    public static WindowFamily of(WindowLength window) {
        return new WindowFamily(
                window.getLengthMilliseconds(),
                window.getAdvanceMilliseconds(),
                Optional.ofNullable(window.getTimeZone()).map(ZoneId::of));
    }

    /** The lowest end of a window that is after {@code time}: of the first window that holds {@code time}. */
    public long firstEndAfter(long time) {
        return edge(edgeAfter(time));
    }

    /** Start of the window with this end; of windows that end together, since clocks skipped their ends, of the longest. */
    public long startOf(long end) {
        return edge(edgeAfter(end - 1) - steps());
    }

    /** End of the window before the one with this end. */
    public long endBefore(long end) {
        return edge(edgeAfter(end - 1) - 1);
    }

    /** The windows that hold a moment, in ascending order. */
    public List<Span> holding(long time) {
        List<Span> holding = new ArrayList<>();
        long number = edgeAfter(time);
        long end = edge(number);
        for (long start = edge(number - steps()); start <= time; start = edge(number - steps())) {
            holding.add(new Span(start, end));
            number = edgeAfter(end);
            end = edge(number);
        }
        return holding;
    }

    /** Whether the window is one of those that, of all that start with this or another advance, lie side by side. */
    public boolean isSideBySide(long start) {
        return Math.floorMod(edgeAfter(start - 1), steps()) == 0;
    }

    /** The same time of day on the next day. */
    public long dayAfter(long time) {
        return zone.map(local -> Instant.ofEpochMilli(time)
                        .atZone(local)
                        .plusDays(1)
                        .toInstant()
                        .toEpochMilli())
                .orElse(time + DAY);
    }

    /** Whether all windows begin and end at multiples of {@code distance}. */
    public boolean isMadeOf(long distance) {
        return zone.map(local -> new LocalCalendar(local, advance).grain() % distance == 0)
                .orElse(length % distance == 0 && advance % distance == 0);
    }

    /** The most that a window can last. */
    public long longest() {
        return zone.map(local -> length + new LocalCalendar(local, advance).mostDelay())
                .orElse(length);
    }

    /** Whether every end of a window of this family is that of a window of {@code other}, and so every start. */
    public boolean isMadeOf(WindowFamily other) {
        return zone.equals(other.zone()) && length % other.length() == 0 && advance % other.length() == 0;
    }

    private long steps() {
        return length / advance;
    }

    private long edge(long number) {
        return zone.map(local -> new LocalCalendar(local, advance).edge(number)).orElse(number * advance);
    }

    private long edgeAfter(long time) {
        return zone.map(local -> new LocalCalendar(local, advance).firstAfter(time))
                .orElseGet(() -> Math.floorDiv(time, advance) + 1);
    }
}
