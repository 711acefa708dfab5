package io.driftmeter.cli.monitorfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * N of M windows, written {@code 2 of 3}.
 *
 * @param votes N, from 1
 * @param windows M, at least N
 */
record WindowsOf(int votes, int windows) {

    static final String REMEDY = "Write it as '2 of 3': the votes that open an alert, of the windows looked at.";

    private static final Pattern FORM = Pattern.compile("(\\d{1,4}) of (\\d{1,4})");

    static WindowsOf parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not of the form N of M");
        }
        WindowsOf parsed = new WindowsOf(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (parsed.votes < 1 || parsed.votes > parsed.windows) {
            throw new IllegalArgumentException("asks for " + parsed.votes + " of " + parsed.windows + " windows");
        }
        return parsed;
    }
}
