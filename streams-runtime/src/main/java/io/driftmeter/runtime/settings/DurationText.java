package io.driftmeter.runtime.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and a unit, such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 4h}, {@code 7d}, {@code 2w}. */
public final class DurationText {

    /** How to write a duration, for messages. */
    public static final String REMEDY = "Write a whole number and one of ms, s, m, h, d, w, such as 30m or 7d.";

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h|d|w)");

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if the text is no duration, or one that milliseconds in a long cannot hold
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a duration");
        }
        try {
            return Duration.ofMillis(
                    Math.multiplyExact(Long.parseLong(matcher.group(1)), milliseconds(matcher.group(2))));
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException("is too long a duration", tooLong);
        }
    }

    /** Writes a duration with the largest unit of which it is a whole number, up to days; {@link #parse} reads it back. */
    public static String format(Duration duration) {
        long milliseconds = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (milliseconds % milliseconds(unit) == 0) {
                return milliseconds / milliseconds(unit) + unit;
            }
        }
        return milliseconds + "ms";
    }

    private static long milliseconds(String unit) {
        return switch (unit) {
            case "w" -> Duration.ofDays(7).toMillis();
            case "d" -> Duration.ofDays(1).toMillis();
            case "h" -> Duration.ofHours(1).toMillis();
            case "m" -> Duration.ofMinutes(1).toMillis();
            case "s" -> Duration.ofSeconds(1).toMillis();
            default -> 1;
        };
    }
}
