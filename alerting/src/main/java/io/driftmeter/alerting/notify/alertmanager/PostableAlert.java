package io.driftmeter.alerting.notify.alertmanager;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alert as Alertmanager takes it. Labels are its identity and hold nothing that changes while it is open but the severity; values are in
 * the annotations. Source: Alertmanager API v2, openapi.yaml, postableAlert.
 */
final class PostableAlert {

    private static final Map<AlertKind, String> NAMES = Map.of(
            AlertKind.FEATURE_DRIFT, "ModelFeatureDrift",
            AlertKind.PREDICTION_DRIFT, "ModelPredictionDrift",
            AlertKind.PERFORMANCE, "ModelPerformanceDegraded",
            AlertKind.DATA_QUALITY, "ModelDataQuality",
            AlertKind.TRAFFIC, "ModelTrafficStopped",
            AlertKind.LABELS, "ModelLabels",
            AlertKind.UPSTREAM, "UpstreamSourceMoved",
            AlertKind.NO_REFERENCE, "ModelNoReference");

    private static final int MOST_EVIDENCE = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PostableAlert() {}

    /**
     * What is posted when something has happened: the alert as it is now and, since the severity is part of the identity, its end under every
     * other severity.
     *
     * @param firingFor how long an open alert fires unless it is told again
     */
    static Stream<ObjectNode> afterEvent(Notification.Alert alert, Instant now, Duration firingFor) {
        Severity current = alert.event().getSeverity();
        Stream<ObjectNode> others = Stream.of(Severity.values())
                .filter(severity -> severity != current && severity != Severity.UNKNOWN)
                .map(severity -> postable(alert.event(), severity, now, now));
        return Stream.concat(Stream.of(now(alert, now, firingFor)), others);
    }

    /** The alert as it is now. */
    static ObjectNode now(Notification.Alert alert, Instant now, Duration firingFor) {
        AlertEvent event = alert.event();
        ObjectNode node = postable(event, event.getSeverity(), now, alert.isResolved() ? now : now.plus(firingFor));
        alert.acknowledgement()
                .ifPresent(who -> node.withObject("/annotations").put("acknowledged_by", who.getAuthor()));
        return node;
    }

    private static ObjectNode postable(AlertEvent event, Severity severity, Instant now, Instant endsAt) {
        ObjectNode node = MAPPER.createObjectNode();
        ObjectNode labels = node.putObject("labels");
        labels.put("alertname", NAMES.getOrDefault(event.getKind(), "ModelAlert"));
        labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
        labels.put("model", event.getModel());
        labels.put("model_version", event.getModelVersion());
        labels.put("segment", event.getSegment());
        if (event.getTeam() != null && !event.getTeam().isEmpty()) {
            labels.put("team", event.getTeam());
        }
        annotate(node.putObject("annotations"), event);
        // Event time can be ahead of this machine's clock, and an alert that begins after its end is refused.
        Instant startsAt = event.getOpenedAt().isAfter(now) ? now : event.getOpenedAt();
        node.put("startsAt", startsAt.toString());
        node.put("endsAt", endsAt.toString());
        return node;
    }

    private static void annotate(ObjectNode annotations, AlertEvent event) {
        annotations.put("summary", event.getSummary());
        annotations.put("description", event.getDescription());
        annotations.put("window_start", event.getWindowStart().toString());
        annotations.put("window_end", event.getWindowEnd().toString());
        annotations.put("sample_size", Long.toString(event.getWindowRows()));
        annotations.put("fingerprint", event.getFingerprint());
        putUnlessEmpty(annotations, "runbook_url", event.getRunbookUrl());
        putUnlessEmpty(annotations, "dashboard_url", event.getDashboardUrl() == null ? "" : event.getDashboardUrl());
        putUnlessEmpty(annotations, "command", event.getCommand());
        putUnlessEmpty(annotations, "reference_id", event.getReferenceId() == null ? "" : event.getReferenceId());
        putUnlessEmpty(annotations, "resolution", event.getResolution() == null ? "" : event.getResolution());
        List<Evidence> evidence = event.getEvidence();
        putUnlessEmpty(
                annotations,
                "evidence",
                evidence.stream()
                        .limit(MOST_EVIDENCE)
                        .map(one -> one.getFeature() + ": " + one.getText())
                        .collect(Collectors.joining("\n")));
        if (!evidence.isEmpty()) {
            putUnlessEmpty(annotations, "value", figure(evidence.get(0).getValue()));
            putUnlessEmpty(annotations, "threshold", figure(evidence.get(0).getThreshold()));
        }
    }

    private static String figure(@Nullable Double number) {
        return number == null ? "" : number.toString();
    }

    private static void putUnlessEmpty(ObjectNode annotations, String name, String value) {
        if (!value.isEmpty()) {
            annotations.put(name, value);
        }
    }
}
