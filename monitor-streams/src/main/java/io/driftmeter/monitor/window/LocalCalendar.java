package io.driftmeter.monitor.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The edges that the clocks of a time zone cut into time: the first moment at which they show a multiple of the step, counted from a Monday's
 * midnight, or, where they skip it, the moment of the skip. So a time of day that comes twice is cut once, when it comes first.
 *
 * <p>Edges lie at whole minutes: before 1972 some zones had offsets with seconds, and theirs are rounded down. What a zone's clocks show is as the
 * Java platform's time zone data say.
 *
 * @param zone the time zone
 * @param step distance of the edges on an ordinary day, in milliseconds
 */
record LocalCalendar(ZoneId zone, long step) {

    /** Monday, 29 December 1969, 00:00 by the clocks: in milliseconds as if they showed UTC. */
    private static final long MONDAY = -Duration.ofDays(3).toMillis();

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** So many years show each rule by which clocks change. */
    private static final int YEARS = 2;

    /** The edge with a number, in milliseconds since the epoch; never before one with a lower number. */
    long edge(long number) {
        LocalDateTime shown = shown(number);
        ZoneOffsetTransition change = rules().getTransition(shown);
        Instant edge = change != null && change.isGap() ? change.getInstant() : shown.toInstant(firstOffset(shown));
        return Math.floorDiv(edge.toEpochMilli(), MINUTE) * MINUTE;
    }

    /** The lowest number of an edge after {@code time}. */
    long firstAfter(long time) {
        LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(time), zone);
        long number = Math.floorDiv(milliseconds(shown) - MONDAY, step) + 1;
        while (edge(number - 1) > time) {
            number--;
        }
        while (edge(number) <= time) {
            number++;
        }
        return number;
    }

    /** The greatest distance of which all edges since 1970 are multiples, in milliseconds. */
    long grain() {
        LongStream offsets = Stream.concat(
                        Stream.of(rules().getOffset(Instant.EPOCH)),
                        changes().map(ZoneOffsetTransition::getOffsetAfter))
                .mapToLong(
                        offset -> Duration.ofSeconds(offset.getTotalSeconds()).toMillis());
        LongStream skips = changes().filter(this::skipsAnEdge).mapToLong(change -> change.toEpochSecond() * 1_000);
        long grain =
                LongStream.concat(offsets, skips).reduce(greatestDivisor(step, DAY), LocalCalendar::greatestDivisor);
        return grain % MINUTE == 0 ? grain : MINUTE;
    }

    /** How much longer than on ordinary days the time between two edges can be, in milliseconds. */
    long mostDelay() {
        List<Integer> offsets = Stream.concat(
                        Stream.of(rules().getOffset(Instant.EPOCH)),
                        changes().map(ZoneOffsetTransition::getOffsetAfter))
                .map(ZoneOffset::getTotalSeconds)
                .sorted()
                .toList();
        return Duration.ofSeconds(offsets.get(offsets.size() - 1) - offsets.get(0))
                .toMillis();
    }

    private boolean skipsAnEdge(ZoneOffsetTransition change) {
        return change.isGap()
                && lastNumberBefore(change.getDateTimeBefore()) != lastNumberBefore(change.getDateTimeAfter());
    }

    private long lastNumberBefore(LocalDateTime shown) {
        return Math.floorDiv(milliseconds(shown) - 1 - MONDAY, step);
    }

    /** All changes of the clocks since 1970, and some of those to come by each rule. */
    private Stream<ZoneOffsetTransition> changes() {
        List<ZoneOffsetTransition> known = rules().getTransitions();
        int ruledFrom = known.isEmpty()
                ? 1970
                : known.get(known.size() - 1).getDateTimeAfter().getYear();
        Stream<ZoneOffsetTransition> ruled = IntStream.rangeClosed(ruledFrom + 1, ruledFrom + YEARS)
                .boxed()
                .flatMap(year -> rules().getTransitionRules().stream().map(rule -> rule.createTransition(year)));
        return Stream.concat(known.stream().filter(change -> change.toEpochSecond() >= 0), ruled);
    }

    private LocalDateTime shown(long number) {
        long local = MONDAY + number * step;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1_000L), 0, ZoneOffset.UTC);
    }

    /** Of a time of day that comes twice, the offset when it comes first. */
    private ZoneOffset firstOffset(LocalDateTime shown) {
        return rules().getValidOffsets(shown).get(0);
    }

    private static long milliseconds(LocalDateTime shown) {
        return shown.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private ZoneRules rules() {
        return zone.getRules();
    }

    private static long greatestDivisor(long one, long other) {
        long left = Math.abs(one);
        long right = Math.abs(other);
        while (right != 0) {
            long rest = left % right;
            left = right;
            right = rest;
        }
        return left;
    }
}
