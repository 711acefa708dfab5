package io.driftmeter.statistics.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.LongsSketch;

/**
 * What is known of values that are too many to hold: all of them with their numbers where few are distinct; else quantiles from {@link
 * CompactedValues} and frequent values from a Misra-Gries sketch. How far the rank of a quantile is off is measured when the values are
 * counted.
 *
 * <p>A value is taken for an atom only where its rows are surely more than the share; one whose rows exceed it by less than 0.05 % of all may
 * be missed.
 */
final class SketchedValues implements RankedValues {
    private static final int FREQUENT_VALUES = 8_192;

    private final CompactedValues compacted = new CompactedValues();
    private final LongsSketch frequent = new LongsSketch(FREQUENT_VALUES);
    private final TreeMap<Double, Long> distinct = new TreeMap<>();
    private final int mostDistinct;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** Of nothing yet; distinct values are told apart up to so many. */
    SketchedValues(int mostDistinct) {
        this.mostDistinct = mostDistinct;
    }

    /** Adds a finite value, +0 for −0. */
    void add(double value) {
        compacted.add(value);
        frequent.update(Double.doubleToLongBits(value));
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        if (areFew()) {
            distinct.merge(value, 1L, Long::sum);
        }
    }

    /** Whether all distinct values are known, each with its number. */
    private boolean areFew() {
        return distinct.size() <= mostDistinct;
    }

    @Override
    public long count() {
        return compacted.count();
    }

    @Override
    public double minimum() {
        return minimum;
    }

    @Override
    public double maximum() {
        return maximum;
    }

    @Override
    public double quantile(int part, int parts) {
        return areFew() ? exactQuantile(part, parts) : compacted.quantile(part, parts);
    }

    private double exactQuantile(int part, int parts) {
        long rank = Math.max(1, (part * count() + parts - 1) / parts);
        long running = 0;
        for (Map.Entry<Double, Long> value : distinct.entrySet()) {
            running += value.getValue();
            if (running >= rank) {
                return value.getKey();
            }
        }
        return maximum;
    }

    @Override
    public List<Double> atoms(int few, double share) {
        if (areFew() && distinct.size() <= few) {
            return List.copyOf(distinct.keySet());
        }
        return Arrays.stream(frequent.getFrequentItems((long) (count() * share), ErrorType.NO_FALSE_POSITIVES))
                .map(row -> Double.longBitsToDouble(row.getItem()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    @Override
    public boolean areAll(List<Double> atoms) {
        long rows = atoms.stream()
                .mapToLong(atom -> frequent.getLowerBound(Double.doubleToLongBits(atom)))
                .sum();
        return rows == count();
    }
}
