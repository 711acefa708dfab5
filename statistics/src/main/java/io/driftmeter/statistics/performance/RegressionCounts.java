package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Counts of a model that predicts a number: exact sums of powers of the error and of the label, and the absolute errors by magnitude. There
 * is no unit to choose and nothing is rounded. Rows whose error is not finite are counted apart, and while there are any nothing is
 * measured.
 */
public final class RegressionCounts extends PerformanceCounts {
    private static final double[] PINBALL_QUANTILES = {0.1, 0.9};
    private static final double[] ERROR_QUANTILES = {0.9, 0.99};
    private static final MathContext DIGITS = new MathContext(200);

    private enum Sum {
        ERROR,
        ERROR_2,
        /** error · |error|: the squares of errors above less those of errors below. */
        SIGNED_ERROR_2,
        ERROR_4,
        LABEL,
        LABEL_2,
        LABEL_3,
        LABEL_4,
        ERROR_2_LABEL,
        ERROR_2_LABEL_2
    }

    private final Map<Sum, DoubleSum> sums = new EnumMap<>(Sum.class);
    private final MeanLoss absolute = new MeanLoss();
    private final MeanLoss percentage = new MeanLoss();
    private final MeanLoss symmetricPercentage = new MeanLoss();
    private final MagnitudeHistogram magnitudes = new MagnitudeHistogram();
    private long rows;
    private long notFinite;

    public RegressionCounts() {
        for (Sum sum : Sum.values()) {
            sums.put(sum, new DoubleSum());
        }
    }

    @Override
    void count(Outcome outcome, int sign) {
        if (!(outcome instanceof Outcome.Regression row)) {
            throw new IllegalArgumentException("not an outcome of a number: " + outcome);
        }
        double error = row.predicted() - row.actual();
        if (!Double.isFinite(error)) {
            notFinite += sign;
            return;
        }
        rows += sign;
        countPowers(error, row.actual(), sign);
        double size = Math.abs(error);
        absolute.add(size, sign);
        magnitudes.add(size, sign);
        if (row.actual() != 0) {
            percentage.add(size / Math.abs(row.actual()), sign);
        }
        // Halves, so that the sum of two large numbers is finite.
        double halfSum = Math.abs(row.predicted()) / 2 + Math.abs(row.actual()) / 2;
        symmetricPercentage.add(size == 0 ? 0 : size / halfSum, sign);
    }

    private void countPowers(double error, double label, int sign) {
        sum(Sum.ERROR).add(sign, error);
        sum(Sum.ERROR_2).add(sign, error, error);
        sum(Sum.SIGNED_ERROR_2).add(sign, error, Math.abs(error));
        sum(Sum.ERROR_4).add(sign, error, error, error, error);
        sum(Sum.LABEL).add(sign, label);
        sum(Sum.LABEL_2).add(sign, label, label);
        sum(Sum.LABEL_3).add(sign, label, label, label);
        sum(Sum.LABEL_4).add(sign, label, label, label, label);
        sum(Sum.ERROR_2_LABEL).add(sign, error, error, label);
        sum(Sum.ERROR_2_LABEL_2).add(sign, error, error, label, label);
    }

    private DoubleSum sum(Sum which) {
        return Objects.requireNonNull(sums.get(which));
    }

    @Override
    void mergeTask(PerformanceCounts counts) {
        if (!(counts instanceof RegressionCounts other)) {
            throw new IllegalArgumentException("not counts of numbers");
        }
        other.sums.forEach((which, sum) -> sum(which).merge(sum));
        absolute.merge(other.absolute);
        percentage.merge(other.percentage);
        symmetricPercentage.merge(other.symmetricPercentage);
        magnitudes.merge(other.magnitudes);
        rows += other.rows;
        notFinite += other.notFinite;
    }

    @Override
    SortedMap<String, ClassRows> classes() {
        return Collections.emptySortedMap();
    }

    @Override
    boolean isTaskEmpty() {
        return rows == 0
                && notFinite == 0
                && sums.values().stream().allMatch(DoubleSum::isZero)
                && Stream.of(absolute, percentage, symmetricPercentage).allMatch(MeanLoss::isEmpty)
                && magnitudes.isEmpty();
    }

    @Override
    List<MetricValue> taskMetrics() {
        List<MetricValue> metrics = new ArrayList<>(List.of(
                absolute.mean(PerformanceMetric.MAE, "no labelled rows"),
                meanSquaredError(),
                rootMeanSquaredError(),
                bias(),
                determination(),
                percentage.mean(
                        PerformanceMetric.MAPE, rows == 0 ? "no labelled rows" : "no rows whose label is not 0"),
                symmetricPercentage.mean(PerformanceMetric.SMAPE, "no labelled rows"),
                magnitudes.quantile(PerformanceMetric.MEDIAN_ABSOLUTE_ERROR, 0.5, "no labelled rows")));
        for (double quantile : ERROR_QUANTILES) {
            metrics.add(magnitudes
                    .quantile(PerformanceMetric.ABSOLUTE_ERROR_QUANTILE, quantile, "no labelled rows")
                    .of(Double.toString(quantile)));
        }
        for (double quantile : PINBALL_QUANTILES) {
            metrics.add(pinballLoss(quantile));
        }
        return notFinite == 0 ? metrics : metrics.stream().map(this::notFinite).toList();
    }

    private MetricValue notFinite(MetricValue value) {
        return MetricValue.unknown(value.metric(), notFinite + " errors are not finite")
                .of(value.part());
    }

    private double mean(Sum which) {
        return sum(which).value() / rows;
    }

    private MetricValue meanSquaredError() {
        double mean = mean(Sum.ERROR_2);
        return measured(PerformanceMetric.MSE, mean, (mean(Sum.ERROR_4) - mean * mean) / rows);
    }

    /** The error is the delta method's: that of the mean square over twice the root. */
    private MetricValue rootMeanSquaredError() {
        double mean = mean(Sum.ERROR_2);
        double variance = (mean(Sum.ERROR_4) - mean * mean) / rows / (4 * mean);
        return measured(PerformanceMetric.RMSE, Math.sqrt(mean), mean == 0 ? 0 : variance);
    }

    private MetricValue bias() {
        double mean = mean(Sum.ERROR);
        return measured(PerformanceMetric.BIAS, mean, (mean(Sum.ERROR_2) - mean * mean) / rows);
    }

    private MetricValue measured(PerformanceMetric metric, double value, double variance) {
        return rows <= 0
                ? MetricValue.unknown(metric, "no labelled rows")
                : MetricValue.sampled(metric, value, variance);
    }

    /**
     * Pinball loss, named pinball_loss[q]: with errors above and below apart, (1 − q) · mean error above + q · mean error below (Koenker and
     * Bassett, 1978).
     *
     * @param quantile that the model predicts, more than 0 and less than 1
     */
    public MetricValue pinballLoss(double quantile) {
        double above = (mean(Sum.ERROR_2) + mean(Sum.SIGNED_ERROR_2)) / 2;
        double below = (mean(Sum.ERROR_2) - mean(Sum.SIGNED_ERROR_2)) / 2;
        MetricValue size = absolute.mean(PerformanceMetric.PINBALL_LOSS, "no labelled rows");
        if (notFinite != 0 || size.value().value().isEmpty()) {
            return (notFinite == 0 ? size : notFinite(size)).of(Double.toString(quantile));
        }
        double loss = size.value().value().getAsDouble() / 2 + (0.5 - quantile) * mean(Sum.ERROR);
        double square = (1 - quantile) * (1 - quantile) * above + quantile * quantile * below;
        return measured(PerformanceMetric.PINBALL_LOSS, loss, (square - loss * loss) / rows)
                .of(Double.toString(quantile));
    }

    /**
     * R². Its error is the delta method's for the means of error² and of (label − mean)²: with S the label's variance and A the mean square,
     * (E error⁴ / S² − 2 A E[error² d²] / S³ + A² E d⁴ / S⁴) / rows, d being the label less its mean. The moments of d are made of exact
     * sums, so that a large mean cancels nothing.
     */
    private MetricValue determination() {
        if (rows <= 0) {
            return MetricValue.unknown(PerformanceMetric.R2, "no labelled rows");
        }
        BigDecimal m = exactMean(Sum.LABEL);
        BigDecimal m2 = exactMean(Sum.LABEL_2);
        double spread = m2.subtract(m.pow(2), DIGITS).doubleValue();
        if (rows == 1
                || sum(Sum.LABEL_2)
                                .exact()
                                .multiply(BigDecimal.valueOf(rows))
                                .compareTo(sum(Sum.LABEL).exact().pow(2))
                        <= 0) {
            return MetricValue.unknown(PerformanceMetric.R2, "all labels are equal");
        }
        BigDecimal fourth = exactMean(Sum.LABEL_4)
                .subtract(exactMean(Sum.LABEL_3).multiply(m).multiply(BigDecimal.valueOf(4)))
                .add(m2.multiply(m.pow(2)).multiply(BigDecimal.valueOf(6)))
                .subtract(m.pow(4).multiply(BigDecimal.valueOf(3)));
        BigDecimal joint = exactMean(Sum.ERROR_2_LABEL_2)
                .subtract(exactMean(Sum.ERROR_2_LABEL).multiply(m).multiply(BigDecimal.valueOf(2)))
                .add(exactMean(Sum.ERROR_2).multiply(m.pow(2)));
        double unexplained = mean(Sum.ERROR_2) / spread;
        double variance = mean(Sum.ERROR_4) / spread / spread
                - 2 * unexplained * (joint.doubleValue() / spread / spread)
                + unexplained * unexplained * (fourth.doubleValue() / spread / spread);
        return MetricValue.sampled(PerformanceMetric.R2, 1 - unexplained, variance / rows);
    }

    private BigDecimal exactMean(Sum which) {
        return sum(which).exact().divide(BigDecimal.valueOf(rows), DIGITS);
    }

    @Override
    void writeTask(CountsOutput out) {
        out.writeSigned(rows);
        out.writeSigned(notFinite);
        sums.values().forEach(sum -> sum.writeTo(out));
        absolute.writeTo(out);
        percentage.writeTo(out);
        symmetricPercentage.writeTo(out);
        magnitudes.writeTo(out);
    }

    @Override
    void readTask(CountsInput in) {
        rows = in.readSigned();
        notFinite = in.readSigned();
        sums.values().forEach(sum -> sum.merge(DoubleSum.readFrom(in)));
        absolute.merge(MeanLoss.readFrom(in));
        percentage.merge(MeanLoss.readFrom(in));
        symmetricPercentage.merge(MeanLoss.readFrom(in));
        magnitudes.merge(MagnitudeHistogram.readFrom(in));
    }
}
