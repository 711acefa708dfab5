package io.driftmeter.statistics.fault;

import java.util.Locale;

/** Shares as they stand in sentences. */
final class Words {
    private Words() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
