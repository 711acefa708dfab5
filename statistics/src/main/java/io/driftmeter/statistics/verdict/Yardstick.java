package io.driftmeter.statistics.verdict;

import java.util.Optional;

/**
 * What one feature's window is compared with, and how far its rows are from independent.
 *
 * @param expected rows of the reference in each bin: cells of a number, counters of a category
 * @param among in words what these rows are of, such as "weekdays 08–10 UTC"; empty for the whole reference
 * @param dispersion how far live rows are from independent; empty where that is unknown or of no use
 * @param note where the dispersion is known, where it is from; else why the distribution is not judged
 */
record Yardstick(long[] expected, Optional<String> among, Optional<Dispersion> dispersion, String note) {

    static Yardstick unknown(long[] expected, Optional<String> among, String whyNotJudged) {
        return new Yardstick(expected, among, Optional.empty(), whyNotJudged);
    }

    Optional<String> whyNotJudged() {
        return dispersion.isPresent() ? Optional.empty() : Optional.of(note);
    }

    /** How a p-value is made by it. */
    String noteOfPValue() {
        String comparison = among.map(slots -> "; compared with " + slots).orElse("");
        return "threshold from the monitor" + comparison
                + dispersion.map(known -> "; " + note).orElse("");
    }
}
