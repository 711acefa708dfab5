package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.Observation;
import org.jspecify.annotations.Nullable;

/**
 * How far the reports of a model's whole traffic have come: the time at which a person's request is looked at.
 *
 * @param windowStart start of the newest window with rows, in milliseconds since the epoch
 * @param windowEnd end of it
 * @param version the version that had these rows
 * @param revision revision of the definition that ruled it
 * @param referenceId the reference that judged it; null: none
 * @param trainedTo highest event time of the reference's rows; null where it is not known
 */
public record ModelClock(
        long windowStart,
        long windowEnd,
        String version,
        int revision,
        @Nullable String referenceId,
        @Nullable Long trainedTo) {

    /** The clock after a report. */
    public static @Nullable ModelClock after(@Nullable ModelClock before, Observation observation) {
        boolean tells = observation.source() == Observation.Source.DRIFT
                && observation.counts()
                && observation.rows() > 0
                && observation.series().isWhole()
                && (before == null || observation.window().end() > before.windowEnd());
        return tells
                ? new ModelClock(
                        observation.window().start(),
                        observation.window().end(),
                        observation.series().version(),
                        observation.definitionRevision(),
                        observation.referenceId(),
                        observation.trainedTo())
                : before;
    }
}
