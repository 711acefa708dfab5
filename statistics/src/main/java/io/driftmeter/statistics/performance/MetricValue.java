package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.RateEstimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric.
 *
 * @param metric which
 * @param part what it is of, where a metric has several values: a class, or a quantile such as 0.9; empty where it has one
 * @param value the value, or why there is none
 * @param standardError sampling error of the value under independent rows; empty where it is not known
 * @param interval 95 % interval under independent rows: Wilson's (1927) for a share of rows, Woodruff's (1952) for a quantile, else the
 *     value ± 1.96 standard errors, cut to the metric's range; empty where the rows show no variation to make one of
 * @param errorBound largest distance from the exact value that counting in bins can cause; empty where the value is exact
 */
public record MetricValue(
        PerformanceMetric metric,
        String part,
        Measurement value,
        OptionalDouble standardError,
        Optional<Interval> interval,
        OptionalDouble errorBound) {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    /** Name in reports and baselines: accuracy, precision[bad], pinball_loss[0.9]. */
    public String name() {
        return part.isEmpty() ? metric.publicName() : metric.publicName() + "[" + part + "]";
    }

    static MetricValue unknown(PerformanceMetric metric, String reason) {
        return new MetricValue(metric, "", Measurement.unknown(reason), NONE, Optional.empty(), NONE);
    }

    static MetricValue count(PerformanceMetric metric, long count) {
        return exact(metric, (double) count);
    }

    /** A value without a known sampling error. */
    static MetricValue exact(PerformanceMetric metric, double value) {
        return Double.isFinite(value)
                ? new MetricValue(metric, "", Measurement.of(value), NONE, Optional.empty(), NONE)
                : unknown(metric, "out of the range of a double");
    }

    /** A value with the variance of its sampling error; a variance that is not finite is not known. */
    static MetricValue sampled(PerformanceMetric metric, double value, double variance) {
        double standardError = Math.sqrt(Math.max(0, variance));
        MetricValue exact = exact(metric, value);
        if (!Double.isFinite(value) || !Double.isFinite(standardError)) {
            return exact;
        }
        double halfWidth = RateEstimate.DEVIATIONS_95_PERCENT * standardError;
        return exact.with(
                OptionalDouble.of(standardError),
                standardError > 0 && Double.isFinite(value - halfWidth) && Double.isFinite(value + halfWidth)
                        ? Optional.of(new Interval(metric.cut(value - halfWidth), metric.cut(value + halfWidth)))
                        : Optional.empty());
    }

    /** A mean of rows from the sums of the rows' values and of their squares. */
    static MetricValue mean(PerformanceMetric metric, DoubleSum sum, DoubleSum squares, long rows, String whyNoRows) {
        if (rows <= 0) {
            return unknown(metric, whyNoRows);
        }
        if (sum.notFinite() != 0) {
            return unknown(metric, sum.notFinite() + " rows are out of the range of a double");
        }
        double mean = sum.value() / rows;
        double variance = squares.notFinite() == 0 ? squares.value() / rows - mean * mean : Double.NaN;
        return sampled(metric, mean, variance / rows);
    }

    /** hits / trials with its binomial error, or the reason why there are no trials. */
    static MetricValue proportion(PerformanceMetric metric, long hits, long trials, String whyNoTrials) {
        if (trials <= 0) {
            return unknown(metric, whyNoTrials);
        }
        double share = (double) hits / trials;
        MetricValue sampled = sampled(metric, share, share * (1 - share) / trials);
        return hits >= 0 && hits <= trials && RateEstimate.of(hits, trials) instanceof RateEstimate.Rate rate
                ? sampled.with(sampled.standardError, Optional.of(new Interval(rate.lower(), rate.upper())))
                : sampled;
    }

    MetricValue with(OptionalDouble error, Optional<Interval> newInterval) {
        return new MetricValue(metric, part, value, error, newInterval, errorBound);
    }

    MetricValue of(String newPart) {
        return new MetricValue(metric, newPart, value, standardError, interval, errorBound);
    }

    /** The same as far as it is measured, with the error that bins can cause. */
    MetricValue within(double bound) {
        return value instanceof Measurement.Measured && Double.isFinite(bound)
                ? new MetricValue(metric, part, value, standardError, interval, OptionalDouble.of(Math.max(0, bound)))
                : this;
    }
}
