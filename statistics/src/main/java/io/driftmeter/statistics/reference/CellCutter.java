package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.Moments;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.Arrays;
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

    /** Cuts. */
    static NumericScale cut(RankedValues values, ReferenceSettings settings) {
        if (values.count() == 0) {
            return new NumericScale(
                    new Cells(new double[0], new int[0], new double[0]),
                    false,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    Moments.unitExponentFor(0, 0));
        }
        TreeSet<Double> deciles = quantiles(values, DECILES);
        TreeSet<Double> edges = new TreeSet<>(deciles);
        edges.addAll(quantiles(values, settings.cells()));
        List<Double> atoms = values.atoms(settings.atomsUpTo(), 1.0 / settings.cells());
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
                values.areAll(atoms),
                values.minimum(),
                values.maximum(),
                Moments.unitExponentFor(spread(values), largestMagnitude(values)));
    }

    /** The inner quantiles; the highest value is no edge between bins. */
    private static TreeSet<Double> quantiles(RankedValues values, int parts) {
        TreeSet<Double> edges = new TreeSet<>();
        for (int part = 1; part < parts; part++) {
            edges.add(values.quantile(part, parts));
        }
        return edges;
    }

    /**
     * How far the ranks of edges are from the shares that they were cut for: the largest distance, as a share of the values, between j / c and
     * the shares of the values below and up to the j-th edge.
     *
     * @param counts the values, counted by the scale that was cut
     */
    static double rankError(RankedValues values, NumericCounts counts, ReferenceSettings settings) {
        double[] below = new double[counts.scale().cells().count()];
        double[] upTo = new double[below.length];
        long running = 0;
        long[] cells = counts.cellCounts();
        int[] atoms = counts.scale().cells().atoms();
        for (int cell = 0; cell < cells.length; cell++) {
            boolean isAtom = Arrays.binarySearch(atoms, cell) >= 0;
            below[cell] = (double) running / counts.values();
            running += cells[cell];
            upTo[cell] = (double) running / counts.values();
            below[cell] = isAtom ? below[cell] : upTo[cell];
        }
        double largest = 0;
        for (int part = 1; part < settings.cells(); part++) {
            double share = (double) part / settings.cells();
            int cell = counts.scale().cells().indexOf(values.quantile(part, settings.cells()));
            largest = Math.max(largest, Math.max(below[cell] - share, share - upTo[cell]));
        }
        return largest;
    }

    /**
     * Interquartile range or, where that is 0, range / √(2n), which the standard deviation is never below, or, where that is 0 too,
     * the magnitude.
     */
    private static double spread(RankedValues values) {
        double interquartile = values.quantile(3, 4) - values.quantile(1, 4);
        double range = values.maximum() - values.minimum();
        if (interquartile > 0 && Double.isFinite(interquartile)) {
            return interquartile;
        }
        return range > 0 && Double.isFinite(range) ? range / Math.sqrt(2.0 * values.count()) : largestMagnitude(values);
    }

    private static double largestMagnitude(RankedValues values) {
        return Math.max(Math.abs(values.minimum()), Math.abs(values.maximum()));
    }

    private static double[] toArray(TreeSet<Double> edges) {
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
