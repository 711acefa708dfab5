package io.driftmeter.statistics.reference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well the model did on the rows of the reference.
 *
 * @param labelled rows with a prediction and a label
 * @param metrics value of each metric
 */
public record PerformanceBaseline(long labelled, List<BaselineMetric> metrics) {
    public PerformanceBaseline {
        metrics = List.copyOf(metrics);
    }

    /** The baseline of one metric; empty where the reference has none. */
    public Optional<BaselineMetric> metric(String name) {
        return metrics.stream().filter(metric -> metric.metric().equals(name)).findFirst();
    }

    /**
     * One metric on the reference's rows.
     *
     * @param metric name, as in performance reports
     * @param value finite
     * @param standardError sampling error of the value; empty where unknown
     * @param windowVariance variance of the metric between the reference's own windows; empty under 20 windows
     */
    public record BaselineMetric(
            String metric, double value, OptionalDouble standardError, OptionalDouble windowVariance) {
        public BaselineMetric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("baseline of " + metric + " is not a number: " + value);
            }
        }
    }
}
