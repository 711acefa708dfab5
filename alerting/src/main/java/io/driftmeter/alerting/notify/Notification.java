package io.driftmeter.alerting.notify;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.RetrainingTrigger;
import java.util.Optional;

/** What a sink is told. */
public sealed interface Notification {

    /** The same whenever the same is told again: whoever handles notifications once remembers this. */
    String id();

    /** What it is about. */
    Subject subject();

    /**
     * An alert opened, changed or ended.
     *
     * @param acknowledgement who takes care of it, if anybody does
     */
    record Alert(AlertEvent event, Optional<Acknowledgement> acknowledgement) implements Notification {

        @Override
        public String id() {
            return event.getEventId();
        }

        @Override
        public Subject subject() {
            return Subject.of(event);
        }

        /** Whether the alert is over. */
        public boolean isResolved() {
            return event.getTransition() == AlertTransition.RESOLVED;
        }
    }

    /** Somebody takes care of an alert. */
    record Acknowledged(Acknowledgement acknowledgement) implements Notification {

        @Override
        public String id() {
            return acknowledgement.getAcknowledgementId();
        }

        @Override
        public Subject subject() {
            return Subject.of(acknowledgement);
        }
    }

    /** A model should be trained anew. */
    record Retraining(RetrainingTrigger trigger) implements Notification {

        @Override
        public String id() {
            return trigger.getTriggerId();
        }

        @Override
        public Subject subject() {
            return Subject.of(trigger);
        }
    }
}
