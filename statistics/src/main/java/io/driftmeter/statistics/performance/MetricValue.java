package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.distribution.Measurement;
import java.util.OptionalDouble;

/**
 * One metric.
 *
 * @param metric which
 * @param value the value, or why there is none
 * @param standardError sampling error of the value under independent rows; empty where it is not known
 * @param errorBound largest distance from the exact value that counting in bins can cause; empty where the value is exact
 */
public record MetricValue(
        PerformanceMetric metric, Measurement value, OptionalDouble standardError, OptionalDouble errorBound) {

    static MetricValue unknown(PerformanceMetric metric, String reason) {
        return new MetricValue(metric, Measurement.unknown(reason), OptionalDouble.empty(), OptionalDouble.empty());
    }

    static MetricValue count(PerformanceMetric metric, long count) {
        return new MetricValue(metric, Measurement.of(count), OptionalDouble.empty(), OptionalDouble.empty());
    }

    static MetricValue exact(PerformanceMetric metric, double value) {
        return new MetricValue(metric, Measurement.of(value), OptionalDouble.empty(), OptionalDouble.empty());
    }

    static MetricValue sampled(PerformanceMetric metric, double value, double variance) {
        double standardError = Math.sqrt(Math.max(0, variance));
        return new MetricValue(
                metric,
                Measurement.of(value),
                Double.isFinite(standardError) ? OptionalDouble.of(standardError) : OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** hits / trials with its binomial error, or the reason why there are no trials. */
    static MetricValue proportion(PerformanceMetric metric, long hits, long trials, String whyNoTrials) {
        if (trials <= 0) {
            return unknown(metric, whyNoTrials);
        }
        double share = (double) hits / trials;
        return sampled(metric, share, share * (1 - share) / trials);
    }
}
