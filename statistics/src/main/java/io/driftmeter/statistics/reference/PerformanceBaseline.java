package io.driftmeter.statistics.reference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well the model did on the rows of the reference.
 *
 * @param labelled rows with a prediction and a label
 * @param metrics value of each metric
 * @param scoreMaps what the scores of each class mean, by which performance is estimated before labels come; empty where the rows do not tell
 */
public record PerformanceBaseline(long labelled, List<BaselineMetric> metrics, List<ScoreMap> scoreMaps) {
    public PerformanceBaseline {
        metrics = List.copyOf(metrics);
        scoreMaps = List.copyOf(scoreMaps);
    }

    /** Without score maps. */
    public PerformanceBaseline(long labelled, List<BaselineMetric> metrics) {
        this(labelled, metrics, List.of());
    }

    /** The same, with score maps. */
    public PerformanceBaseline withScoreMaps(List<ScoreMap> maps) {
        return new PerformanceBaseline(labelled, metrics, maps);
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
