package io.driftmeter.statistics.performance;

/**
 * When performance counts as worse.
 *
 * @param metric the metric that is judged
 * @param minimumLabelled with fewer labelled predictions a window is not judged
 * @param minimumChange the metric is worse only from this change on, in the unit of the metric
 * @param majorChange change from which the fall is major, in the unit of the metric
 */
public record PerformanceSettings(
        PerformanceMetric metric, long minimumLabelled, double minimumChange, double majorChange) {
    public PerformanceSettings {
        if (!metric.canBeJudged()) {
            throw new IllegalArgumentException(
                    metric.publicName() + " has no better and worse: judge accuracy, f1, log_loss, mae or the like");
        }
        if (minimumLabelled < 1 || !(minimumChange >= 0) || !(majorChange >= minimumChange)) {
            throw new IllegalArgumentException("minimum labelled " + minimumLabelled + ", minimum change "
                    + minimumChange + ", major change " + majorChange);
        }
    }
}
