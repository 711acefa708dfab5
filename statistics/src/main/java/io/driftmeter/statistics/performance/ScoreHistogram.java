package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Labelled predictions by score and class: sparse counts keyed by floor(1024 · logit(score)). Scores are clipped to [1e-15, 1 − 1e-15], so
 * there are at most 70,738 buckets a class, whatever comes in. Within a bucket scores differ by less than a thousandth of their odds.
 */
final class ScoreHistogram {
    static final double LEAST_SCORE = 1e-15;
    private static final int BUCKETS_PER_LOGIT = 1024;
    private static final int LOWEST = bucket(0);
    private static final int HIGHEST = bucket(1);

    /**
     * The rows of one bucket, which count as tied.
     *
     * @param score the middle of the bucket, in the logit
     * @param halfWidth largest distance of a score of the bucket from {@code score}
     */
    record Level(double score, double halfWidth, long positives, long negatives) {
        long rows() {
            return positives + negatives;
        }
    }

    private final SparseCounts positives;
    private final SparseCounts negatives;

    ScoreHistogram() {
        this(new SparseCounts(), new SparseCounts());
    }

    private ScoreHistogram(SparseCounts positives, SparseCounts negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    static double clip(double score) {
        return Math.min(1 - LEAST_SCORE, Math.max(LEAST_SCORE, score));
    }

    static int bucket(double score) {
        double clipped = clip(score);
        double logit = StrictMath.log(clipped) - StrictMath.log1p(-clipped);
        return (int) Math.floor(BUCKETS_PER_LOGIT * logit);
    }

    void add(double score, boolean positive, int sign) {
        (positive ? positives : negatives).add(bucket(score), sign);
    }

    void merge(ScoreHistogram other) {
        positives.merge(other.positives);
        negatives.merge(other.negatives);
    }

    boolean isEmpty() {
        return positives.isEmpty() && negatives.isEmpty();
    }

    /** The buckets that hold rows, from the lowest score up. */
    List<Level> ascending() {
        TreeSet<Integer> buckets = new TreeSet<>(positives.ascending().keySet());
        buckets.addAll(negatives.ascending().keySet());
        List<Level> levels = new ArrayList<>();
        for (int bucket : buckets) {
            double middle = score(bucket + 0.5);
            double halfWidth = Math.max(score(bucket + 1.0) - middle, middle - score(bucket));
            levels.add(new Level(middle, halfWidth, positives.get(bucket), negatives.get(bucket)));
        }
        return levels;
    }

    private static double score(double bucket) {
        return 1 / (1 + StrictMath.exp(-bucket / BUCKETS_PER_LOGIT));
    }

    void writeTo(CountsOutput out) {
        positives.writeTo(out, LOWEST);
        negatives.writeTo(out, LOWEST);
    }

    static ScoreHistogram readFrom(CountsInput in) {
        return new ScoreHistogram(
                SparseCounts.readFrom(in, LOWEST, HIGHEST), SparseCounts.readFrom(in, LOWEST, HIGHEST));
    }
}
