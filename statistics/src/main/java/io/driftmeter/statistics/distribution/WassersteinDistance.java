package io.driftmeter.statistics.distribution;

/**
 * Wasserstein distance W₁ = ∫ |F − G| dx, in the unit of the feature: how far rows would have to be carried on average. (Kantorovich, 1942; Vallender,
 * 1974, for the form on a line.) Exact for values that are spread evenly within each cell; for the values themselves it is off by at most
 * {@link #errorBound}.
 */
public final class WassersteinDistance {
    private WassersteinDistance() {}

    public static Measurement of(ClosedCells cells) {
        PairedCounts counts = cells.counts();
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> finite(distance(cells)));
    }

    /** Half of Σ (p + q) × width: within a cell of any width w, no rows lie further than w/2 on average from evenly spread ones. */
    public static Measurement errorBound(ClosedCells cells) {
        PairedCounts counts = cells.counts();
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> finite(bound(cells)));
    }

    private static Measurement finite(double figure) {
        return Double.isFinite(figure) ? Measurement.of(figure) : Measurement.unknown("beyond what a double holds");
    }

    private static double distance(ClosedCells cells) {
        double sum = 0;
        double before = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            double after = cells.cumulativeDifference(cell);
            sum += cells.width(cell) * meanSize(before, after);
            before = after;
        }
        return sum;
    }

    /** Mean of |d| where d goes evenly from one value to the other. */
    private static double meanSize(double from, double to) {
        double size = Math.abs(from) + Math.abs(to);
        return from * to >= 0 ? size / 2 : (from * from + to * to) / (2 * size);
    }

    private static double bound(ClosedCells cells) {
        double sum = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            sum += cells.width(cell) * cells.sharesOfBoth(cell);
        }
        return sum / 2;
    }
}
