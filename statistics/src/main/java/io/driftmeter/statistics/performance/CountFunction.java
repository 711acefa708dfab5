package io.driftmeter.statistics.performance;

import java.util.function.IntPredicate;

/**
 * A smooth function of the counts of disjoint cells with its gradient, made by arithmetic on sums of cells. Its sampling variance is the
 * delta method's for multinomial counts, Σ nᵢgᵢ² − (Σ nᵢgᵢ)²/n (Bishop, Fienberg and Holland, Discrete Multivariate Analysis, 1975, ch. 14);
 * for ratios of equal degree, which all metrics are, the second term is 0.
 */
final class CountFunction {
    private final long[] counts;
    private final double value;
    private final double[] gradient;

    private CountFunction(long[] counts, double value, double[] gradient) {
        this.counts = counts;
        this.value = value;
        this.gradient = gradient;
    }

    /** The number of rows in some of the cells. */
    static CountFunction sum(long[] counts, IntPredicate cells) {
        double[] gradient = new double[counts.length];
        long sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (cells.test(cell)) {
                gradient[cell] = 1;
                sum += counts[cell];
            }
        }
        return new CountFunction(counts, sum, gradient);
    }

    double value() {
        return value;
    }

    CountFunction plus(CountFunction other) {
        return combined(value + other.value, 1, 1, other);
    }

    CountFunction minus(CountFunction other) {
        return combined(value - other.value, 1, -1, other);
    }

    CountFunction times(CountFunction other) {
        return combined(value * other.value, other.value, value, other);
    }

    CountFunction times(double factor) {
        return combined(factor * value, factor, 0, this);
    }

    CountFunction over(CountFunction other) {
        return combined(value / other.value, 1 / other.value, -value / (other.value * other.value), other);
    }

    CountFunction squareRoot() {
        double root = Math.sqrt(value);
        return combined(root, 1 / (2 * root), 0, this);
    }

    private CountFunction combined(double result, double ofThis, double ofOther, CountFunction other) {
        double[] combined = new double[gradient.length];
        for (int cell = 0; cell < combined.length; cell++) {
            combined[cell] = ofThis * gradient[cell] + ofOther * other.gradient[cell];
        }
        return new CountFunction(counts, result, combined);
    }

    /** The value with its error as a metric. */
    MetricValue as(PerformanceMetric metric) {
        double rows = 0;
        double mean = 0;
        double square = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            rows += counts[cell];
            mean += counts[cell] * gradient[cell];
            square += counts[cell] * gradient[cell] * gradient[cell];
        }
        return MetricValue.sampled(metric, value, square - mean * mean / rows);
    }
}
