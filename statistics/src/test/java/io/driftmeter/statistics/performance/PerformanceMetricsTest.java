package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.distribution.Measurement;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Golden numbers from scikit-learn 1.9.1 and NumPy 2.4.6. */
class PerformanceMetricsTest {
    private static final Offset<Double> TOLERANCE = within(1e-12);
    private static final double[] SCORES = {.9, .8, .35, .1, .4, .35, .0, 1.0, .95, .35, .5, .2};
    private static final int[] LABELS = {1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0};

    @Test
    void shouldMeasureTwoClasses() {
        BinaryCounts counts = new BinaryCounts();
        for (int row = 0; row < SCORES.length; row++) {
            counts.addPredictions(1);
            counts.add(binary(SCORES[row], LABELS[row] == 1));
        }
        counts.addPredictions(3);
        assertThat(counts.predictions()).isEqualTo(15);
        assertThat(counts.labelled()).isEqualTo(12);
        assertThat(figure(counts, PerformanceMetric.TP)).isEqualTo(3);
        assertThat(figure(counts, PerformanceMetric.FP)).isEqualTo(2);
        assertThat(figure(counts, PerformanceMetric.TN)).isEqualTo(5);
        assertThat(figure(counts, PerformanceMetric.FN)).isEqualTo(2);
        assertThat(figure(counts, PerformanceMetric.ACCURACY)).isCloseTo(8.0 / 12, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.PRECISION)).isCloseTo(0.6, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.RECALL)).isCloseTo(0.6, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.F1)).isCloseTo(0.6, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.ROC_AUC)).isCloseTo(0.7428571428571429, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.LOG_LOSS)).isCloseTo(0.6155950314094841, TOLERANCE);
        assertThat(metric(counts, PerformanceMetric.LOG_LOSS).standardError().orElseThrow())
                .isCloseTo(0.23093913710517466, TOLERANCE);
    }

    @Test
    void shouldCountTiesHalfAndStateWhatTheyCanHide() {
        BinaryCounts counts = new BinaryCounts();
        for (int row = 0; row < 100; row++) {
            counts.add(binary(0.5, row < 40));
        }
        MetricValue area = metric(counts, PerformanceMetric.ROC_AUC);
        assertThat(area.value()).isEqualTo(Measurement.of(0.5));
        assertThat(area.errorBound()).isEqualTo(OptionalDouble.of(0.5));
    }

    @Test
    void shouldMeasureSeveralClasses() {
        MulticlassCounts counts = new MulticlassCounts();
        String actual = "aabbcccdda";
        String predicted = "abbbcacdee";
        for (int row = 0; row < actual.length(); row++) {
            counts.add(new Outcome.Multiclass(predicted.substring(row, row + 1), actual.substring(row, row + 1)));
        }
        assertThat(figure(counts, PerformanceMetric.ACCURACY)).isCloseTo(0.6, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.MACRO_F1)).isCloseTo(0.5333333333333333, TOLERANCE);
    }

    @Test
    void shouldMeasureNumbers() {
        RegressionCounts counts = new RegressionCounts();
        double[] actual = {1.5, 2.0, -3.25, 100.0, 0.0};
        double[] predicted = {1.0, 2.5, -3.0, 90.0, 0.125};
        for (int row = 0; row < actual.length; row++) {
            counts.add(new Outcome.Regression(predicted[row], actual[row]));
        }
        assertThat(figure(counts, PerformanceMetric.MAE)).isCloseTo(2.275, TOLERANCE);
        assertThat(figure(counts, PerformanceMetric.RMSE)).isCloseTo(4.485044592866386, TOLERANCE);
        assertThat(metric(counts, PerformanceMetric.MAE).standardError().orElseThrow())
                .isCloseTo(1.728583234906552, TOLERANCE);
    }

    @Test
    void shouldSayWhyAMetricCannotBeMeasured() {
        BinaryCounts none = new BinaryCounts();
        assertUnknown(none, PerformanceMetric.ACCURACY, "no labelled rows");
        assertUnknown(none, PerformanceMetric.LOG_LOSS, "no labelled rows");
        assertUnknown(none, PerformanceMetric.F1, "no positives, predicted or real");
        BinaryCounts negatives = new BinaryCounts();
        negatives.add(new Outcome.Binary(false, OptionalDouble.of(0.2), false));
        assertUnknown(negatives, PerformanceMetric.PRECISION, "no positives, predicted or real");
        assertUnknown(negatives, PerformanceMetric.RECALL, "no positives");
        assertUnknown(negatives, PerformanceMetric.ROC_AUC, "no scored positives");
        BinaryCounts unscored = new BinaryCounts();
        for (double score : new double[] {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY}) {
            unscored.add(new Outcome.Binary(true, OptionalDouble.of(score), true));
        }
        unscored.add(new Outcome.Binary(true, OptionalDouble.empty(), true));
        assertUnknown(unscored, PerformanceMetric.LOG_LOSS, "no scores from 0 to 1");
        assertThat(figure(unscored, PerformanceMetric.ACCURACY)).isEqualTo(1);
        assertUnknown(new RegressionCounts(), PerformanceMetric.RMSE, "no labelled rows");
        assertUnknown(new MulticlassCounts(), PerformanceMetric.MACRO_F1, "no labelled rows");
    }

    @Test
    void shouldNotAddErrorsThatAreNotFinite() {
        RegressionCounts counts = new RegressionCounts();
        counts.add(new Outcome.Regression(1, 2));
        counts.add(new Outcome.Regression(Double.NaN, 2));
        counts.add(new Outcome.Regression(Double.MAX_VALUE, -Double.MAX_VALUE));
        assertThat(counts.metrics())
                .allSatisfy(
                        metric -> assertThat(metric.value()).isEqualTo(Measurement.unknown("2 errors are not finite")));
        counts.remove(new Outcome.Regression(Double.NaN, 2));
        counts.remove(new Outcome.Regression(Double.MAX_VALUE, -Double.MAX_VALUE));
        assertThat(figure(counts, PerformanceMetric.MAE)).isEqualTo(1);
        assertThat(figure(counts, PerformanceMetric.RMSE)).isEqualTo(1);
    }

    @Test
    void shouldSumErrorsOfAnySizeExactly() {
        RegressionCounts counts = new RegressionCounts();
        counts.add(new Outcome.Regression(1e150, 0));
        counts.add(new Outcome.Regression(1e-150, 0));
        counts.remove(new Outcome.Regression(1e150, 0));
        assertThat(figure(counts, PerformanceMetric.MAE)).isEqualTo(1e-150);
        assertThat(figure(counts, PerformanceMetric.RMSE)).isCloseTo(1e-150, within(1e-162));
    }

    @Test
    void shouldStayBoundedWithAMillionClassesAndKeepAccuracyExact() {
        MulticlassCounts counts = new MulticlassCounts();
        for (int row = 0; row < 1_000_000; row++) {
            counts.add(new Outcome.Multiclass("class " + row, row % 4 == 0 ? "class " + row : "other"));
        }
        assertThat(figure(counts, PerformanceMetric.ACCURACY)).isEqualTo(0.25);
        assertUnknown(counts, PerformanceMetric.MACRO_F1, "more than 100 classes, or a name over 200 bytes");
        assertThat(counts.toBytes()).hasSizeLessThan(40);
    }

    @Test
    void shouldHoldTenMillionOfTheLargestLosses() {
        BinaryCounts part = new BinaryCounts();
        part.add(new Outcome.Binary(true, OptionalDouble.of(1), false));
        PerformanceCounts whole = new BinaryCounts();
        for (int bit = 0; bit < 24; bit++) {
            if ((10_000_000 >> bit & 1) == 1) {
                whole.merge(part);
            }
            part.merge(PerformanceCounts.fromBytes(part.toBytes()));
        }
        assertThat(whole.labelled()).isEqualTo(10_000_000);
        assertThat(figure(whole, PerformanceMetric.LOG_LOSS)).isCloseTo(-Math.log1p(-(1 - 1e-15)), TOLERANCE);
    }

    static Outcome binary(double score, boolean positive) {
        return new Outcome.Binary(score >= 0.5, OptionalDouble.of(score), positive);
    }

    static MetricValue metric(PerformanceCounts counts, PerformanceMetric metric) {
        return counts.metric(metric);
    }

    static double figure(PerformanceCounts counts, PerformanceMetric metric) {
        return metric(counts, metric).value().value().orElseThrow();
    }

    private static void assertUnknown(PerformanceCounts counts, PerformanceMetric metric, String reason) {
        assertThat(metric(counts, metric).value()).isEqualTo(Measurement.unknown(reason));
    }
}
