package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Measures the baseline of a reference on its rows, which the model must not have been trained on, by the counts that live windows have. */
public final class BaselineMeasurement {
    /** Under this many windows the variance between them says too little. */
    public static final int LEAST_WINDOWS = 20;

    private BaselineMeasurement() {}

    /**
     * The baseline of counted rows: of each metric that could be measured the value, its sampling error where that is known, and its variance
     * between the windows where there are at least 20.
     *
     * @param rows all labelled rows of the reference
     * @param windows the same rows by window, of the length that will be judged; none where the rows have no event time
     */
    public static PerformanceBaseline of(PerformanceCounts rows, List<? extends PerformanceCounts> windows) {
        List<MetricValue> ofWindows =
                windows.stream().flatMap(window -> window.metrics().stream()).toList();
        List<PerformanceBaseline.BaselineMetric> metrics = new ArrayList<>();
        for (MetricValue metric : rows.metrics()) {
            if (metric.value() instanceof Measurement.Measured measured) {
                metrics.add(new PerformanceBaseline.BaselineMetric(
                        metric.name(), measured.figure(), metric.standardError(), variance(metric, ofWindows)));
            }
        }
        return new PerformanceBaseline(rows.labelled(), metrics);
    }

    private static OptionalDouble variance(MetricValue metric, List<MetricValue> ofWindows) {
        double[] values = ofWindows.stream()
                .filter(value -> value.name().equals(metric.name()))
                .flatMapToDouble(value -> value.value().value().stream())
                .toArray();
        if (!metric.metric().canBeJudged() || values.length < LEAST_WINDOWS) {
            return OptionalDouble.empty();
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return OptionalDouble.of(squares / (values.length - 1));
    }
}
