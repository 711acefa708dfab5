package io.driftmeter.statistics.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One feature's counts in each slot: an hour of the day, on weekdays or at weekends. Kept where they at least halve the variation between
 * windows. Immutable.
 */
public final class SeasonalCounts {
    /** With more bins the slots of a feature would not fit a message; such a feature has no seasons. */
    public static final int MOST_BINS = 2_000;

    private final long[][] countsBySlot;
    private final int days;
    private final List<WindowVariation> variation;

    /**
     * Takes counts.
     *
     * @param countsBySlot for each of the 48 slots the rows in each bin: a numeric feature's cells, or a categorical feature's counters
     * @param days number of days that were counted
     * @param variation how much windows vary around the mixture of the slots that they cover, for each window length
     * @throws IllegalArgumentException where there are not 48 slots of equally many bins, or a count is negative
     */
    public SeasonalCounts(List<long[]> countsBySlot, int days, List<WindowVariation> variation) {
        if (countsBySlot.size() != SeasonSlots.COUNT || days < 1) {
            throw new IllegalArgumentException(
                    countsBySlot.size() + " slots of " + days + " days, not " + SeasonSlots.COUNT + " of at least 1");
        }
        this.countsBySlot = countsBySlot.stream().map(long[]::clone).toArray(long[][]::new);
        for (long[] counts : this.countsBySlot) {
            if (counts.length > MOST_BINS
                    || counts.length != bins()
                    || Arrays.stream(counts).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("slots must have equally many bins, at most " + MOST_BINS
                        + ", and no negative count: " + Arrays.toString(counts));
            }
        }
        this.days = days;
        this.variation = List.copyOf(variation);
    }

    /** Number of bins. */
    public int bins() {
        return countsBySlot[0].length;
    }

    /** Rows of the reference in each bin of a slot. */
    public long[] counts(int slot) {
        return countsBySlot[slot].clone();
    }

    /** Rows of the reference in a slot. */
    public long rows(int slot) {
        return Arrays.stream(countsBySlot[slot]).sum();
    }

    /** Number of days that were counted. */
    public int days() {
        return days;
    }

    /** How much windows vary around the mixture of the slots that they cover, for each window length. */
    public List<WindowVariation> variation() {
        return variation;
    }

    /** The same for one window length; empty where it is unknown. */
    public Optional<WindowVariation> variation(long windowMilliseconds) {
        return variation.stream()
                .filter(known -> known.windowMilliseconds() == windowMilliseconds)
                .findFirst();
    }

    /**
     * What the reference leads one to expect of a window: the mixture of its slots, Σ w_s c_s m / m_s, rounded to whole rows, with w_s the
     * window's share of rows in slot s, c_s and m_s the reference's counts and rows there. m = 1 / Σ (w_s² / m_s) is the number of rows by
     * whose sample the mixture could have been known as well; it is not more than the rows of the slots together. A window in one slot has
     * that slot's counts.
     *
     * @param window rows of the window in each slot
     * @return counts of each bin; empty where the window has no rows, or has some in a slot of which the reference has none
     */
    public Optional<long[]> mixture(SlotRows window) {
        int[] covered = window.covered();
        double total = window.total();
        double spread = 0;
        for (int slot : covered) {
            double share = window.rows(slot) / total;
            spread += share * share / rows(slot);
        }
        if (covered.length == 0 || Double.isInfinite(spread)) {
            return Optional.empty();
        }
        double[] expected = new double[bins()];
        for (int slot : covered) {
            double weight = window.rows(slot) / total / spread / rows(slot);
            for (int bin = 0; bin < expected.length; bin++) {
                expected[bin] += weight * countsBySlot[slot][bin];
            }
        }
        return Optional.of(Arrays.stream(expected).mapToLong(Math::round).toArray());
    }
}
