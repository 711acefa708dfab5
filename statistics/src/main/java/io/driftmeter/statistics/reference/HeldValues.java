package io.driftmeter.statistics.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All values of a feature, sorted. */
final class HeldValues implements RankedValues {
    private final double[] ascending;
    private final int distinct;

    /** Takes values over, which it sorts: +0 for −0, and no other than finite ones. */
    HeldValues(double[] values) {
        Arrays.sort(values);
        this.ascending = values;
        int changes = 0;
        for (int i = 1; i < values.length; i++) {
            changes += values[i] == values[i - 1] ? 0 : 1;
        }
        this.distinct = values.length == 0 ? 0 : changes + 1;
    }

    @Override
    public long count() {
        return ascending.length;
    }

    @Override
    public double minimum() {
        return ascending[0];
    }

    @Override
    public double maximum() {
        return ascending[ascending.length - 1];
    }

    @Override
    public double quantile(int part, int parts) {
        long rank = ((long) part * ascending.length + parts - 1) / parts;
        return ascending[(int) Math.max(1, rank) - 1];
    }

    @Override
    public List<Double> atoms(int few, double share) {
        double mass = ascending.length * share;
        List<Double> atoms = new ArrayList<>();
        int from = 0;
        while (from < ascending.length) {
            int to = from;
            while (to < ascending.length && ascending[to] == ascending[from]) {
                to++;
            }
            if (distinct <= few || (to - from > mass && to - from > 1)) {
                atoms.add(ascending[from]);
            }
            from = to;
        }
        return atoms;
    }

    @Override
    public boolean areAll(List<Double> atoms) {
        return atoms.size() == distinct;
    }
}
