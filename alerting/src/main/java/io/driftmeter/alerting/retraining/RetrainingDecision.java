package io.driftmeter.alerting.retraining;

import io.driftmeter.avro.RetrainingTrigger;

/** What the controller makes of one window. */
public sealed interface RetrainingDecision {

    /** The state to remember. */
    TriggerMemory memory();

    /** There is no cause. */
    record Nothing(TriggerMemory memory) implements RetrainingDecision {}

    /** There is a cause, and a trigger goes out. */
    record Triggered(TriggerMemory memory, RetrainingTrigger trigger) implements RetrainingDecision {}

    /** There is a cause, and something stands in the way. */
    record Blocked(TriggerMemory memory, Obstacle obstacle) implements RetrainingDecision {}

    /** What stands in the way of a trigger. */
    enum Obstacle {
        /** A data-quality alert of the model is open, or the window has rows from the time of a fault: training on faulty data mends nothing. */
        DATA_QUALITY("a data-quality alert is open, or the rows are from the time of a fault"),
        /** A critical alert on the labels of the model is open: they are missing, late or possibly faulty. */
        LABELS("a critical alert on the labels is open"),
        /** The last trigger has neither succeeded nor failed nor timed out. */
        IN_FLIGHT("the last trigger is still in flight"),
        /** The last trigger is too recent. */
        COOLDOWN("the cooldown after the last trigger is not over"),
        /** The period has had as many triggers as the definition allows. */
        BUDGET("the period has had as many triggers as it may"),
        /** Fewer labelled rows have come since the last trigger than the definition asks for. */
        FEW_LABELS("too few labelled rows have come since the last trigger");

        private final String words;

        Obstacle(String words) {
            this.words = words;
        }

        /** The obstacle as a part of a sentence. */
        public String words() {
            return words;
        }
    }
}
