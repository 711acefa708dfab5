package io.driftmeter.cli.monitorfile;

import io.driftmeter.runtime.settings.DurationText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The false-alarm budget, written {@code 1 per 30d}.
 *
 * @param pages expected number of false pages, above 0
 * @param periodMilliseconds in how long, above 0
 */
record FalsePages(double pages, long periodMilliseconds) {

    static final String REMEDY = "Write it as '1 per 30d': the false pages that you would bear, and in how long.";

    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?) per (\\w+)");

    static FalsePages parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not of the form PAGES per DURATION");
        }
        FalsePages parsed = new FalsePages(
                Double.parseDouble(matcher.group(1)),
                DurationText.parse(matcher.group(2)).toMillis());
        if (parsed.pages <= 0 || parsed.periodMilliseconds <= 0) {
            throw new IllegalArgumentException("leaves no budget");
        }
        return parsed;
    }
}
