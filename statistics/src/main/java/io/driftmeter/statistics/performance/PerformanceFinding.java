package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.verdict.EffectBand;
import java.util.OptionalDouble;

/**
 * The verdict on one window's performance.
 *
 * @param metric the metric that was judged
 * @param verdict the verdict
 * @param effect how large the change for the worse is; NONE where the metric is better or was not judged
 * @param log10PValue logarithm to base 10 of the one-sided p-value of the change; empty where nothing was judged
 * @param level significance level; empty where nothing was judged
 * @param reason the verdict in words, with value, baseline and rows
 */
public record PerformanceFinding(
        PerformanceMetric metric,
        PerformanceVerdict verdict,
        EffectBand effect,
        OptionalDouble log10PValue,
        OptionalDouble level,
        String reason) {

    static PerformanceFinding notJudged(PerformanceMetric metric, PerformanceVerdict verdict, String reason) {
        return new PerformanceFinding(
                metric, verdict, EffectBand.NONE, OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }
}
