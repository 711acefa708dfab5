package io.driftmeter.statistics.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one column's bins hold, window by window and slot by slot: how much its windows vary, and whether they do because of the hour. A
 * numeric column's windows are followed at its decile edges, a categorical one's in all its counters.
 */
final class ColumnShares {
    private static final double VARIATION_THAT_SEASONS_MUST_EXPLAIN = 0.5;
    private static final long WEEK_MILLISECONDS = 7L * 24 * 60 * 60 * 1_000;

    private final List<Long> lengths;
    private final int[] followed;
    private final boolean cumulative;
    private final RowTime time;
    private final long[][] slots;
    private final WindowShares[] windows;

    /**
     * Of no row yet.
     *
     * @param followed for each bin the one of the followed bins that it is part of
     * @param cumulative whether cumulative shares are followed
     * @param time where the row that is counted lies
     * @param mostCountsHeld bound on the counters that are held for windows
     */
    ColumnShares(List<Long> lengths, int[] followed, boolean cumulative, RowTime time, long mostCountsHeld) {
        this.lengths = lengths;
        this.followed = followed;
        this.cumulative = cumulative;
        this.time = time;
        boolean seasonal = time.isSeasonal() && followed.length <= SeasonalCounts.MOST_BINS;
        this.slots = seasonal ? new long[SeasonSlots.COUNT][followed.length] : new long[0][];
        this.windows = new WindowShares[lengths.size()];
        for (int index = 0; index < windows.length; index++) {
            windows[index] = windows(index, seasonal, mostCountsHeld / Math.max(1, windows.length));
        }
    }

    private WindowShares windows(int lengthIndex, boolean seasonal, long mostCountsHeld) {
        boolean wholeWeeks = lengths.get(lengthIndex) % WEEK_MILLISECONDS == 0;
        SlotShares slotShares = seasonal && !wholeWeeks
                ? new SlotShares(
                        followedBins(),
                        mostCountsHeld,
                        window -> time.slotRows(lengthIndex, window).orElseThrow())
                : null;
        return new WindowShares(lengths.get(lengthIndex), followedBins(), cumulative, mostCountsHeld, slotShares);
    }

    private int followedBins() {
        return Arrays.stream(followed).max().orElse(0) + 1;
    }

    /** Counts a value of the row that is being counted. */
    void add(int bin) {
        if (slots.length > 0) {
            slots[time.slot()][bin]++;
        }
        for (int index = 0; index < windows.length; index++) {
            long window = time.window(index);
            if (window != RowTime.NO_WINDOW) {
                windows[index].add(window, followed[bin], time.isInOrder());
            }
        }
    }

    /** Variation around one mean, for each window length for which it is known. */
    List<WindowVariation> variation() {
        return Arrays.stream(windows)
                .flatMap(window -> window.variation().stream())
                .toList();
    }

    /** Counts by slot, where they at least halve φ for some window length. To be asked after {@link #variation()}. */
    Optional<SeasonalCounts> seasons(List<WindowVariation> variation) {
        if (slots.length == 0) {
            return Optional.empty();
        }
        double[][] expected = expectedShares();
        List<WindowVariation> residuals = new ArrayList<>();
        boolean worthIt = false;
        for (WindowShares window : windows) {
            Optional<WindowVariation> residual = window.residual(expected, time.days() - 1);
            residual.ifPresent(residuals::add);
            worthIt |= residual.isPresent() && halvesPhi(residual.get(), variation);
        }
        return worthIt ? Optional.of(new SeasonalCounts(List.of(slots), time.days(), residuals)) : Optional.empty();
    }

    private static boolean halvesPhi(WindowVariation residual, List<WindowVariation> variation) {
        return variation.stream()
                .filter(around -> around.windowMilliseconds() == residual.windowMilliseconds())
                .anyMatch(around -> residual.phi() <= VARIATION_THAT_SEASONS_MUST_EXPLAIN * around.phi());
    }

    private double[][] expectedShares() {
        double[][] expected = new double[SeasonSlots.COUNT][followedBins()];
        for (int slot = 0; slot < slots.length; slot++) {
            long total = Arrays.stream(slots[slot]).sum();
            long[] counts = new long[followedBins()];
            for (int bin = 0; bin < followed.length; bin++) {
                counts[followed[bin]] += slots[slot][bin];
            }
            long running = 0;
            for (int bin = 0; total > 0 && bin < counts.length; bin++) {
                running = cumulative ? running + counts[bin] : counts[bin];
                expected[slot][bin] = (double) running / total;
            }
        }
        return expected;
    }
}
