package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.distribution.Measurement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a model did on the rows of its reference, which it must not have been trained on.
 *
 * @param labelled rows with a prediction and a label
 * @param metrics the metrics that could be measured
 */
public record PerformanceBaseline(long labelled, Map<PerformanceMetric, Value> metrics) {
    /** Under this many windows the variance between them says too little. */
    public static final int LEAST_WINDOWS = 20;

    /**
     * One metric of a baseline.
     *
     * @param value its value
     * @param standardError sampling error of the value; empty where it is not known
     * @param windowVariance variance of the metric between the reference's own windows; empty where there are fewer than 20
     */
    public record Value(double value, OptionalDouble standardError, OptionalDouble windowVariance) {}

    public PerformanceBaseline {
        metrics = metrics.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(metrics));
    }

    /**
     * The baseline of counted rows.
     *
     * @param rows all labelled rows of the reference
     * @param windows the same rows by window, of the length that will be judged; none where the rows have no event time
     */
    public static PerformanceBaseline of(PerformanceCounts rows, List<? extends PerformanceCounts> windows) {
        Map<PerformanceMetric, Value> metrics = new EnumMap<>(PerformanceMetric.class);
        List<List<MetricValue>> byWindow =
                windows.stream().map(PerformanceCounts::metrics).toList();
        for (MetricValue metric : rows.metrics()) {
            if (metric.value() instanceof Measurement.Measured measured) {
                OptionalDouble variance = variance(metric.metric(), byWindow);
                metrics.put(metric.metric(), new Value(measured.figure(), metric.standardError(), variance));
            }
        }
        return new PerformanceBaseline(rows.labelled(), metrics);
    }

    private static OptionalDouble variance(PerformanceMetric metric, List<List<MetricValue>> windows) {
        double[] values = windows.stream()
                .flatMap(List::stream)
                .filter(value -> value.metric() == metric)
                .flatMapToDouble(value -> value.value().value().stream())
                .toArray();
        if (!metric.canBeJudged() || values.length < LEAST_WINDOWS) {
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

    /** The baseline's value of a metric. */
    public Optional<Value> metric(PerformanceMetric metric) {
        return Optional.ofNullable(metrics.get(metric));
    }

    /** Rows that a proportion is a share of; empty where it is none, or the baseline does not say. */
    Optional<Long> trials(PerformanceMetric metric) {
        return switch (metric) {
            case ACCURACY -> Optional.of(labelled);
            case PRECISION -> sum(PerformanceMetric.TP, PerformanceMetric.FP);
            case RECALL -> sum(PerformanceMetric.TP, PerformanceMetric.FN);
            default -> Optional.empty();
        };
    }

    private Optional<Long> sum(PerformanceMetric first, PerformanceMetric second) {
        return metric(first).flatMap(one -> metric(second).map(other -> Math.round(one.value() + other.value())));
    }
}
