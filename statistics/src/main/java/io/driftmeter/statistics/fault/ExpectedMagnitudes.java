package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.MagnitudeCounts;
import io.driftmeter.statistics.counts.MagnitudeRows;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.Arrays;

/**
 * The shares of the magnitude buckets that a reference leads one to expect after a change of unit. Within a cell values are taken to lie
 * evenly, which is off by at most the mass of a cell; an atom is moved as the one value that it is. Immutable.
 */
final class ExpectedMagnitudes {
    /** A bucket in which nothing is expected has this share in likelihoods, so that a stray row does not decide. */
    private static final double STRAY = 1e-4;

    /** The buckets with a share, the lowest number first, and the share of each. */
    private final int[] buckets;

    private final double[] shares;
    private final double rows;

    private ExpectedMagnitudes(int[] buckets, double[] shares, double rows) {
        this.buckets = buckets;
        this.shares = shares;
        this.rows = rows;
    }

    /**
     * After a conversion of the values.
     *
     * @param cellCounts rows of the reference in each cell
     */
    static ExpectedMagnitudes of(NumericScale scale, long[] cellCounts, Conversion conversion) {
        double rows = Arrays.stream(cellCounts).sum();
        double[] shares = new double[MagnitudeCounts.possibleBuckets()];
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
            spread(conversion.of(atom ? high : low), conversion.of(high), cellCounts[cell] / rows, shares);
        }
        int[] places = new int[shares.length];
        int some = 0;
        for (int place = 0; place < shares.length; place++) {
            places[some] = place;
            some += shares[place] == 0 ? 0 : 1;
        }
        int[] buckets = new int[some];
        double[] present = new double[some];
        for (int i = 0; i < some; i++) {
            buckets[i] = MagnitudeCounts.bucketAt(places[i]);
            present[i] = shares[places[i]];
        }
        return new ExpectedMagnitudes(buckets, present, rows);
    }

    private static void spread(double one, double other, double share, double[] shares) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        double width = high - low;
        if (!(width > 0) || !Double.isFinite(width)) {
            shares[MagnitudeCounts.placeOf(MagnitudeCounts.bucketOf(other))] += share;
            return;
        }
        double from = low;
        while (from < high) {
            int bucket = MagnitudeCounts.bucketOf(from);
            double to = Math.min(high, end(bucket, from));
            shares[MagnitudeCounts.placeOf(bucket)] += share * (to - from) / width;
            from = to;
        }
    }

    /** Where a bucket ends on the right of a value in it, and always further on. */
    private static double end(int bucket, double from) {
        double end = MagnitudeCounts.highestOf(bucket);
        return end > from ? end : Math.nextUp(from);
    }

    /** Log-likelihood of live rows. */
    double logLikelihood(MagnitudeRows live) {
        double sum = 0;
        int own = 0;
        for (int place = 0; place < live.size(); place++) {
            while (own < buckets.length && buckets[own] < live.bucket(place)) {
                own++;
            }
            double share = own < buckets.length && buckets[own] == live.bucket(place) ? shares[own] : 0;
            sum += live.rows(place) * StrictMath.log((1 - STRAY) * share + STRAY);
        }
        return sum;
    }

    /** What it explains of live rows. */
    ExplainedShare explains(MagnitudeRows live) {
        double[] expected = new double[buckets.length + live.size()];
        long[] counted = new long[expected.length];
        int bins = 0;
        int own = 0;
        int place = 0;
        while (own < buckets.length || place < live.size()) {
            boolean hasShare = own < buckets.length && (place == live.size() || buckets[own] <= live.bucket(place));
            boolean hasRows = place < live.size() && (own == buckets.length || live.bucket(place) <= buckets[own]);
            expected[bins] = hasShare ? shares[own++] : 0;
            counted[bins++] = hasRows ? live.rows(place++) : 0;
        }
        return ExplainedShare.of(Arrays.copyOf(expected, bins), rows, counted, live.total());
    }
}
