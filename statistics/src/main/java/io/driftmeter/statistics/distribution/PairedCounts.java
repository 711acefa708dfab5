package io.driftmeter.statistics.distribution;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reference and live counts over the same bins, in the reference's order. Bins that are empty on both sides say nothing and are
 * left out, as in every statistic of this package.
 */
public final class PairedCounts {
    private final long[] reference;
    private final long[] live;
    private final long referenceTotal;
    private final long liveTotal;

    private PairedCounts(long[] reference, long[] live) {
        this.reference = reference;
        this.live = live;
        this.referenceTotal = total(reference);
        this.liveTotal = total(live);
    }

    /**
     * Pairs two rows of counts.
     *
     * @param reference rows of the reference in each bin, 0 or more
     * @param live rows of the live window in each bin, 0 or more
     * @throws IllegalArgumentException where the lengths differ or a count is negative
     * @throws ArithmeticException where a total exceeds a long
     */
    public static PairedCounts of(long[] reference, long[] live) {
        if (reference.length != live.length) {
            throw new IllegalArgumentException("reference has " + reference.length + " bins, live has " + live.length);
        }
        long[] keptReference = new long[reference.length];
        long[] keptLive = new long[live.length];
        int kept = 0;
        for (int bin = 0; bin < reference.length; bin++) {
            if (reference[bin] < 0 || live[bin] < 0) {
                throw new IllegalArgumentException("negative count in bin " + bin);
            }
            if (reference[bin] > 0 || live[bin] > 0) {
                keptReference[kept] = reference[bin];
                keptLive[kept] = live[bin];
                kept++;
            }
        }
        return new PairedCounts(Arrays.copyOf(keptReference, kept), Arrays.copyOf(keptLive, kept));
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total = Math.addExact(total, count);
        }
        return total;
    }

    /** Number of bins that are not empty on both sides. */
    public int bins() {
        return reference.length;
    }

    public long reference(int bin) {
        return reference[bin];
    }

    public long live(int bin) {
        return live[bin];
    }

    public long referenceTotal() {
        return referenceTotal;
    }

    public long liveTotal() {
        return liveTotal;
    }

    /** Share of the reference's rows in a bin; only where the reference has rows. */
    double referenceShare(int bin) {
        return (double) reference[bin] / referenceTotal;
    }

    /** Share of the live rows in a bin; only where there are live rows. */
    double liveShare(int bin) {
        return (double) live[bin] / liveTotal;
    }

    /** Why nothing can be compared; empty where both sides have rows. */
    Optional<String> nothingToCompare() {
        if (referenceTotal == 0) {
            return Optional.of(NoRows.IN_REFERENCE);
        }
        return liveTotal == 0 ? Optional.of(NoRows.LIVE) : Optional.empty();
    }
}
