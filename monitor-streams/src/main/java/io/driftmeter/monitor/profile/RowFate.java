package io.driftmeter.monitor.profile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.intake.Fates;
import io.driftmeter.monitor.intake.InputEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a valid row of features or of a prediction.
 *
 * @param fate ON_TIME or LATE if its values are counted, otherwise why not
 * @param definition the monitor definition in force for its pane; null if there is none
 * @param detail a sentence for the dead letter; empty for rows that are counted
 */
record RowFate(RecordFate fate, @Nullable MonitorDefinition definition, String detail) {

    /**
     * Decides from the row's time, C and the definition in force; and, where the task has claimed the partition to be idle,
     * from that claim.
     *
     * @param row the row
     * @param topic topic that it was read from
     * @param highestBefore C, in milliseconds since the epoch; 0 if there is none
     * @param idleUntil highest claim of idleness of its partition
     * @param route what rules its rows
     */
    static RowFate of(InputEvent.OfModel row, String topic, long highestBefore, OptionalLong idleUntil, Route route) {
        MonitorDefinition definition = route.definition();
        if (definition == null || !topic.equals(topicOf(row, definition))) {
            return new RowFate(
                    RecordFate.NO_MODEL,
                    null,
                    "No monitor of model " + row.model() + " that reads " + topic + " is in force at "
                            + Instant.ofEpochMilli(row.eventTime()) + ".");
        }
        RecordFate fate = Fates.of(
                row.eventTime(),
                highestBefore,
                definition.getGraceMilliseconds(),
                definition.getLatenessMilliseconds());
        if (!Fates.isCounted(fate)) {
            return new RowFate(fate, definition, tooLate(row, highestBefore, definition));
        }
        long paneEnd = route.pane(false).end();
        return idleUntil.isPresent() && paneEnd <= idleUntil.getAsLong() - definition.getLatenessMilliseconds()
                ? new RowFate(RecordFate.AFTER_FINAL, definition, afterFinal(row, idleUntil.getAsLong()))
                : new RowFate(fate, definition, "");
    }

    private static @Nullable String topicOf(InputEvent.OfModel row, MonitorDefinition definition) {
        return row instanceof InputEvent.Features ? definition.getFeaturesTopic() : definition.getPredictionsTopic();
    }

    private static String tooLate(InputEvent.OfModel row, long highestBefore, MonitorDefinition definition) {
        return "Event time " + Instant.ofEpochMilli(row.eventTime()) + " is more than "
                + Duration.ofMillis(definition.getLatenessMilliseconds()) + " behind the highest of the partition, "
                + Instant.ofEpochMilli(highestBefore) + ".";
    }

    private static String afterFinal(InputEvent.OfModel row, long idleUntil) {
        return "The partition had been idle, and windows were closed up to " + Instant.ofEpochMilli(idleUntil)
                + " less the lateness, before this record of " + Instant.ofEpochMilli(row.eventTime()) + " came.";
    }
}
