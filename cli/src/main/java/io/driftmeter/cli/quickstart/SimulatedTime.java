package io.driftmeter.cli.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The three days of the story.
 *
 * @param start the first moment of day 1
 */
record SimulatedTime(Instant start) {

    /** Three whole days, the last of which ended at the last midnight, so that nothing lies in the future. */
    static SimulatedTime before(Instant now) {
        return new SimulatedTime(now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .minusDays(3)
                .toInstant());
    }

    /** A moment, in milliseconds since the epoch. */
    long at(int day, int hour) {
        return start.plus(Duration.ofDays(day - 1).plusHours(hour)).toEpochMilli();
    }

    /** A moment as the timeline shows it: "day 2 11:30". */
    String text(Instant time) {
        Duration since = Duration.between(start, time);
        return "day %d %02d:%02d".formatted(since.toDays() + 1, since.toHoursPart(), since.toMinutesPart());
    }
}
