package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * How high the label stood in the model's order: rows by rank, from 1 to 1,000; what stands lower counts as not found. One label a row is
 * what labels can say, so the ideal gain is 1.
 */
final class RankCounts {
    private static final int NOT_FOUND = 0;
    private static final int LOWEST_RANK = 1000;
    private static final int NDCG_RANK = 10;
    private static final String NO_ORDER = "no class scores and no ranking";

    private final SparseCounts ranks;

    RankCounts() {
        this(new SparseCounts());
    }

    private RankCounts(SparseCounts ranks) {
        this.ranks = ranks;
    }

    /** Counts a rank from 1 on, or 0 for a label that the order does not have; what is less is not counted. */
    void add(int rank, int sign) {
        if (rank >= 0) {
            ranks.add(rank > LOWEST_RANK ? NOT_FOUND : rank, sign);
        }
    }

    void merge(RankCounts other) {
        ranks.merge(other.ranks);
    }

    boolean isEmpty() {
        return ranks.isEmpty();
    }

    /** Share of rows whose label is among the first {@code most}. */
    MetricValue top(PerformanceMetric metric, int most) {
        long hits = ranks.ascending().subMap(NOT_FOUND + 1, most + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return MetricValue.proportion(metric, hits, ranks.total(), NO_ORDER);
    }

    /** Normalized discounted cumulative gain (Järvelin and Kekäläinen, 2002) of one relevant item: 1 / log2(1 + rank). */
    MetricValue discountedGain() {
        return mean(
                PerformanceMetric.NDCG_AT_10,
                rank -> rank <= NDCG_RANK ? StrictMath.log(2) / StrictMath.log(1.0 + rank) : 0);
    }

    /** Mean reciprocal rank; an item that was not found counts 0. */
    MetricValue reciprocalRank() {
        return mean(PerformanceMetric.MRR, rank -> 1.0 / rank);
    }

    private MetricValue mean(PerformanceMetric metric, IntToDoubleFunction gain) {
        double sum = 0;
        double squares = 0;
        for (Map.Entry<Integer, Long> entry : ranks.ascending().entrySet()) {
            double each = entry.getKey() == NOT_FOUND ? 0 : gain.applyAsDouble(entry.getKey());
            sum += entry.getValue() * each;
            squares += entry.getValue() * each * each;
        }
        double rows = ranks.total();
        return rows <= 0
                ? MetricValue.unknown(metric, NO_ORDER)
                : MetricValue.sampled(metric, sum / rows, (squares / rows - sum / rows * (sum / rows)) / rows);
    }

    void writeTo(CountsOutput out) {
        ranks.writeTo(out, NOT_FOUND);
    }

    static RankCounts readFrom(CountsInput in) {
        return new RankCounts(SparseCounts.readFrom(in, NOT_FOUND, LOWEST_RANK));
    }
}
