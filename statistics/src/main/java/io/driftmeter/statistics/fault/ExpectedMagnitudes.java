package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.MagnitudeCounts;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shares of the magnitude buckets that a reference leads one to expect after a change of unit. Within a cell values are taken to lie
 * evenly, which is off by at most the mass of a cell; an atom is moved as the one value that it is.
 */
final class ExpectedMagnitudes {
    /** A bucket in which nothing is expected has this share in likelihoods, so that a stray row does not decide. */
    private static final double STRAY = 1e-4;

    private final SortedMap<Integer, Double> shares = new TreeMap<>();
    private final double rows;

    private ExpectedMagnitudes(double rows) {
        this.rows = rows;
    }

    /**
     * After a conversion of the values.
     *
     * @param cellCounts rows of the reference in each cell
     */
    static ExpectedMagnitudes of(NumericScale scale, long[] cellCounts, Conversion conversion) {
        double rows = Arrays.stream(cellCounts).sum();
        ExpectedMagnitudes expected = new ExpectedMagnitudes(rows);
        Cells cells = scale.cells();
        double[] edges = cells.edges();
        int[] atoms = cells.atoms();
        for (int cell = 0; cell < cellCounts.length; cell++) {
            if (cellCounts[cell] == 0) {
                continue;
            }
            double low = cell == 0 ? scale.minimum() : Math.max(edges[cell - 1], scale.minimum());
            double high = cell == edges.length ? scale.maximum() : Math.min(edges[cell], scale.maximum());
            boolean atom = Arrays.binarySearch(atoms, cell) >= 0;
            double share = cellCounts[cell] / rows;
            expected.spread(conversion.of(atom ? high : low), conversion.of(high), share);
        }
        return expected;
    }

    private void spread(double one, double other, double share) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        double width = high - low;
        if (!(width > 0) || !Double.isFinite(width)) {
            shares.merge(MagnitudeCounts.bucketOf(other), share, Double::sum);
            return;
        }
        double from = low;
        while (from < high) {
            int bucket = MagnitudeCounts.bucketOf(from);
            double to = Math.min(high, end(bucket, from));
            shares.merge(bucket, share * (to - from) / width, Double::sum);
            from = to;
        }
    }

    /** Where a bucket ends on the right of a value in it, and always further on. */
    private static double end(int bucket, double from) {
        double end = MagnitudeCounts.highestOf(bucket);
        return end > from ? end : Math.nextUp(from);
    }

    /** Log-likelihood of live rows. */
    double logLikelihood(Map<Integer, Long> live) {
        double sum = 0;
        for (Map.Entry<Integer, Long> bucket : live.entrySet()) {
            double share = shares.getOrDefault(bucket.getKey(), 0.0);
            sum += bucket.getValue() * StrictMath.log((1 - STRAY) * share + STRAY);
        }
        return sum;
    }

    /** What it explains of live rows. */
    ExplainedShare explains(SortedMap<Integer, Long> live) {
        long total = live.values().stream().mapToLong(Long::longValue).sum();
        TreeMap<Integer, Double> both = new TreeMap<>(shares);
        live.keySet().forEach(bucket -> both.putIfAbsent(bucket, 0.0));
        double[] expected =
                both.values().stream().mapToDouble(Double::doubleValue).toArray();
        long[] counted = both.keySet().stream()
                .mapToLong(bucket -> live.getOrDefault(bucket, 0L))
                .toArray();
        return ExplainedShare.of(expected, rows, counted, total);
    }
}
