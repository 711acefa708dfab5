package io.driftmeter.statistics.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongFunction;

/**
 * Shares of the bins of the windows of one length, by the slots that they cover: sums for windows in one slot, each by itself for windows
 * in several, up to a bound.
 */
final class SlotShares {
    private record MixedWindow(SlotRows rows, double[] shares) {}

    private final int bins;
    private final int mostMixedWindows;
    private final LongFunction<SlotRows> rowsOfWindow;
    private final int[] windows = new int[SeasonSlots.COUNT];
    private final double[][] sums;
    private final double[][] squares;
    private final List<MixedWindow> mixed = new ArrayList<>();
    private boolean tooMany;

    /**
     * Of no window yet.
     *
     * @param mostSharesHeld bound on the shares of windows in several slots that are held
     * @param rowsOfWindow rows of a window in each slot
     */
    SlotShares(int bins, long mostSharesHeld, LongFunction<SlotRows> rowsOfWindow) {
        this.bins = bins;
        this.mostMixedWindows = (int) Math.min(Integer.MAX_VALUE, mostSharesHeld / bins);
        this.rowsOfWindow = rowsOfWindow;
        this.sums = new double[SeasonSlots.COUNT][bins];
        this.squares = new double[SeasonSlots.COUNT][bins];
    }

    /** Adds a window that is over. */
    void add(long window, double[] shares) {
        SlotRows rows = rowsOfWindow.apply(window);
        int[] covered = rows.covered();
        if (covered.length > 1) {
            tooMany |= mixed.size() >= mostMixedWindows;
            if (!tooMany) {
                mixed.add(new MixedWindow(rows, shares));
            }
            return;
        }
        int slot = covered[0];
        windows[slot]++;
        for (int bin = 0; bin < bins; bin++) {
            sums[slot][bin] += shares[bin];
            squares[slot][bin] += shares[bin] * shares[bin];
        }
    }

    /**
     * Largest variance, over the bins, of the windows' shares less those of the mixture of the slots that they cover: the sum of squares
     * over the number of windows less that of slots, since the slots' shares come from the same windows.
     *
     * @param expected share of each bin in each slot
     * @return empty where too many windows lay in several slots, or where there are hardly more windows than slots
     */
    OptionalDouble largestVariance(double[][] expected) {
        int all = mixed.size();
        boolean[] used = new boolean[SeasonSlots.COUNT];
        for (int slot = 0; slot < used.length; slot++) {
            all += windows[slot];
            used[slot] = windows[slot] > 0;
        }
        mixed.forEach(window -> {
            for (int slot : window.rows().covered()) {
                used[slot] = true;
            }
        });
        int slots = 0;
        for (boolean slotIsUsed : used) {
            slots += slotIsUsed ? 1 : 0;
        }
        if (tooMany || all - slots < WindowVariation.LEAST_WINDOWS) {
            return OptionalDouble.empty();
        }
        double largest = 0;
        for (int bin = 0; bin < bins; bin++) {
            largest = Math.max(largest, squaredResiduals(bin, expected) / (all - slots));
        }
        return OptionalDouble.of(largest);
    }

    private double squaredResiduals(int bin, double[][] expected) {
        double sum = 0;
        for (int slot = 0; slot < windows.length; slot++) {
            double share = expected[slot][bin];
            sum += squares[slot][bin] - 2 * share * sums[slot][bin] + windows[slot] * share * share;
        }
        for (MixedWindow window : mixed) {
            double total = window.rows().total();
            double share = 0;
            for (int slot : window.rows().covered()) {
                share += window.rows().rows(slot) / total * expected[slot][bin];
            }
            double residual = window.shares()[bin] - share;
            sum += residual * residual;
        }
        return Math.max(0, sum);
    }
}
