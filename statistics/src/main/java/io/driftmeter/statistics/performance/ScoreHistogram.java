package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Labelled predictions by score and class: sparse counts keyed by floor(1024 · logit(score)). Scores are clipped to [1e-15, 1 − 1e-15], so
 * there are at most 70,738 buckets a class, whatever comes in. Within a bucket scores differ by less than a thousandth of their odds.
 */
final class ScoreHistogram {
    static final double LEAST_SCORE = 1e-15;
    private static final int BUCKETS_PER_LOGIT = 1024;
    private static final int LOWEST = bucket(0);
    private static final int HIGHEST = bucket(1);

    private final TreeMap<Integer, Long> positives = new TreeMap<>();
    private final TreeMap<Integer, Long> negatives = new TreeMap<>();

    static double clip(double score) {
        return Math.min(1 - LEAST_SCORE, Math.max(LEAST_SCORE, score));
    }

    static int bucket(double score) {
        double clipped = clip(score);
        double logit = StrictMath.log(clipped) - StrictMath.log1p(-clipped);
        return (int) Math.floor(BUCKETS_PER_LOGIT * logit);
    }

    void add(double score, boolean positive, int sign) {
        addTo(positive ? positives : negatives, bucket(score), sign);
    }

    void merge(ScoreHistogram other) {
        other.positives.forEach((bucket, count) -> addTo(positives, bucket, count));
        other.negatives.forEach((bucket, count) -> addTo(negatives, bucket, count));
    }

    private static void addTo(Map<Integer, Long> counts, int bucket, long added) {
        counts.merge(bucket, added, (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
    }

    boolean isEmpty() {
        return positives.isEmpty() && negatives.isEmpty();
    }

    long positives() {
        return total(positives);
    }

    long negatives() {
        return total(negatives);
    }

    private static long total(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Area under the ROC curve: pairs of a positive and a negative in which the positive is in the higher bucket, and half of those in
     * one bucket. The exact value is within half the share of the pairs in one bucket, which is the error bound. The standard error is
     * that of Hanley and McNeil (1982).
     */
    MetricValue areaUnderCurve() {
        double positiveRows = positives();
        double negativeRows = negatives();
        if (positiveRows <= 0 || negativeRows <= 0) {
            String missing = positiveRows <= 0 ? "no scored positives" : "no scored negatives";
            return MetricValue.unknown(PerformanceMetric.ROC_AUC, missing);
        }
        double won = 0;
        double tied = 0;
        double remaining = negativeRows;
        var above = negatives.descendingMap().entrySet().iterator();
        Map.Entry<Integer, Long> negative = above.hasNext() ? above.next() : null;
        for (Map.Entry<Integer, Long> positive : positives.descendingMap().entrySet()) {
            while (negative != null && negative.getKey() > positive.getKey()) {
                remaining -= negative.getValue();
                negative = above.hasNext() ? above.next() : null;
            }
            double level = negative != null && negative.getKey().equals(positive.getKey()) ? negative.getValue() : 0;
            won += positive.getValue() * (remaining - level);
            tied += positive.getValue() * level;
        }
        double pairs = positiveRows * negativeRows;
        double area = (won + tied / 2) / pairs;
        MetricValue sampled =
                MetricValue.sampled(PerformanceMetric.ROC_AUC, area, hanleyMcNeil(area, positiveRows, negativeRows));
        return new MetricValue(
                sampled.metric(), sampled.value(), sampled.standardError(), OptionalDouble.of(tied / 2 / pairs));
    }

    private static double hanleyMcNeil(double area, double positives, double negatives) {
        double twoPositives = area / (2 - area) - area * area;
        double twoNegatives = 2 * area * area / (1 + area) - area * area;
        return (area * (1 - area) + (positives - 1) * twoPositives + (negatives - 1) * twoNegatives)
                / (positives * negatives);
    }

    void writeTo(CountsOutput out) {
        write(out, positives);
        write(out, negatives);
    }

    private static void write(CountsOutput out, TreeMap<Integer, Long> counts) {
        out.writeCount(counts.size());
        int previous = LOWEST - 1;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            out.writeCount(entry.getKey() - previous);
            out.writeSigned(entry.getValue());
            previous = entry.getKey();
        }
    }

    static ScoreHistogram readFrom(CountsInput in) {
        ScoreHistogram histogram = new ScoreHistogram();
        read(in, histogram.positives);
        read(in, histogram.negatives);
        return histogram;
    }

    private static void read(CountsInput in, TreeMap<Integer, Long> counts) {
        int size = in.readSize(HIGHEST - LOWEST + 1, "score buckets");
        int bucket = LOWEST - 1;
        for (int entry = 0; entry < size; entry++) {
            int gap = in.readSize(HIGHEST - bucket, "gap between score buckets");
            long count = in.readSigned();
            if (gap == 0 || count == 0) {
                throw new CorruptCountsException("an empty or repeated score bucket");
            }
            bucket += gap;
            counts.put(bucket, count);
        }
    }
}
