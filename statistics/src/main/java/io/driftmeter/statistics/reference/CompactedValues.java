package io.driftmeter.statistics.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Quantiles of more values than are held: a full buffer is sorted, every second value goes to the next buffer, where it stands for twice as
 * many, and the first and the second of each pair take turns (Munro, Paterson: Selection and sorting with limited storage, 1980; Manku,
 * Rajagopalan, Lindsay: Approximate medians and other quantiles in one pass and with limited memory, 1998). A rank is off by at most
 * log2(n / 16,384) / 16,384 of the values: 0.06 % of ten million. A quantile is one of the values.
 *
 * <p>It is a function of the values in their order, so that the same file gives the same reference: the sketches of the libraries that we
 * know draw lots (KLL) or interpolate between values (t-digest), which puts edges where a feature of whole numbers has none.
 */
final class CompactedValues {
    private static final int BUFFER = 16_384;

    private record Weighted(double value, long weight) {}

    private final List<double[]> buffers = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private Weighted[] ascending = new Weighted[0];
    private long count;

    /** Adds a finite value. */
    void add(double value) {
        count++;
        ascending = new Weighted[0];
        put(0, value);
    }

    private void put(int level, double value) {
        if (level == buffers.size()) {
            buffers.add(new double[BUFFER]);
            sizes.add(0);
            turns.add(0);
        }
        int size = sizes.get(level);
        buffers.get(level)[size] = value;
        sizes.set(level, size + 1);
        if (size + 1 == BUFFER) {
            compact(level);
        }
    }

    private void compact(int level) {
        double[] full = buffers.get(level);
        Arrays.sort(full);
        int turn = turns.get(level);
        turns.set(level, 1 - turn);
        sizes.set(level, 0);
        for (int i = turn; i < BUFFER; i += 2) {
            put(level + 1, full[i]);
        }
    }

    /** Number of values. */
    long count() {
        return count;
    }

    /** A value with about part / parts of the values at or below it. */
    double quantile(int part, int parts) {
        if (ascending.length == 0) {
            ascending = ascending();
        }
        double rank = (double) part / parts * count;
        long running = 0;
        for (Weighted weighted : ascending) {
            running += weighted.weight();
            if (running >= rank) {
                return weighted.value();
            }
        }
        return ascending[ascending.length - 1].value();
    }

    private Weighted[] ascending() {
        List<Weighted> all = new ArrayList<>();
        for (int level = 0; level < buffers.size(); level++) {
            for (int i = 0; i < sizes.get(level); i++) {
                all.add(new Weighted(buffers.get(level)[i], 1L << level));
            }
        }
        all.sort(Comparator.comparingDouble(Weighted::value));
        return all.toArray(Weighted[]::new);
    }
}
