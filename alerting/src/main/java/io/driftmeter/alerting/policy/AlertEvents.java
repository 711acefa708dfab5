package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the event that one report causes for one kind of alert.
 *
 * @param observation what the report says
 * @param settings what the definition says about alerts
 * @param ballot the report's vote and reasons
 */
record AlertEvents(Observation observation, PolicySettings settings, Ballot ballot) {

    /** Whether a maintenance window covers the observation: the event is recorded, and nobody is told. */
    boolean isQuiet() {
        return maintenance().isPresent();
    }

    private Optional<String> maintenance() {
        return Maintenance.covering(settings.maintenance(), observation.window());
    }

    /** The event that opens or updates an alert. */
    AlertEvent open(AlertTransition transition, OpenAlert alert) {
        AlertEvent event = event(transition, alert);
        event.setEvidence(ballot.evidence());
        event.setEvidenceOmitted(ballot.omitted());
        event.setSummary(AlertText.summary(observation.series(), ballot));
        event.setMaintenance(maintenance().orElse(null));
        event.setDescription(AlertText.description(event, observation.level()));
        return event;
    }

    /** The event that ends an alert. */
    AlertEvent resolved(OpenAlert alert, String why) {
        AlertEvent event = event(AlertTransition.RESOLVED, alert);
        event.setResolution(why);
        event.setSummary(AlertText.resolved(observation.series(), ballot.kind(), why));
        event.setMaintenance(alert.quiet() ? maintenance().orElse(null) : null);
        event.setDescription(AlertText.description(event, null));
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
        event.setDashboardUrl(DashboardLink.of(settings.dashboard(), series, window));
        return event;
    }
}
