package io.driftmeter.alerting.retraining;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one model's triggers.
 *
 * @param last the last trigger; null before the first
 * @param inFlight whether somebody may still be working on it
 */
public record TriggerMemory(@Nullable Last last, boolean inFlight) {
    /** No trigger yet. */
    public static final TriggerMemory EMPTY = new TriggerMemory(null, false);

    /**
     * The last trigger.
     *
     * @param triggerId its identity
     * @param windowEnd end of the window that decided, in milliseconds since the epoch: cooldown and timeout count from here
     */
    public record Last(String triggerId, long windowEnd) {}

    TriggerMemory landed() {
        return inFlight ? new TriggerMemory(last, false) : this;
    }
}
