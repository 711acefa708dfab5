package io.driftmeter.statistics.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The slots in which seasons are counted: an hour of the day, 0 to 23, on weekdays (slots 0 to 23) or on Saturdays and Sundays (slots 24 to
 * 47), by the clock of a time zone. A finer split, by each day of the week, would leave most slots of a four weeks' reference with four
 * hours of rows.
 */
public final class SeasonSlots {
    /** Number of slots. */
    public static final int COUNT = 48;

    /**
     * A reference that spans less has too few days of each kind. An hour short of 28 days, since the last row of four whole weeks comes before
     * their end.
     */
    public static final long LEAST_SPAN_MILLISECONDS = (28L * 24 - 1) * 60 * 60 * 1000;

    private static final int HOURS = 24;

    private SeasonSlots() {}

    /**
     * The slot of an event time.
     *
     * @param eventTime in milliseconds since the epoch
     */
    public static int slotOf(long eventTime, ZoneId zone) {
        ZonedDateTime local = Instant.ofEpochMilli(eventTime).atZone(zone);
        return local.getHour() + (isWeekend(local.getDayOfWeek()) ? HOURS : 0);
    }

    /** Hour of the day that a slot begins with, 0 to 23. */
    public static int hourOf(int slot) {
        return slot % HOURS;
    }

    /** Whether a slot is of Saturdays and Sundays. */
    public static boolean isWeekend(int slot) {
        return slot >= HOURS;
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
