package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.performance.ScoreHistogram.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether scores are probabilities: over ten bins of equally many rows, the mean score beside the share of positives. Rows go into bins
 * by ascending score; a bin ends with the bucket of scores with which k tenths of the rows are reached, so tied rows are in one bin and
 * there may be fewer bins. Scores count as the middle of their bucket, which the error bounds allow for. Variances are the delta
 * method's for fixed bins; the calibration error is biased upwards by them all the same (Kumar, Liang and Ma, 2019).
 */
final class ScoreCalibration {
    private static final int BINS = 10;

    /**
     * One bin.
     *
     * @param distance mean score less share of positives
     * @param halfWidth how far the mean score can be off
     */
    private record Bin(List<Level> levels, double rows, double share, double distance, double halfWidth) {
        static Bin of(List<Level> levels) {
            double rows = 0;
            double positives = 0;
            double scores = 0;
            double halfWidths = 0;
            for (Level level : levels) {
                rows += level.rows();
                positives += level.positives();
                scores += level.rows() * level.score();
                halfWidths += level.rows() * level.halfWidth();
            }
            return new Bin(List.copyOf(levels), rows, positives / rows, (scores - positives) / rows, halfWidths / rows);
        }
    }

    private final List<Bin> bins = new ArrayList<>();
    private final double rows;
    private final double positives;

    ScoreCalibration(List<Level> ascending) {
        rows = ascending.stream().mapToDouble(Level::rows).sum();
        positives = ascending.stream().mapToDouble(Level::positives).sum();
        List<Level> open = new ArrayList<>();
        double passed = 0;
        int tenths = 0;
        for (Level level : ascending) {
            open.add(level);
            passed += level.rows();
            if (passed * BINS >= rows * (tenths + 1)) {
                bins.add(Bin.of(open));
                open.clear();
                tenths = (int) Math.floor(passed * BINS / rows);
            }
        }
    }

    private interface OfRow {
        double value(Bin bin, Level level, double label);
    }

    /** Variance of a mean over rows of a value that depends on the bin, the score and the label. */
    private double variance(OfRow value) {
        double sum = 0;
        double squares = 0;
        for (Bin bin : bins) {
            for (Level level : bin.levels()) {
                double positive = value.value(bin, level, 1);
                double negative = value.value(bin, level, 0);
                sum += level.positives() * positive + level.negatives() * negative;
                squares += level.positives() * positive * positive + level.negatives() * negative * negative;
            }
        }
        return (squares / rows - sum / rows * (sum / rows)) / rows;
    }

    /** Expected calibration error: Σ (rows of the bin / rows) · |mean score − share of positives|. */
    MetricValue expectedCalibrationError() {
        PerformanceMetric metric = PerformanceMetric.EXPECTED_CALIBRATION_ERROR;
        if (rows <= 0) {
            return unscored(metric);
        }
        double error = 0;
        double bound = 0;
        for (Bin bin : bins) {
            error += bin.rows() / rows * Math.abs(bin.distance());
            bound += bin.rows() / rows * bin.halfWidth();
        }
        double variance = variance((bin, level, label) -> Math.signum(bin.distance()) * (level.score() - label));
        return MetricValue.sampled(metric, error, variance).within(bound);
    }

    /** Reliability of Murphy's (1973) decomposition: Σ (rows of the bin / rows) · (mean score − share of positives)². */
    MetricValue reliability() {
        PerformanceMetric metric = PerformanceMetric.BRIER_RELIABILITY;
        if (rows <= 0) {
            return unscored(metric);
        }
        double sum = 0;
        double bound = 0;
        for (Bin bin : bins) {
            double distance = Math.abs(bin.distance());
            sum += bin.rows() / rows * distance * distance;
            bound += bin.rows() / rows * (2 * distance + bin.halfWidth()) * bin.halfWidth();
        }
        double variance = variance((bin, level, label) -> {
            double distance = bin.distance();
            return 2 * distance * (level.score() - label) - distance * distance;
        });
        return MetricValue.sampled(metric, sum, variance).within(bound);
    }

    /** Resolution: Σ (rows of the bin / rows) · (share of positives in the bin − their share)². */
    MetricValue resolution() {
        PerformanceMetric metric = PerformanceMetric.BRIER_RESOLUTION;
        if (rows <= 0) {
            return unscored(metric);
        }
        double share = positives / rows;
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.rows() / rows * (bin.share() - share) * (bin.share() - share);
        }
        double variance =
                variance((bin, level, label) -> 2 * (bin.share() - share) * label - bin.share() * bin.share());
        return MetricValue.sampled(metric, sum, variance);
    }

    /** Uncertainty: share of positives · share of negatives. */
    MetricValue uncertainty() {
        PerformanceMetric metric = PerformanceMetric.BRIER_UNCERTAINTY;
        if (rows <= 0) {
            return unscored(metric);
        }
        double share = positives / rows;
        double product = share * (1 - share);
        return MetricValue.sampled(metric, product, (1 - 2 * share) * (1 - 2 * share) * product / rows);
    }

    private static MetricValue unscored(PerformanceMetric metric) {
        return MetricValue.unknown(metric, "no scores from 0 to 1");
    }
}
