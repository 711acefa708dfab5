package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.Moments;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Cuts a numeric feature into cells at its own quantiles: the j-th of c edges is the lowest observed value with at least j·n/c
 * values at or below it (the inverse of the distribution function), and edges that coincide collapse. A value with more than one
 * cell's mass, and every value of a feature with few, is an atom: it gets an edge right below it too.
 */
final class CellCutter {
    private static final int DECILES = 10;

    private CellCutter() {}

    /**
     * Cuts.
     *
     * @param ascending the finite values, ascending, with +0 for −0
     */
    static NumericScale cut(double[] ascending, ReferenceSettings settings) {
        if (ascending.length == 0) {
            return new NumericScale(
                    new Cells(new double[0], new int[0], new double[0]),
                    false,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Moments.unitExponentFor(0, 0));
        }
        TreeSet<Double> deciles = quantiles(ascending, DECILES);
        TreeSet<Double> edges = new TreeSet<>(deciles);
        edges.addAll(quantiles(ascending, settings.cells()));
        List<Double> atoms = atoms(ascending, settings);
        boolean atomsOnly = atoms.size() == distinct(ascending);
        for (double atom : atoms) {
            edges.add(atom);
            double below = Math.nextDown(atom);
            if (Double.isFinite(below)) {
                edges.add(below + 0.0);
            }
        }
        double[] cuts = toArray(edges);
        Cells plain = new Cells(cuts, new int[0], new double[0]);
        int[] atomCells = atoms.stream().mapToInt(plain::indexOf).toArray();
        return new NumericScale(
                new Cells(cuts, atomCells, toArray(deciles)),
                atomsOnly,
                ascending[0],
                ascending[ascending.length - 1],
                Moments.unitExponentFor(spread(ascending), largestMagnitude(ascending)));
    }

    /** The inner quantiles; the highest value is no edge between bins. */
    private static TreeSet<Double> quantiles(double[] ascending, int parts) {
        TreeSet<Double> edges = new TreeSet<>();
        for (int part = 1; part < parts; part++) {
            long rank = ((long) part * ascending.length + parts - 1) / parts;
            edges.add(ascending[(int) Math.max(1, rank) - 1]);
        }
        return edges;
    }

    private static List<Double> atoms(double[] ascending, ReferenceSettings settings) {
        boolean few = distinct(ascending) <= settings.atomsUpTo();
        double mass = (double) ascending.length / settings.cells();
        List<Double> atoms = new ArrayList<>();
        int from = 0;
        while (from < ascending.length) {
            int to = from;
            while (to < ascending.length && ascending[to] == ascending[from]) {
                to++;
            }
            if (few || (to - from > mass && to - from > 1)) {
                atoms.add(ascending[from]);
            }
            from = to;
        }
        return atoms;
    }

    private static int distinct(double[] ascending) {
        int distinct = 0;
        for (int i = 0; i < ascending.length; i++) {
            if (i == 0 || ascending[i] != ascending[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /**
     * Interquartile range or, where that is 0, range / √(2n), which the standard deviation is never below, or, where that is 0 too,
     * the magnitude.
     */
    private static double spread(double[] ascending) {
        int last = ascending.length - 1;
        double interquartile = ascending[last - last / 4] - ascending[last / 4];
        double range = ascending[last] - ascending[0];
        if (interquartile > 0 && Double.isFinite(interquartile)) {
            return interquartile;
        }
        return range > 0 && Double.isFinite(range)
                ? range / Math.sqrt(2.0 * ascending.length)
                : largestMagnitude(ascending);
    }

    private static double largestMagnitude(double[] ascending) {
        return Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]));
    }

    private static double[] toArray(TreeSet<Double> edges) {
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
