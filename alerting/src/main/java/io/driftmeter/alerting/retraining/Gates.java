package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.avro.RetrainingDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can stand in the way of a trigger.
 *
 * @param memory what is remembered of the model's triggers
 * @param now event time, in milliseconds since the epoch
 * @param series the series whose labels count
 * @param fault what is wrong with the data or the labels to train on; null: nothing is known to be
 * @param settings when triggers go out
 */
record Gates(
        TriggerMemory memory,
        long now,
        Series series,
        @Nullable Obstacle fault,
        RetrainingDefinition settings) {

    /** The gates that are shut, the most telling first. */
    List<Obstacle> shut() {
        List<Obstacle> shut = new ArrayList<>();
        if (fault != null) {
            shut.add(fault);
        }
        TriggerMemory.Last last = memory.last();
        if (last != null && memory.inFlight() && now - last.windowEnd() < settings.getInFlightTimeoutMilliseconds()) {
            shut.add(Obstacle.IN_FLIGHT);
        }
        if (last != null && now - last.windowEnd() < settings.getCooldownMilliseconds()) {
            shut.add(Obstacle.COOLDOWN);
        }
        if (settings.getMostTriggers() > 0 && inPeriod() >= settings.getMostTriggers()) {
            shut.add(Obstacle.BUDGET);
        }
        if (labels() < settings.getMinimumFreshLabels()) {
            shut.add(Obstacle.FEW_LABELS);
        }
        return shut;
    }

    /** A shut gate in a sentence, with its figures. */
    String words(Obstacle obstacle) {
        TriggerMemory.Last last = memory.last();
        String id = last == null ? "" : last.triggerId();
        long end = last == null ? now : last.windowEnd();
        return obstacle.words()
                + switch (obstacle) {
                    case DATA_QUALITY, LABELS -> ".";
                    case IN_FLIGHT ->
                        ": " + id + ", until its status says that it is done, or "
                                + Instant.ofEpochMilli(end + settings.getInFlightTimeoutMilliseconds()) + ".";
                    case COOLDOWN ->
                        ": it lasts until " + Instant.ofEpochMilli(end + settings.getCooldownMilliseconds())
                                + " of event time.";
                    case BUDGET -> ": " + inPeriod() + " of " + settings.getMostTriggers() + ".";
                    case FEW_LABELS -> ": " + labels() + " of " + settings.getMinimumFreshLabels() + ".";
                };
    }

    private long inPeriod() {
        return memory.since(now - settings.getMostTriggersPeriodMilliseconds());
    }

    private long labels() {
        return memory.labels().rows(prefix(series));
    }

    static String prefix(Series series) {
        return series.version() + '|' + series.segment() + '|';
    }
}
