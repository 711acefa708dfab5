package io.driftmeter.runtime.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: a whole number and a unit of powers of 1,024, such as {@code 512MiB} and {@code 20GiB}, or of bytes, {@code 4096B}. */
public final class ByteSize {

    /** How to write a size, for messages. */
    public static final String REMEDY =
            "Write a whole number and one of B, KiB, MiB, GiB, TiB, such as 512MiB or 20GiB.";

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int STEP = 1024;
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*(B|KiB|MiB|GiB|TiB)");

    private ByteSize() {}

    /**
     * Reads a size.
     *
     * @return bytes
     * @throws IllegalArgumentException if the text is no size, or one that a long cannot hold
     */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is not a size");
        }
        long bytes = Long.parseLong(matcher.group(1));
        try {
            for (String unit : UNITS) {
                if (unit.equals(matcher.group(2))) {
                    break;
                }
                bytes = Math.multiplyExact(bytes, STEP);
            }
            return bytes;
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("is too large a size", tooLarge);
        }
    }

    /** Writes a size for people, with the largest unit of which there is at least one, and one digit behind the point. */
    public static String format(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
