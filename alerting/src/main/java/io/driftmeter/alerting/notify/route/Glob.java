package io.driftmeter.alerting.notify.route;

import java.util.regex.Pattern;

/** A name in which {@code *} stands for any text, none included. Case does not count. */
public final class Glob {

    /** Matches every name. */
    public static final Glob ANY = new Glob("*");

    private final String text;
    private final Pattern pattern;

    public Glob(String text) {
        this.text = text;
        StringBuilder expression = new StringBuilder();
        for (String literal : text.split("\\*", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        this.pattern = Pattern.compile(
                expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
