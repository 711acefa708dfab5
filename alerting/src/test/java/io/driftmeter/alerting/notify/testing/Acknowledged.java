package io.driftmeter.alerting.notify.testing;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingTrigger;

/** What people and the retraining controller write. */
public final class Acknowledged {

    private Acknowledged() {}

    /** Somebody takes care of the alert of an event. */
    public static Acknowledgement by(String author, AlertEvent event) {
        return Acknowledgement.newBuilder()
                .setAcknowledgementId("acknowledgement-by-" + author)
                .setFingerprint(event.getFingerprint())
                .setOpenedAt(event.getOpenedAt())
                .setModel(event.getModel())
                .setModelVersion(event.getModelVersion())
                .setSegment(event.getSegment())
                .setKind(event.getKind())
                .setSeverity(event.getSeverity())
                .setTeam(event.getTeam())
                .setSummary(event.getSummary())
                .setAuthor(author)
                .setComment("looking")
                .setAcknowledgedAt(Events.OPENED_AT)
                .build();
    }

    /** A retraining trigger of a model. */
    public static RetrainingTrigger trigger(String model) {
        return RetrainingTrigger.newBuilder()
                .setTriggerId("trigger-of-" + model)
                .setModel(model)
                .setModelVersion("3")
                .setCause(RetrainingCause.PERFORMANCE)
                .setReason("accuracy 0.7 against 0.8")
                .setWindowStart(Events.OPENED_AT)
                .setWindowEnd(Events.OPENED_AT)
                .setTrainFrom(Events.OPENED_AT)
                .setTrainTo(Events.OPENED_AT)
                .setDefinitionRevision(1)
                .build();
    }
}
