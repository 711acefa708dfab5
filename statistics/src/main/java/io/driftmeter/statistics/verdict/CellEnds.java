package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.MagnitudeCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.distribution.ClosedCells;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the two outermost cells ends: the lowest and the highest value of the reference. Live rows beyond these are known by their number, and by
 * the magnitude buckets that the outermost live values fill, which are a quarter of their values wide at most; each such bucket becomes a cell.
 */
final class CellEnds {

    private CellEnds() {}

    private record Stretch(double low, double high, long reference, long live) {}

    /**
     * The cells with ends; empty where the reference has no value, or where a live one beyond it is 2^64 or larger, of which only that is known.
     *
     * @param reference rows of the reference, or what stands for it, in each cell of the scale
     */
    static Optional<ClosedCells> of(long[] reference, NumericCounts live) {
        NumericScale scale = live.scale();
        if (scale.minimum() > scale.maximum()) {
            return Optional.empty();
        }
        Deque<Stretch> stretches = inner(scale, reference, live);
        addBeyond(stretches, live, false);
        addBeyond(stretches, live, true);
        return closed(stretches);
    }

    private static Deque<Stretch> inner(NumericScale scale, long[] reference, NumericCounts live) {
        double[] edges = scale.cells().edges();
        long[] rows = live.cellCounts();
        remove(rows, live.belowMinimum(), 0, 1);
        remove(rows, live.aboveMaximum(), rows.length - 1, -1);
        double end = edges.length == 0 ? scale.minimum() : Math.min(scale.minimum(), edges[0]);
        Deque<Stretch> stretches = new ArrayDeque<>();
        for (int cell = 0; cell < rows.length; cell++) {
            double next = cell < edges.length ? edges[cell] : Math.max(end, scale.maximum());
            stretches.addLast(new Stretch(end, next, reference[cell], rows[cell]));
            end = next;
        }
        return stretches;
    }

    /** Takes the rows beyond an end out of the outermost cells. */
    private static void remove(long[] rows, long beyond, int from, int step) {
        long left = beyond;
        for (int cell = from; left > 0; cell += step) {
            long taken = Math.min(left, rows[cell]);
            rows[cell] -= taken;
            left -= taken;
        }
    }

    private static void addBeyond(Deque<Stretch> stretches, NumericCounts live, boolean above) {
        double end = above ? stretches.getLast().high() : stretches.getFirst().low();
        long left = above ? live.aboveMaximum() : live.belowMinimum();
        Deque<Stretch> outermost = new ArrayDeque<>();
        for (Map.Entry<Integer, Long> bucket : fromOutside(live, above)) {
            if (left == 0) {
                break;
            }
            long taken = Math.min(left, bucket.getValue());
            left -= taken;
            double low = MagnitudeCounts.lowestOf(bucket.getKey());
            double high = MagnitudeCounts.highestOf(bucket.getKey());
            outermost.addFirst(
                    above
                            ? new Stretch(Math.max(low, end), Math.max(high, end), 0, taken)
                            : new Stretch(Math.min(low, end), Math.min(high, end), 0, taken));
        }
        outermost.forEach(above ? stretches::addLast : stretches::addFirst);
    }

    /** Buckets with live rows, the outermost first. */
    private static List<Map.Entry<Integer, Long>> fromOutside(NumericCounts live, boolean above) {
        Comparator<Map.Entry<Integer, Long>> ascending = Comparator.comparingDouble(bucket ->
                MagnitudeCounts.lowestOf(bucket.getKey()) / 2 + MagnitudeCounts.highestOf(bucket.getKey()) / 2);
        return live.magnitudes().byBucket().entrySet().stream()
                .sorted(above ? ascending.reversed() : ascending)
                .toList();
    }

    private static Optional<ClosedCells> closed(Deque<Stretch> stretches) {
        double lowest = stretches.getFirst().low();
        if (Double.isInfinite(lowest) || Double.isInfinite(stretches.getLast().high())) {
            return Optional.empty();
        }
        // Between two buckets with rows there may be some without: every second cell is such a gap, mostly of no width.
        double[] ends = new double[2 * stretches.size() + 1];
        long[] reference = new long[2 * stretches.size()];
        long[] live = new long[2 * stretches.size()];
        int cell = 0;
        ends[0] = lowest;
        for (Stretch stretch : stretches) {
            ends[cell + 1] = stretch.low();
            ends[cell + 2] = stretch.high();
            reference[cell + 1] = stretch.reference();
            live[cell + 1] = stretch.live();
            cell += 2;
        }
        return Optional.of(new ClosedCells(ends, reference, live));
    }
}
