package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.ObjectSizes.array;
import static io.driftmeter.monitor.plan.ObjectSizes.object;
import static io.driftmeter.monitor.plan.ObjectSizes.text;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;

/**
 * Bytes that the counts of one feature take on the heap. Counters are arrays as long as the reference has cells or categories, so that
 * what is counted does not change them; only the magnitude buckets grow, with the orders of magnitude that the values have.
 */
public final class CountsSize {

    /** Magnitude buckets of a feature, whatever comes in (see {@link io.driftmeter.statistics.counts.MagnitudeCounts}). */
    public static final int MOST_BUCKETS = 1_025;

    /** A live pane beside its counts: its identity, its place among the panes of the task, and the tallies of a few partitions. */
    public static final long BESIDE_COUNTS = 1_000;

    private static final int LEAST_TABLE = 16;
    private static final int BYTES_A_SLOT = Integer.BYTES + Long.BYTES;
    private static final long UNUSABLE_ROWS = object(5);
    private static final long EXACT_SUM = object(3);
    private static final long MOMENTS = object(6) + 2 * EXACT_SUM;
    private static final int UNSEEN_NAMES = 10;
    private static final int LONGEST_UNSEEN_NAME = 100;

    private CountsSize() {}

    /**
     * Counts like these.
     *
     * @param buckets magnitude buckets of each numeric feature
     */
    public static long of(FeatureCounts counts, int buckets) {
        if (counts instanceof NumericCounts numeric) {
            return numeric(numeric.scale().cells().count(), buckets);
        }
        if (counts instanceof CategoryCounts category) {
            return category(category.categories().counters());
        }
        return embedding((EmbeddingCounts) counts, buckets);
    }

    /** These counts as they are now. */
    public static long live(FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric) {
            return of(counts, numeric.magnitudes().buckets());
        }
        return counts instanceof EmbeddingCounts embedding
                ? of(
                        counts,
                        Math.max(
                                embedding.norm().magnitudes().buckets(),
                                embedding.cosine().magnitudes().buckets()))
                : of(counts, 0);
    }

    /** What a pane holds to choose so many rows of a batch. */
    public static long chosenRows(int rows) {
        return array(rows, Integer.BYTES);
    }

    /** What a batch of so many rows gathers of one feature: numbers and texts. */
    static long gatheredRows(int rows) {
        return array(rows, Double.BYTES) + array(rows, Integer.BYTES);
    }

    private static long numeric(long cells, int buckets) {
        return object(6) + array(cells, Long.BYTES) + MOMENTS + magnitudes(buckets) + UNUSABLE_ROWS;
    }

    /** Open addressing that is at most half full: the table doubles as soon as it is more. */
    private static long magnitudes(int buckets) {
        long slots = LEAST_TABLE;
        while (2L * buckets > slots) {
            slots *= 2;
        }
        return object(3) + array(0, 1) * 2 + slots * BYTES_A_SLOT;
    }

    private static long category(long counters) {
        long name = ObjectSizes.treeEntry() + text(2L * LONGEST_UNSEEN_NAME);
        return object(4) + array(counters, Long.BYTES) + UNUSABLE_ROWS + object(8) + UNSEEN_NAMES * name;
    }

    private static long embedding(EmbeddingCounts counts, int buckets) {
        int sums = counts.scale().componentUnitExponents().size();
        return object(5)
                + numeric(counts.scale().norm().cells().count(), buckets)
                + numeric(counts.scale().cosine().cells().count(), buckets)
                + array(sums, Long.BYTES)
                + sums * MOMENTS
                + UNUSABLE_ROWS;
    }
}
