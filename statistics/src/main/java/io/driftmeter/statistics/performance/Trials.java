package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.reference.PerformanceBaseline;
import java.util.Optional;

/** The rows that a proportion is a share of: what an exact test needs beside its value. */
final class Trials {

    private Trials() {}

    /** Trials of a metric on the reference's rows; empty where it is no proportion, or the baseline does not say. */
    static Optional<Long> of(PerformanceMetric metric, PerformanceBaseline baseline) {
        return switch (metric) {
            case ACCURACY -> Optional.of(baseline.labelled());
            case PRECISION -> sum(baseline, PerformanceMetric.TP, PerformanceMetric.FP);
            case RECALL -> sum(baseline, PerformanceMetric.TP, PerformanceMetric.FN);
            case SPECIFICITY -> sum(baseline, PerformanceMetric.TN, PerformanceMetric.FP);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> sum(PerformanceBaseline baseline, PerformanceMetric one, PerformanceMetric other) {
        return baseline.metric(one.publicName())
                .flatMap(first ->
                        baseline.metric(other.publicName()).map(second -> Math.round(first.value() + second.value())));
    }
}
