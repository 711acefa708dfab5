package io.driftmeter.monitor.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.window.WindowFamily.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calendars are held against somebody who looks at the local clock every minute. */
class WindowFamilyTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @ParameterizedTest
    @CsvSource({"0, 60", "59, 60", "60, 120", "61, 120"})
    void shouldFindTheTumblingWindowThatHoldsATime(long time, long end) {
        assertThat(epoch(60, 60).firstEndAfter(time)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "19, 20", "20, 40", "100, 120", "119, 120"})
    void shouldFindTheEarliestHoppingWindowThatHoldsATime(long time, long end) {
        assertThat(epoch(60, 20).firstEndAfter(time)).isEqualTo(end);
    }

    @Test
    void shouldFindAllHoppingWindowsThatHoldATime() {
        assertThat(epoch(60, 20).holding(65)).containsExactly(new Span(20, 80), new Span(40, 100), new Span(60, 120));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-25, 60, PT23H", // clocks go forward at 01:00 UTC
        "Europe/Berlin, 2026-10-21, 60, PT25H", // and back
        "America/New_York, 2026-03-05, 60, PT23H",
        "America/Havana, 2026-03-05, 60, PT23H", // at midnight, so that there is none
        "Australia/Lord_Howe, 2026-10-01, 15, PT23H30M", // by half an hour
        "Australia/Lord_Howe, 2026-04-02, 15, PT24H30M",
        "Pacific/Chatham, 2026-04-02, 15, PT25H", // 12:45 and 13:45 ahead
        "Asia/Kolkata, 2026-03-25, 15, PT24H",
        "Asia/Kathmandu, 2026-03-25, 15, PT24H",
        "America/St_Johns, 2010-11-04, 1, PT25H", // at one minute past midnight
        "Pacific/Apia, 2011-12-27, 60, PT24H", // without a 30 December
        "America/Sao_Paulo, 2018-11-01, 60, PT23H", // at midnight
        "UTC, 2026-03-25, 60, PT24H",
    })
    void shouldCutTimeAsTheLocalClockShowsIt(String zone, String date, long paneMinutes, Duration oddDay) {
        long from = Instant.parse(date + "T00:00:00Z").toEpochMilli();
        long to = from + 16 * DAY;
        for (long step : List.of(HOUR, 2 * HOUR, 6 * HOUR, DAY)) {
            Map<Long, Long> edges = edges(ZoneId.of(zone), step, from - 9 * DAY, to);
            for (long steps : List.of(1L, 2L, 7L)) {
                WindowFamily family = new WindowFamily(steps * step, step, Optional.of(ZoneId.of(zone)));
                List<Span> windows = windows(edges, steps);
                for (long time = from; time < to - 8 * DAY; time += 7 * MINUTE) {
                    long moment = time;
                    List<Span> holding = windows.stream()
                            .filter(window -> window.start() <= moment && moment < window.end())
                            .toList();
                    assertThat(family.holding(time))
                            .as(
                                    "%s every %d h, at %s",
                                    Duration.ofMillis(steps * step), step / HOUR, Instant.ofEpochMilli(time))
                            .isEqualTo(holding);
                    assertThat(family.firstEndAfter(time))
                            .isEqualTo(holding.get(0).end());
                }
                windows.stream()
                        .skip(1)
                        .filter(window -> window.start() > from && window.end() < to)
                        .forEach(window -> {
                            assertThat(family.startOf(window.end())).isEqualTo(window.start());
                            assertThat(window.end() - window.start()).isLessThanOrEqualTo(family.longest());
                            assertThat(family.isMadeOf(paneMinutes * MINUTE)).isTrue();
                            assertThat(window.start() % (paneMinutes * MINUTE)).isZero();
                        });
            }
        }
        WindowFamily days = new WindowFamily(DAY, DAY, Optional.of(ZoneId.of(zone)));
        assertThat(edges(ZoneId.of(zone), DAY, from - 9 * DAY, to).values().stream()
                        .skip(2)
                        .map(edge -> Duration.ofMillis(edge - days.startOf(edge)))
                        .filter(length -> !length.equals(Duration.ofDays(1)))
                        .distinct())
                .isEqualTo(oddDay.equals(Duration.ofDays(1)) ? List.of() : List.of(oddDay));
    }

    @Test
    void shouldBeginWeeksOnMondays() {
        WindowFamily weeks = new WindowFamily(7 * DAY, 7 * DAY, Optional.of(ZoneId.of("Europe/Berlin")));

        assertThat(weeks.holding(Instant.parse("2026-03-29T21:59:59Z").toEpochMilli()))
                .containsExactly(new Span(
                        Instant.parse("2026-03-22T23:00:00Z").toEpochMilli(),
                        Instant.parse("2026-03-29T22:00:00Z").toEpochMilli()));
    }

    @Test
    void shouldCutAnHourThatComesTwiceOnlyOnce() {
        WindowFamily hours = new WindowFamily(HOUR, HOUR, Optional.of(ZoneId.of("Europe/Berlin")));

        assertThat(hours.holding(Instant.parse("2026-10-25T01:30:00Z").toEpochMilli()))
                .containsExactly(new Span(
                        Instant.parse("2026-10-25T00:00:00Z").toEpochMilli(),
                        Instant.parse("2026-10-25T02:00:00Z").toEpochMilli()));
    }

    @Test
    void shouldLayWindowsSideBySide() {
        WindowFamily weeks = new WindowFamily(7 * DAY, DAY, Optional.of(ZoneId.of("Europe/Berlin")));
        long from = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        List<Span> sideBySide = new ArrayList<>();
        for (long end = weeks.firstEndAfter(from); end < from + 60 * DAY; end = weeks.firstEndAfter(end)) {
            if (weeks.isSideBySide(weeks.startOf(end))) {
                sideBySide.add(new Span(weeks.startOf(end), end));
            }
        }

        assertThat(sideBySide).hasSizeGreaterThan(6);
        for (int at = 1; at < sideBySide.size(); at++) {
            assertThat(sideBySide.get(at).start())
                    .isEqualTo(sideBySide.get(at - 1).end());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 60",
        "America/New_York, 60",
        "Asia/Kolkata, 15",
        "Asia/Kathmandu, 15",
        "Pacific/Chatham, 15",
        "Africa/Monrovia, 1",
        "UTC, 60",
        "+02:00, 60"
    })
    void shouldCountInTheLongestPanesThatFit(String zone, long minutes) {
        assertThat(Panes.length(List.of(new WindowLength(DAY, DAY, zone), new WindowLength(HOUR, HOUR, null))))
                .hasValue(minutes * MINUTE);
    }

    private static WindowFamily epoch(long length, long advance) {
        return new WindowFamily(length, advance, Optional.empty());
    }

    /** The first minute, and from then on each at which the clock first shows a later multiple of the step; by the number of steps since a Monday. */
    private static Map<Long, Long> edges(ZoneId zone, long step, long from, long to) {
        long monday = LocalDateTime.parse("2001-01-01T00:00").toEpochSecond(ZoneOffset.UTC) * 1_000;
        Map<Long, Long> edges = new LinkedHashMap<>();
        long highest = Long.MIN_VALUE;
        for (long time = from; time < to; time += MINUTE) {
            long shown =
                    LocalDateTime.ofInstant(Instant.ofEpochMilli(time), zone).toEpochSecond(ZoneOffset.UTC) * 1_000;
            long number = Math.floorDiv(shown - monday, step);
            for (long begun = highest == Long.MIN_VALUE ? number : highest + 1; begun <= number; begun++) {
                edges.put(begun, time);
            }
            highest = Math.max(highest, number);
        }
        return edges;
    }

    /** By their ends; of those that end together the one that starts first. */
    private static List<Span> windows(Map<Long, Long> edges, long steps) {
        Map<Long, Span> byEnd = new TreeMap<>();
        edges.forEach((number, start) -> {
            Long end = edges.get(number + steps);
            if (end != null && end > start) {
                byEnd.putIfAbsent(end, new Span(start, end));
            }
        });
        return List.copyOf(byEnd.values());
    }
}
