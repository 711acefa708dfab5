package io.driftmeter.cli.notify;

import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a sink is told, written {@code 10 per 1s}.
 *
 * @param sends the most sends in a period, from 1
 * @param period above 0
 */
record Rate(int sends, Duration period) {

    static final String REMEDY = "Write it as '10 per 1s': the most sends, and in how long.";

    private static final Pattern FORM = Pattern.compile("(\\d{1,6}) per (\\w+)");

    static Rate parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not of the form SENDS per DURATION");
        }
        Rate rate = new Rate(Integer.parseInt(matcher.group(1)), DurationText.parse(matcher.group(2)));
        if (rate.sends < 1 || rate.period.isZero()) {
            throw new IllegalArgumentException("lets nothing through");
        }
        return rate;
    }
}
