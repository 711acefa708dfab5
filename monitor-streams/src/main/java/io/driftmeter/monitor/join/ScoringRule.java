package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.window.WindowFamily;

/**
 * The rules that travel with each prediction, so that a join task scores it by the revision that accepted it, even before
 * the task has heard of that revision.
 */
public final class ScoringRule {

    private ScoringRule() {}

    /**
     * The rules of a definition.
     *
     * @throws IllegalArgumentException if it has no performance part, or windows that are not made of whole minutes
     */
    public static ScoringRules of(MonitorDefinition definition) {
        PerformanceDefinition performance = definition.getPerformance();
        if (performance == null) {
            throw new IllegalArgumentException("Model " + definition.getModel() + " is not scored");
        }
        return ScoringRules.newBuilder()
                .setDefinitionRevision(definition.getRevision())
                .setTask(performance.getTask().name())
                .setPositiveClass(performance.getPositiveClass())
                .setGrace(definition.getGraceMilliseconds())
                .setLateness(definition.getLatenessMilliseconds())
                .setHorizon(performance.getHorizonMilliseconds())
                .setPaneLength(paneLength(performance))
                .setLongestWindow(longestWindow(performance))
                .setEstimate(performance.getEstimate())
                .setFeatureSegmentations(definition.getSegmentations().stream()
                        .filter(segmentation -> segmentation.getSource() == SegmentSource.FEATURES)
                        .map(Segmentation::getName)
                        .toList())
                .build();
    }

    /** Length of the panes of which performance windows are sums, in milliseconds. */
    public static long paneLength(PerformanceDefinition performance) {
        return Panes.length(performance.getWindows())
                .orElseThrow(() -> new IllegalArgumentException("Performance windows are not made of whole minutes"));
    }

    /** The most that a performance window can last, in milliseconds. */
    public static long longestWindow(PerformanceDefinition performance) {
        return performance.getWindows().stream()
                .map(WindowFamily::of)
                .mapToLong(WindowFamily::longest)
                .max()
                .orElseGet(() -> paneLength(performance));
    }
}
