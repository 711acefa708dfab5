package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Cells;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shares of a feature's bins, window by window, and how much they vary. */
final class WindowShares {
    static final int NO_VALUE = -1;

    private final int[] binOfRow;
    private final int bins;
    private final boolean cumulative;

    /**
     * Takes the rows of a feature.
     *
     * @param binOfRow bin of each row; {@link #NO_VALUE} where it has no usable value
     * @param bins number of bins
     * @param cumulative whether the share at or below a bin counts (numbers) or the bin's own (categories)
     */
    WindowShares(int[] binOfRow, int bins, boolean cumulative) {
        this.binOfRow = binOfRow;
        this.bins = bins;
        this.cumulative = cumulative;
    }

    /**
     * The cumulative shares at the decile edges of numbers.
     *
     * @param numbers number in each row; not finite where it has none
     */
    static WindowShares ofNumbers(double[] numbers, Cells cells) {
        int[] positions = cells.decileEdgePositions();
        int[] bins = new int[numbers.length];
        for (int row = 0; row < bins.length; row++) {
            bins[row] = Double.isFinite(numbers[row]) ? lowerBound(positions, cells.indexOf(numbers[row])) : NO_VALUE;
        }
        return new WindowShares(bins, positions.length + 1, true);
    }

    private static int lowerBound(int[] positions, int cell) {
        int found = Arrays.binarySearch(positions, cell);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * Variation for each window length for which it is known; none where rows carry no times.
     *
     * @param times event time of each row, in milliseconds since the epoch; null where rows carry none
     */
    List<WindowVariation> variations(long @Nullable [] times, List<Long> windowMilliseconds) {
        return times == null
                ? List.of()
                : windowMilliseconds.stream()
                        .flatMap(length -> variation(times, length).stream())
                        .toList();
    }

    /**
     * Variation between the whole windows, aligned to the epoch, that lie within the rows' times; empty under
     * {@link WindowVariation#LEAST_WINDOWS} of them.
     */
    Optional<WindowVariation> variation(long[] times, long windowMilliseconds) {
        Map<Long, long[]> windows = wholeWindows(times, windowMilliseconds);
        if (windows.size() < WindowVariation.LEAST_WINDOWS) {
            return Optional.empty();
        }
        long values = 0;
        double largest = 0;
        double[] totals = new double[windows.size()];
        int w = 0;
        for (long[] counts : windows.values()) {
            long total = 0;
            for (long count : counts) {
                total += count;
            }
            totals[w++] = total;
            values += total;
        }
        long[] running = new long[windows.size()];
        for (int bin = 0; bin < bins; bin++) {
            double[] shares = new double[windows.size()];
            w = 0;
            for (long[] counts : windows.values()) {
                running[w] = cumulative ? running[w] + counts[bin] : counts[bin];
                shares[w] = running[w] / totals[w];
                w++;
            }
            largest = Math.max(largest, variance(shares));
        }
        return Optional.of(new WindowVariation(
                windowMilliseconds, windows.size(), (double) values / windows.size(), Math.min(0.5, largest)));
    }

    private Map<Long, long[]> wholeWindows(long[] times, long windowMilliseconds) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long time : times) {
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        Map<Long, long[]> windows = new TreeMap<>();
        for (int row = 0; row < binOfRow.length; row++) {
            long window = Math.floorDiv(times[row], windowMilliseconds);
            boolean whole = window * windowMilliseconds >= first && (window + 1) * windowMilliseconds - 1 <= last;
            if (whole && binOfRow[row] != NO_VALUE) {
                windows.computeIfAbsent(window, unknown -> new long[bins])[binOfRow[row]]++;
            }
        }
        return windows;
    }

    private static double variance(double[] shares) {
        double mean = 0;
        for (double share : shares) {
            mean += share;
        }
        mean /= shares.length;
        double squares = 0;
        for (double share : shares) {
            squares += (share - mean) * (share - mean);
        }
        return squares / (shares.length - 1);
    }
}
