package io.driftmeter.alerting.policy;

import io.driftmeter.avro.BinCount;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The bins whose share of the rows changed most, live beside reference, for people. */
final class BinText {
    private static final int MOST_LINES = 3;
    private static final double LEAST_CHANGE = 0.005;

    private BinText() {}

    /** A line each: {@code (0, 1]: 10.0 % of the reference, 42.1 % now}. */
    static List<String> lines(List<BinCount> bins) {
        double reference =
                Math.max(1, bins.stream().mapToLong(BinCount::getReference).sum());
        double live = Math.max(1, bins.stream().mapToLong(BinCount::getLive).sum());
        Comparator<BinCount> byChange =
                Comparator.comparingDouble(bin -> -Math.abs(bin.getLive() / live - bin.getReference() / reference));
        return bins.stream()
                .filter(bin -> Math.abs(bin.getLive() / live - bin.getReference() / reference) >= LEAST_CHANGE)
                .sorted(byChange)
                .limit(MOST_LINES)
                .map(bin -> String.format(
                        Locale.ROOT,
                        "%s: %.1f %% of the reference, %.1f %% now",
                        bin.getLabel(),
                        100 * bin.getReference() / reference,
                        100 * bin.getLive() / live))
                .toList();
    }
}
