package io.driftmeter.statistics.reference;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shares of a feature's bins in each window of one length, and how much they vary: around one mean, and around what the slots that a window
 * covers lead one to expect. Windows that are over are kept as sums where rows come in the order of time; else all are held to the end, up
 * to a bound.
 */
final class WindowShares {
    private final long windowMilliseconds;
    private final int bins;
    private final boolean cumulative;
    private final int mostWindowsHeld;
    private final @Nullable SlotShares slots;
    private final TreeMap<Long, int[]> open = new TreeMap<>();
    private final double[] sums;
    private final double[] squares;
    private int windows;
    private long values;
    private boolean tooMany;

    /**
     * Of no row yet.
     *
     * @param cumulative whether the share at or below a bin counts (numbers) or the bin's own (categories)
     * @param mostCountsHeld bound on the counters of windows that are held
     * @param slots keeps the shares by slot; null where seasons are not looked for
     */
    WindowShares(
            long windowMilliseconds, int bins, boolean cumulative, long mostCountsHeld, @Nullable SlotShares slots) {
        this.windowMilliseconds = windowMilliseconds;
        this.bins = bins;
        this.cumulative = cumulative;
        this.mostWindowsHeld = (int) Math.min(Integer.MAX_VALUE, mostCountsHeld / bins);
        this.slots = slots;
        this.sums = new double[bins];
        this.squares = new double[bins];
    }

    /** Counts a value in its window; where rows come in order, the windows before it are over. */
    void add(long window, int bin, boolean inOrder) {
        if (tooMany) {
            return;
        }
        int[] counts = open.get(window);
        if (counts == null) {
            if (inOrder) {
                closeAll();
            } else if (open.size() >= mostWindowsHeld) {
                tooMany = true;
                open.clear();
                return;
            }
            counts = new int[bins];
            open.put(window, counts);
        }
        counts[bin]++;
    }

    private void closeAll() {
        for (Map.Entry<Long, int[]> window : open.entrySet()) {
            close(window.getKey(), window.getValue());
        }
        open.clear();
    }

    private void close(long window, int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        double[] shares = new double[bins];
        long running = 0;
        for (int bin = 0; bin < bins; bin++) {
            running = cumulative ? running + counts[bin] : counts[bin];
            shares[bin] = (double) running / total;
            sums[bin] += shares[bin];
            squares[bin] += shares[bin] * shares[bin];
        }
        windows++;
        values += total;
        if (slots != null) {
            slots.add(window, shares);
        }
    }

    /** Variation around one mean; empty under {@link WindowVariation#LEAST_WINDOWS}, or where too many windows were open at once. */
    Optional<WindowVariation> variation() {
        closeAll();
        if (tooMany || windows < WindowVariation.LEAST_WINDOWS) {
            return Optional.empty();
        }
        double largest = 0;
        for (int bin = 0; bin < bins; bin++) {
            double deviations = squares[bin] - sums[bin] / windows * sums[bin];
            largest = Math.max(largest, deviations / (windows - 1));
        }
        return Optional.of(variation(largest, windows - 1));
    }

    /**
     * Variation around the mixtures of slots; empty where the other is, or where slots leave under {@link WindowVariation#LEAST_WINDOWS}
     * degrees of freedom. To be asked after {@link #variation()}.
     *
     * @param expected share of each bin (cumulative, where those are) in each slot
     * @param degreesOfFreedom of the variance: days − 1
     */
    Optional<WindowVariation> residual(double[][] expected, int degreesOfFreedom) {
        if (slots == null || tooMany || windows < WindowVariation.LEAST_WINDOWS || degreesOfFreedom < 1) {
            return Optional.empty();
        }
        return slots.largestVariance(expected).stream()
                .mapToObj(variance -> variation(variance, degreesOfFreedom))
                .findFirst();
    }

    private WindowVariation variation(double largestVariance, int degreesOfFreedom) {
        return new WindowVariation(
                windowMilliseconds,
                windows,
                (double) values / windows,
                Math.min(0.5, largestVariance),
                degreesOfFreedom);
    }
}
