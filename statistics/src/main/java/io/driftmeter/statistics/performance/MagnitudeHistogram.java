package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.distribution.RateEstimate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers of 0 or more as sparse counts by exponent and the six leading bits of the mantissa. A bucket is 1/64 of its lower edge wide at
 * most, so a quantile is within 0.8 % of the exact one, and says how far it can be off.
 */
final class MagnitudeHistogram {
    private static final int DROPPED_BITS = 52 - 6;
    private static final int MOST_BUCKETS = bucket(Double.MAX_VALUE) + 1;

    private final SparseCounts counts;

    MagnitudeHistogram() {
        this(new SparseCounts());
    }

    private MagnitudeHistogram(SparseCounts counts) {
        this.counts = counts;
    }

    private static int bucket(double value) {
        return (int) (Double.doubleToLongBits(Math.abs(value)) >>> DROPPED_BITS);
    }

    /** Lowest value of a bucket; the largest double for what would be past the last. */
    private static double edge(int bucket) {
        return Math.min(Double.MAX_VALUE, Double.longBitsToDouble((long) bucket << DROPPED_BITS));
    }

    void add(double value, int sign) {
        counts.add(bucket(value), sign);
    }

    void merge(MagnitudeHistogram other) {
        counts.merge(other.counts);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    long rows() {
        return counts.total();
    }

    /**
     * A quantile, interpolated between the two values next to rank (n − 1)·q (definition 7 of Hyndman and Fan, 1996; NumPy's and the usual
     * median), each taken as the middle of its bucket. The interval is Woodruff's (1952): the values at the shares q ± 1.96 √(q(1−q)/n); the
     * standard error is its width in normal deviations.
     *
     * @param quantile from 0 to 1
     */
    MetricValue quantile(PerformanceMetric metric, double quantile, String whyNoRows) {
        long rows = rows();
        if (rows <= 0) {
            return MetricValue.unknown(metric, whyNoRows);
        }
        double rank = quantile * (rows - 1);
        long below = (long) Math.floor(rank);
        double part = rank - below;
        int lower = bucketAt(below);
        int upper = bucketAt(Math.min(rows - 1, below + 1));
        double value = (1 - part) * middle(lower) + part * middle(upper);
        double bound = (1 - part) * halfWidth(lower) + part * halfWidth(upper);
        MetricValue exact = MetricValue.exact(metric, value).within(bound);
        double deviation = RateEstimate.DEVIATIONS_95_PERCENT * Math.sqrt(quantile * (1 - quantile) / rows);
        double first = (quantile - deviation) * rows;
        double last = (quantile + deviation) * rows;
        if (first < 0 || last > rows - 1) {
            return exact;
        }
        double from = Math.min(value, edge(bucketAt((long) Math.floor(first))));
        double to = Math.max(value, edge(bucketAt((long) Math.ceil(last)) + 1));
        double error = (to - from) / (2 * RateEstimate.DEVIATIONS_95_PERCENT);
        return exact.with(OptionalDouble.of(error), Optional.of(new Interval(from, to)));
    }

    /** The lowest value that is above the bucket of the quantile; there must be rows. */
    double above(double quantile) {
        return edge(bucketAt((long) Math.floor(quantile * (rows() - 1))) + 1);
    }

    /** Rows whose bucket lies at or above the value. */
    long rowsFrom(double value) {
        return counts.ascending().tailMap(bucket(value)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private int bucketAt(long rank) {
        long passed = 0;
        for (Map.Entry<Integer, Long> entry : counts.ascending().entrySet()) {
            passed += entry.getValue();
            if (passed > rank) {
                return entry.getKey();
            }
        }
        return counts.ascending().lastKey();
    }

    /** What is in the first bucket counts as 0, which the bucket holds besides numbers under 1e-308. */
    private static double middle(int bucket) {
        return bucket == 0 ? 0 : edge(bucket) / 2 + edge(bucket + 1) / 2;
    }

    private static double halfWidth(int bucket) {
        return bucket == 0 ? edge(1) : edge(bucket + 1) / 2 - edge(bucket) / 2;
    }

    void writeTo(CountsOutput out) {
        counts.writeTo(out, 0);
    }

    static MagnitudeHistogram readFrom(CountsInput in) {
        return new MagnitudeHistogram(SparseCounts.readFrom(in, 0, MOST_BUCKETS));
    }
}
