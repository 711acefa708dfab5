package io.driftmeter.alerting.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the windows that began in one hour of the day, over the last days. Of each day only the least and the most are kept: of windows
 * shorter than an hour there are many, and whether one is too small for its hour shows in the least of them.
 *
 * @param days ascending, at most {@link #MOST_DAYS}
 */
public record HourOfDays(List<Day> days) {
    /** Days that are remembered at most: four weeks. */
    public static final int MOST_DAYS = 28;

    /** Nothing seen yet. */
    public static final HourOfDays EMPTY = new HourOfDays(List.of());

    /**
     * The hour on one day.
     *
     * @param day days since the epoch, by the clocks that the windows go by
     * @param least rows of the window with the fewest
     * @param most rows of the window with the most
     */
    public record Day(long day, long least, long most) {}

    public HourOfDays(@Nullable List<Day> days) {
        this.days = days == null ? List.of() : List.copyOf(days);
    }

    /** After one window of the hour; a window that comes again changes nothing. */
    HourOfDays after(long day, long rows) {
        List<Day> next = new ArrayList<>(days);
        Day before =
                days.stream().filter(known -> known.day() == day).findFirst().orElse(new Day(day, rows, rows));
        next.removeIf(known -> known.day() == day);
        next.add(new Day(day, Math.min(before.least(), rows), Math.max(before.most(), rows)));
        next.sort(Comparator.comparingLong(Day::day));
        return new HourOfDays(next.subList(Math.max(0, next.size() - MOST_DAYS), next.size()));
    }

    /** The days before one. */
    List<Day> before(long day) {
        return days.stream().filter(known -> known.day() < day).toList();
    }
}
