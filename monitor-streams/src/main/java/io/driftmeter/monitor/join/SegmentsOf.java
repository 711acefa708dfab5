package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.schemas.key.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The segments in which a prediction is scored: a pure function of the prediction and of the features with its id. What it does not tell itself
 * the first of these features do, in {@link Precedence}, whose time is within an hour of its own and not behind it by more than the horizon;
 * where there are none it is in the segment other.
 */
final class SegmentsOf {

    /** Features and their prediction have times of one and the same call. */
    static final long REACH = Duration.ofHours(1).toMillis();

    private SegmentsOf() {}

    /** The segments in FINAL reports, that of the whole first. */
    static Collection<String> atLast(PredictionCopy prediction, ScoringRules rules, List<FeaturesCopy> features) {
        return of(prediction, rules, features, copy -> true);
    }

    /**
     * The segments in ON_TIME reports, by features that were on time.
     *
     * @param paneEnd end of the prediction's pane, by which they have to be known, in milliseconds since the epoch
     */
    static Collection<String> onTime(
            PredictionCopy prediction, ScoringRules rules, List<FeaturesCopy> features, long paneEnd) {
        return of(prediction, rules, features, copy -> !copy.getLate() && copy.getEventTime() < paneEnd);
    }

    private static Collection<String> of(
            PredictionCopy prediction,
            ScoringRules rules,
            List<FeaturesCopy> features,
            Predicate<FeaturesCopy> isKnown) {
        List<String> segments = new ArrayList<>();
        segments.add(SeriesKey.ALL);
        segments.addAll(prediction.getSegments());
        if (!isTold(prediction, rules)) {
            Optional<FeaturesCopy> first = features.stream()
                    .filter(isKnown)
                    .filter(copy -> isOf(prediction, rules, copy))
                    .min(Precedence.OF_FEATURES);
            for (String segmentation : rules.getFeatureSegmentations()) {
                if (find(segmentation, prediction.getSegments()).isEmpty()) {
                    segments.add(first.flatMap(copy -> find(segmentation, copy.getSegments()))
                            .orElseGet(() -> Segmentations.segment(segmentation, Segmentations.OTHER)));
                }
            }
        }
        return segments;
    }

    /** Whether the prediction itself tells all its segments. */
    static boolean isTold(PredictionCopy prediction, ScoringRules rules) {
        return rules.getFeatureSegmentations().stream()
                .allMatch(segmentation ->
                        find(segmentation, prediction.getSegments()).isPresent());
    }

    private static Optional<String> find(String segmentation, List<String> segments) {
        String prefix = segmentation + Segmentations.SEPARATOR;
        return segments.stream().filter(segment -> segment.startsWith(prefix)).findFirst();
    }

    private static boolean isOf(PredictionCopy prediction, ScoringRules rules, FeaturesCopy features) {
        return features.getModel().equals(prediction.getModel())
                && features.getModelVersion().equals(prediction.getModelVersion())
                && features.getEventTime() >= prediction.getEventTime() - REACH
                && features.getEventTime() <= prediction.getEventTime() + Math.min(REACH, rules.getHorizon());
    }
}
