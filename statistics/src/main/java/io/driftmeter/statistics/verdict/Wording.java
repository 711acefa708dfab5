package io.driftmeter.statistics.verdict;

import java.util.Locale;

/** Figures as they stand in sentences for people: the same text on every machine. */
public final class Wording {
    private static final double LOG10_OF_SMALL = -4;

    private Wording() {}

    /** A figure with four significant digits. */
    public static String figure(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.4g", value);
    }

    /** A probability from its logarithm to base 10: 0.0123, or 10^-12.3 where it is below 0.0001. */
    public static String probability(double log10Probability) {
        return log10Probability < LOG10_OF_SMALL
                ? String.format(Locale.ROOT, "10^%.1f", log10Probability)
                : String.format(Locale.ROOT, "%.4f", StrictMath.pow(10, log10Probability));
    }
}
