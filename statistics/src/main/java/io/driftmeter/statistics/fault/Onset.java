package io.driftmeter.statistics.fault;

/** Since which slice of a window something shows: the maximum-likelihood change point where the distributions before and after are known. */
final class Onset {
    private Onset() {}

    /**
     * Index of the slice from which on the sum of scores is highest (Page 1954, backwards); of several the first.
     *
     * @param scores log-likelihood ratio of each slice, after against before
     */
    static int of(double[] scores) {
        int best = scores.length - 1;
        double sum = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int slice = scores.length - 1; slice >= 0; slice--) {
            sum += scores[slice];
            if (sum >= highest) {
                highest = sum;
                best = slice;
            }
        }
        return best;
    }

    /**
     * The same for a rate that has risen: rows count for it where more of them are hits than half-way between the usual rate and that of all
     * slices together.
     */
    static int ofRate(long[] hits, long[] rows, double usualRate) {
        double allHits = 0;
        double allRows = 0;
        for (int slice = 0; slice < hits.length; slice++) {
            allHits += hits[slice];
            allRows += rows[slice];
        }
        double middle = (usualRate + allHits / Math.max(1, allRows)) / 2;
        double[] scores = new double[hits.length];
        for (int slice = 0; slice < hits.length; slice++) {
            scores[slice] = hits[slice] - middle * rows[slice];
        }
        return of(scores);
    }
}
