package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.performance.ScoreHistogram.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of a model that predicts one of two classes: the confusion counts, the scores of each class, and the losses as exact sums.
 * Scores that are not from 0 to 1 are counted as unscored; they count for the confusion counts alone.
 */
public final class BinaryCounts extends PerformanceCounts {
    private static final int NEGATIVE = 0;
    private static final int POSITIVE = 1;

    /** How many times as much recall counts as precision in F-beta: where false alarms cost more, and where misses do. */
    private static final double[] BETAS = {0.5, 2};

    /** Name of the positive class, which the counts do not know, in findings about labels. */
    static final String POSITIVES = "positives";

    private static final List<String> CLASSES = List.of("negatives", POSITIVES);

    /** Predicted and actual class of each cell of the table. */
    private static final List<int[]> CELLS = List.of(
            new int[] {POSITIVE, POSITIVE}, new int[] {POSITIVE, NEGATIVE}, new int[] {NEGATIVE, NEGATIVE}, new int[] {
                NEGATIVE, POSITIVE
            });

    private static final List<PerformanceMetric> CELL_METRICS =
            List.of(PerformanceMetric.TP, PerformanceMetric.FP, PerformanceMetric.TN, PerformanceMetric.FN);

    private final long[] confusion = new long[CELLS.size()];
    private final MeanLoss logLoss = new MeanLoss();
    private final MeanLoss brier = new MeanLoss();
    private ScoreHistogram scores = new ScoreHistogram();

    @Override
    void count(Outcome outcome, int sign) {
        if (!(outcome instanceof Outcome.Binary row)) {
            throw new IllegalArgumentException("not an outcome of two classes: " + outcome);
        }
        int cell = row.predictedPositive() ? row.positive() ? 0 : 1 : row.positive() ? 3 : 2;
        confusion[cell] += sign;
        double score = row.score().orElse(-1);
        if (score >= 0 && score <= 1) {
            double clipped = ScoreHistogram.clip(score);
            double distance = row.positive() ? 1 - score : score;
            scores.add(score, row.positive(), sign);
            logLoss.add(row.positive() ? -StrictMath.log(clipped) : -StrictMath.log1p(-clipped), sign);
            brier.add(distance * distance, sign);
        }
    }

    @Override
    void mergeTask(PerformanceCounts counts) {
        if (!(counts instanceof BinaryCounts other)) {
            throw new IllegalArgumentException("not counts of two classes");
        }
        for (int cell = 0; cell < confusion.length; cell++) {
            confusion[cell] += other.confusion[cell];
        }
        scores.merge(other.scores);
        logLoss.merge(other.logLoss);
        brier.merge(other.brier);
    }

    @Override
    boolean isTaskEmpty() {
        for (long count : confusion) {
            if (count != 0) {
                return false;
            }
        }
        return scores.isEmpty() && logLoss.isEmpty() && brier.isEmpty();
    }

    private ClassTable table() {
        return new ClassTable(CLASSES, CELLS, confusion);
    }

    @Override
    List<MetricValue> taskMetrics() {
        List<MetricValue> metrics = new ArrayList<>();
        for (int cell = 0; cell < confusion.length; cell++) {
            metrics.add(MetricValue.count(CELL_METRICS.get(cell), confusion[cell]));
        }
        ClassTable table = table();
        metrics.add(table.accuracy());
        metrics.add(table.balancedAccuracy());
        metrics.add(table.precision(POSITIVE));
        metrics.add(table.recall(POSITIVE));
        metrics.add(specificity());
        metrics.add(table.f1(POSITIVE));
        for (double beta : BETAS) {
            metrics.add(table.fBeta(PerformanceMetric.F_BETA, POSITIVE, beta).of(Double.toString(beta)));
        }
        metrics.add(table.matthewsCorrelation());
        metrics.add(table.cohenKappa());
        metrics.addAll(scoreMetrics());
        return metrics;
    }

    /** The positives alone: the share of the others says nothing more. */
    @Override
    SortedMap<String, ClassRows> classes() {
        long truePositives = confusion[CELL_METRICS.indexOf(PerformanceMetric.TP)];
        long labelledPositive = truePositives + confusion[CELL_METRICS.indexOf(PerformanceMetric.FN)];
        long predictedPositive = truePositives + confusion[CELL_METRICS.indexOf(PerformanceMetric.FP)];
        return new TreeMap<>(Map.of(POSITIVES, new ClassRows(labelledPositive, predictedPositive)));
    }

    private MetricValue specificity() {
        long trueNegatives = confusion[CELL_METRICS.indexOf(PerformanceMetric.TN)];
        long negatives = trueNegatives + confusion[CELL_METRICS.indexOf(PerformanceMetric.FP)];
        return MetricValue.proportion(PerformanceMetric.SPECIFICITY, trueNegatives, negatives, "no negatives");
    }

    private List<MetricValue> scoreMetrics() {
        List<Level> levels = scores.ascending();
        ScoreCurve curve = new ScoreCurve(levels);
        ScoreCalibration calibration = new ScoreCalibration(levels);
        String reason = labelled() == 0 ? "no labelled rows" : "no scores from 0 to 1";
        return List.of(
                curve.areaUnderCurve(),
                curve.averagePrecision(),
                curve.separation(),
                curve.lift(),
                logLoss.mean(PerformanceMetric.LOG_LOSS, reason),
                brier.mean(PerformanceMetric.BRIER, reason),
                calibration.reliability(),
                calibration.resolution(),
                calibration.uncertainty(),
                calibration.expectedCalibrationError());
    }

    /**
     * The value of all outcomes, summed: each of the four with the value of one such row, in any currency, negative for a cost.
     */
    public MetricValue businessValue(
            double truePositive, double falsePositive, double trueNegative, double falseNegative) {
        String positive = CLASSES.get(POSITIVE);
        return table().businessValue((predicted, actual) -> predicted.equals(positive)
                ? actual.equals(positive) ? truePositive : falsePositive
                : actual.equals(positive) ? falseNegative : trueNegative);
    }

    @Override
    void writeTask(CountsOutput out) {
        for (long count : confusion) {
            out.writeSigned(count);
        }
        scores.writeTo(out);
        logLoss.writeTo(out);
        brier.writeTo(out);
    }

    @Override
    void readTask(CountsInput in) {
        for (int cell = 0; cell < confusion.length; cell++) {
            confusion[cell] = in.readSigned();
        }
        scores = ScoreHistogram.readFrom(in);
        logLoss.merge(MeanLoss.readFrom(in));
        brier.merge(MeanLoss.readFrom(in));
    }
}
