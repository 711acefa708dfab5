package io.driftmeter.statistics.performance;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much better one version of a model, the challenger, did than another, the champion, on the same windows.
 *
 * <p>The windows' differences are weighted by the information that their labels hold, w ∝ n₁n₂ / (n₁ + n₂). The variance of their mean is the larger of two:
 * that of sampling, Σ w² (s₁² + s₂²), and from five windows on that of the differences themselves, k / (k − 1) · Σ w² (d − D)², which also holds how much
 * windows differ (for equal weights it is the paired t-test's; Student, 1908). Where both versions scored the same rows, the first is too large rather
 * than too small. The 95 % interval takes Student's t with k − 1 degrees of freedom for the second, and 1.96 for the first.
 *
 * @param windows windows that both were scored on
 * @param difference how much better the challenger is, in the unit of the metric; negative where it is worse
 * @param standardError of the difference, in its unit
 * @param interval 95 % interval of the difference
 */
public record VersionDifference(int windows, double difference, double standardError, Interval interval) {
    /** With fewer windows their differences say too little of how much they differ. */
    public static final int LEAST_WINDOWS = 5;

    private static final double NORMAL_QUANTILE = 1.96;
    private static final double UPPER_TAIL = 0.025;

    /**
     * One version on one window.
     *
     * @param value of the metric
     * @param standardError sampling error of the value; 0 where it is not known
     * @param labelled labelled predictions, at least 1
     */
    public record Score(double value, double standardError, long labelled) {}

    /** Both versions on one window. */
    public record Pair(Score champion, Score challenger) {
        private double weight() {
            double one = champion.labelled();
            double other = challenger.labelled();
            return one * other / (one + other);
        }

        private double difference(boolean lowerIsBetter) {
            double rise = challenger.value() - champion.value();
            return lowerIsBetter ? -rise : rise;
        }

        private double variance() {
            return champion.standardError() * champion.standardError()
                    + challenger.standardError() * challenger.standardError();
        }
    }

    /**
     * The difference over windows.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static VersionDifference of(List<Pair> pairs, boolean lowerIsBetter) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("there is no window that both versions were scored on");
        }
        double weights = pairs.stream().mapToDouble(Pair::weight).sum();
        double mean = pairs.stream()
                .mapToDouble(pair -> pair.weight() / weights * pair.difference(lowerIsBetter))
                .sum();
        double sampling = pairs.stream()
                .mapToDouble(pair -> square(pair.weight() / weights) * pair.variance())
                .sum();
        int windows = pairs.size();
        double between = windows < LEAST_WINDOWS
                ? 0
                : pairs.stream()
                                .mapToDouble(pair ->
                                        square(pair.weight() / weights) * square(pair.difference(lowerIsBetter) - mean))
                                .sum()
                        * windows
                        / (windows - 1);
        double error = Math.sqrt(Math.max(sampling, between));
        double quantile = between > sampling
                ? TDistribution.of(windows - 1.0).inverseSurvivalProbability(UPPER_TAIL)
                : NORMAL_QUANTILE;
        return new VersionDifference(
                windows, mean, error, new Interval(mean - quantile * error, mean + quantile * error));
    }

    private static double square(double number) {
        return number * number;
    }
}
