package io.driftmeter.alerting.notify;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.RetrainingTrigger;
import java.util.Optional;

/**
 * What a notification is about, by which routes and silences know it.
 *
 * @param model name of the model
 * @param modelVersion version of the model
 * @param segment segment of the traffic; all for the whole
 * @param kind the alert's kind, such as FEATURE_DRIFT; {@link #RETRAINING} for a retraining trigger
 * @param severity WARNING or CRITICAL; {@link #INFORMATION} for a retraining trigger
 * @param team who is called; empty where that is not said
 */
public record Subject(
        String model, String modelVersion, String segment, String kind, String severity, Optional<String> team) {

    /** The kind of a retraining trigger. */
    public static final String RETRAINING = "RETRAINING";

    /** The severity of what calls nobody. */
    public static final String INFORMATION = "INFO";

    /** What an alert is about. */
    public static Subject of(AlertEvent event) {
        return new Subject(
                event.getModel(),
                event.getModelVersion(),
                event.getSegment(),
                event.getKind().name(),
                event.getSeverity().name(),
                Optional.ofNullable(event.getTeam()));
    }

    /** What the alert is about that is acknowledged. */
    public static Subject of(Acknowledgement acknowledgement) {
        return new Subject(
                acknowledgement.getModel(),
                acknowledgement.getModelVersion(),
                acknowledgement.getSegment(),
                acknowledgement.getKind().name(),
                acknowledgement.getSeverity().name(),
                Optional.ofNullable(acknowledgement.getTeam()));
    }

    /** What a retraining trigger is about. */
    public static Subject of(RetrainingTrigger trigger) {
        return new Subject(
                trigger.getModel(),
                trigger.getModelVersion(),
                trigger.getSegment(),
                RETRAINING,
                INFORMATION,
                Optional.empty());
    }

    /** The model's version, and the segment where it is not the whole, for people: {@code credit-risk version 3}. */
    public String title() {
        if (kind.equals(AlertKind.UPSTREAM.name())) {
            return "source " + model;
        }
        return model + " version " + modelVersion + (segment.equals("all") ? "" : ", segment " + segment);
    }
}
