package io.driftmeter.statistics.performance;

/** What a window says about a model's performance. */
public sealed interface PerformanceVerdict {
    /** Not worse than the baseline by a significant change of at least the minimum. */
    record Held() implements PerformanceVerdict {}

    /** Significantly worse than the baseline, by at least the minimum change. */
    record Worse() implements PerformanceVerdict {}

    /** Too few labelled predictions, or the metric or its error cannot be measured on them. */
    record NotEnoughData() implements PerformanceVerdict {}

    /** The reference has no value of the metric to compare with. */
    record NoBaseline() implements PerformanceVerdict {}
}
