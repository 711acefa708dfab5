package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import java.time.Instant;
import java.util.List;

/**
 * Makes the event that one report causes for one kind of alert.
 *
 * @param observation what the report says
 * @param settings what the definition says about alerts
 * @param ballot the report's vote and reasons
 */
record AlertEvents(Observation observation, PolicySettings settings, Ballot ballot) {

    /** The event that opens or updates an alert. */
    AlertEvent open(AlertTransition transition, OpenAlert alert) {
        AlertEvent event = event(transition, alert);
        event.setEvidence(ballot.evidence());
        event.setEvidenceOmitted(ballot.omitted());
        event.setSummary(AlertText.summary(observation.series(), ballot));
        event.setDescription(AlertText.description(event));
        return event;
    }

    /** The event that ends an alert. */
    AlertEvent resolved(OpenAlert alert, String why) {
        AlertEvent event = event(AlertTransition.RESOLVED, alert);
        event.setResolution(why);
        event.setSummary(AlertText.resolved(observation.series(), ballot.kind(), why));
        event.setDescription(AlertText.description(event));
        return event;
    }

    private AlertEvent event(AlertTransition transition, OpenAlert alert) {
        AlertKind kind = ballot.kind();
        Series series = observation.series();
        Window window = observation.window();
        String fingerprint = AlertIdentity.fingerprint(series, kind);
        AlertEvent event = new AlertEvent();
        event.setEventId(
                AlertIdentity.eventId(fingerprint, observation.source(), window, observation.stage(), transition));
        event.setFingerprint(fingerprint);
        event.setTransition(transition);
        event.setKind(kind);
        event.setSeverity(alert.severity());
        event.setModel(series.model());
        event.setModelVersion(series.version());
        event.setSegment(series.segment());
        event.setOpenedAt(Instant.ofEpochMilli(alert.openedAt()));
        event.setSince(Instant.ofEpochMilli(alert.since()));
        event.setWindowStart(Instant.ofEpochMilli(window.start()));
        event.setWindowEnd(Instant.ofEpochMilli(window.end()));
        event.setWindowRows(observation.rows());
        event.setEvidence(List.of());
        event.setEvidenceOmitted(0);
        event.setReferenceId(observation.referenceId());
        event.setDefinitionRevision(observation.definitionRevision());
        event.setRunbookUrl(settings.runbook(ballot));
        event.setCommand(AlertText.command(series, observation.source()));
        event.setTeam(settings.team());
        return event;
    }
}
