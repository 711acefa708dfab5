package io.driftmeter.statistics.verdict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one window shows of a model's features.
 *
 * @param verdict DRIFT where any feature drifts; else STABLE where any was judged
 * @param level significance level for one test of the window; empty where nothing was judged
 * @param features the finding for each feature, in the reference's order
 */
public record WindowFinding(DriftVerdict verdict, OptionalDouble level, List<FeatureFinding> features) {
    public WindowFinding {
        features = List.copyOf(features);
    }

    /** The finding for a window with no reference in force. */
    public static WindowFinding noReference() {
        return new WindowFinding(new DriftVerdict.NoReference(), OptionalDouble.empty(), List.of());
    }
}
