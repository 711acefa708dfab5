package io.driftmeter.monitor.window;

import io.driftmeter.avro.WindowLength;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the windows of a definition must be. */
public final class WindowCheck {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long LONGEST = 30 * DAY;

    private WindowCheck() {}

    /** What is wrong with a list of windows, with the remedy, each as a sentence; empty if nothing is. */
    public static List<String> problems(List<WindowLength> windows) {
        if (windows.isEmpty()) {
            return List.of("There are none. Write one or more.");
        }
        return Stream.concat(
                        windows.stream().map(WindowCheck::problem).flatMap(Optional::stream),
                        ambiguity(windows).stream())
                .distinct()
                .toList();
    }

    /** What is wrong with a window, with the remedy; empty if nothing is. */
    public static Optional<String> problem(WindowLength window) {
        long length = window.getLengthMilliseconds();
        long advance = window.getAdvanceMilliseconds();
        if (advance <= 0 || length <= 0 || advance % MINUTE != 0 || length % advance != 0) {
            return Optional.of("Write whole minutes, and a length that is a multiple of the advance.");
        }
        return Optional.ofNullable(window.getTimeZone()).flatMap(zone -> calendarProblem(zone, length, advance));
    }

    private static Optional<String> calendarProblem(String zone, long length, long advance) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return Optional.of(
                    "'" + zone + "' is no time zone. Write one of the IANA data base, such as Europe/Berlin.");
        }
        boolean cutsDays = advance % HOUR == 0 && (DAY % advance == 0 || advance % DAY == 0);
        if (!cutsDays || length > LONGEST) {
            return Optional.of(
                    "With a time zone, write an advance of whole days, or of hours that divide a day (1, 2, 3, 4, 6, 8 or 12),"
                            + " and a length of at most 30 days; months are longer.");
        }
        return Optional.empty();
    }

    /** What to do about windows of one length of which one has a time zone, since reports and votes go by the length; empty if there are none. */
    public static Optional<String> ambiguity(List<WindowLength> windows) {
        Set<Long> lengths = new HashSet<>();
        boolean ambiguous = windows.stream().anyMatch(window -> window.getTimeZone() != null)
                && !windows.stream().allMatch(window -> lengths.add(window.getLengthMilliseconds()));
        return ambiguous ? Optional.of("Where a window has a time zone, write each length once.") : Optional.empty();
    }
}
