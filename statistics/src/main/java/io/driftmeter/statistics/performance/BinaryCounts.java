package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts of a model that predicts one of two classes: the confusion counts, the scores of each class, and the log loss as an exact sum.
 * Scores that are not from 0 to 1 are counted as unscored; they count for the confusion counts alone.
 */
public final class BinaryCounts implements PerformanceCounts {
    private static final int LOSS_QUANTUM_EXPONENT = -60;

    private final long[] confusion = new long[Cell.values().length];
    private long predictions;
    private long scored;
    private ScoreHistogram scores = new ScoreHistogram();
    private FixedPointSum loss = new FixedPointSum(LOSS_QUANTUM_EXPONENT);
    private FixedPointSum squaredLoss = new FixedPointSum(LOSS_QUANTUM_EXPONENT);

    private enum Cell {
        TP,
        FP,
        TN,
        FN
    }

    @Override
    public void addPredictions(long added) {
        predictions += added;
    }

    @Override
    public void add(Outcome outcome) {
        count(outcome, 1);
    }

    @Override
    public void remove(Outcome outcome) {
        count(outcome, -1);
    }

    private void count(Outcome outcome, int sign) {
        if (!(outcome instanceof Outcome.Binary row)) {
            throw new IllegalArgumentException("not an outcome of two classes: " + outcome);
        }
        Cell cell = row.positive()
                ? row.predictedPositive() ? Cell.TP : Cell.FN
                : row.predictedPositive() ? Cell.FP : Cell.TN;
        confusion[cell.ordinal()] += sign;
        double score = row.score().orElse(-1);
        if (score >= 0 && score <= 1) {
            countScore(score, row.positive(), sign);
        }
    }

    private void countScore(double score, boolean positive, int sign) {
        double clipped = ScoreHistogram.clip(score);
        double logLoss = positive ? -StrictMath.log(clipped) : -StrictMath.log1p(-clipped);
        scored += sign;
        scores.add(score, positive, sign);
        loss.add(logLoss, sign);
        squaredLoss.add(logLoss * logLoss, sign);
    }

    @Override
    public void merge(PerformanceCounts counts) {
        if (!(counts instanceof BinaryCounts other)) {
            throw new IllegalArgumentException("not counts of two classes");
        }
        for (int cell = 0; cell < confusion.length; cell++) {
            confusion[cell] += other.confusion[cell];
        }
        predictions += other.predictions;
        scored += other.scored;
        scores.merge(other.scores);
        loss.merge(other.loss);
        squaredLoss.merge(other.squaredLoss);
    }

    @Override
    public long predictions() {
        return predictions;
    }

    @Override
    public long labelled() {
        return get(Cell.TP) + get(Cell.FP) + get(Cell.TN) + get(Cell.FN);
    }

    private long get(Cell cell) {
        return confusion[cell.ordinal()];
    }

    @Override
    public boolean isEmpty() {
        for (long count : confusion) {
            if (count != 0) {
                return false;
            }
        }
        return predictions == 0 && scored == 0 && scores.isEmpty() && loss.isZero() && squaredLoss.isZero();
    }

    @Override
    public List<MetricValue> metrics() {
        long tp = get(Cell.TP);
        long fp = get(Cell.FP);
        long tn = get(Cell.TN);
        long fn = get(Cell.FN);
        List<MetricValue> metrics = new ArrayList<>();
        metrics.add(MetricValue.count(PerformanceMetric.TP, tp));
        metrics.add(MetricValue.count(PerformanceMetric.FP, fp));
        metrics.add(MetricValue.count(PerformanceMetric.TN, tn));
        metrics.add(MetricValue.count(PerformanceMetric.FN, fn));
        metrics.add(MetricValue.proportion(PerformanceMetric.ACCURACY, tp + tn, labelled(), "no labelled rows"));
        metrics.add(precision(tp, fp, fn));
        metrics.add(MetricValue.proportion(PerformanceMetric.RECALL, tp, tp + fn, "no positives"));
        metrics.add(f1(tp, fp + fn));
        metrics.add(scores.areaUnderCurve());
        metrics.add(logLoss());
        return metrics;
    }

    /** 0 where nothing was predicted positive but should have been: scikit-learn's convention, with which F1 is 0 as well. */
    private static MetricValue precision(long tp, long fp, long fn) {
        return tp + fp == 0 && fn > 0
                ? MetricValue.exact(PerformanceMetric.PRECISION, 0)
                : MetricValue.proportion(PerformanceMetric.PRECISION, tp, tp + fp, "no positives, predicted or real");
    }

    /** The variance is the delta method's for multinomial counts. */
    private static MetricValue f1(double hits, double wrong) {
        double rows = 2 * hits + wrong;
        if (rows == 0) {
            return MetricValue.unknown(PerformanceMetric.F1, "no positives, predicted or real");
        }
        double variance = 4 * hits * wrong * (hits + wrong) / (rows * rows * rows * rows);
        return MetricValue.sampled(PerformanceMetric.F1, 2 * hits / rows, variance);
    }

    private MetricValue logLoss() {
        if (scored <= 0) {
            String reason = labelled() == 0 ? "no labelled rows" : "no scores from 0 to 1";
            return MetricValue.unknown(PerformanceMetric.LOG_LOSS, reason);
        }
        double mean = loss.value() / scored;
        double variance = squaredLoss.value() / scored - mean * mean;
        return MetricValue.sampled(PerformanceMetric.LOG_LOSS, mean, variance / scored);
    }

    @Override
    public void writeTo(CountsOutput out) {
        out.writeSigned(predictions);
        out.writeSigned(scored);
        for (long count : confusion) {
            out.writeSigned(count);
        }
        scores.writeTo(out);
        loss.writeTo(out);
        squaredLoss.writeTo(out);
    }

    static BinaryCounts readFrom(CountsInput in) {
        BinaryCounts counts = new BinaryCounts();
        counts.predictions = in.readSigned();
        counts.scored = in.readSigned();
        for (int cell = 0; cell < counts.confusion.length; cell++) {
            counts.confusion[cell] = in.readSigned();
        }
        counts.scores = ScoreHistogram.readFrom(in);
        counts.loss = FixedPointSum.readFrom(in, LOSS_QUANTUM_EXPONENT);
        counts.squaredLoss = FixedPointSum.readFrom(in, LOSS_QUANTUM_EXPONENT);
        return counts;
    }
}
