package io.driftmeter.alerting.notify.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.Severity;
import io.driftmeter.schemas.serde.PlainJson;

/**
 * A notification as an event of PagerDuty: alerts as trigger and resolve, keyed by their fingerprint; triggers of retraining as change events,
 * which call nobody. Source: PagerDuty Events API v2, "Send an alert event" and "Send a change event".
 */
final class PagerDutyEvent {

    private static final int LONGEST_SUMMARY = 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PagerDutyEvent() {}

    static String ofAlert(String routingKey, Notification.Alert alert) {
        AlertEvent event = alert.event();
        if (alert.isResolved()) {
            return action(routingKey, "resolve", event.getFingerprint()).toString();
        }
        ObjectNode body = action(routingKey, "trigger", event.getFingerprint());
        body.put("client", "Driftmeter");
        ObjectNode payload = body.putObject("payload");
        payload.put("summary", cut(event.getSummary()));
        payload.put("source", alert.subject().title());
        payload.put("severity", event.getSeverity() == Severity.CRITICAL ? "critical" : "warning");
        payload.put("timestamp", event.getOpenedAt().toString());
        payload.put("component", event.getModel());
        if (event.getTeam() != null) {
            payload.put("group", event.getTeam());
        }
        payload.put("class", event.getKind().name());
        payload.set("custom_details", details(PlainJson.text(event)));
        link(body, event.getRunbookUrl(), "What to do");
        link(body, event.getDashboardUrl() == null ? "" : event.getDashboardUrl(), "Dashboard");
        return body.toString();
    }

    static String ofAcknowledgement(String routingKey, Notification.Acknowledged acknowledged) {
        return action(routingKey, "acknowledge", acknowledged.acknowledgement().getFingerprint())
                .toString();
    }

    static String ofTrigger(String routingKey, RetrainingTrigger trigger) {
        ObjectNode body = MAPPER.createObjectNode().put("routing_key", routingKey);
        ObjectNode payload = body.putObject("payload");
        payload.put("summary", cut("Retraining of " + trigger.getModel() + ": " + trigger.getReason()));
        payload.put("source", trigger.getModel() + " version " + trigger.getModelVersion());
        payload.put("timestamp", trigger.getWindowEnd().toString());
        payload.set("custom_details", details(PlainJson.text(trigger)));
        return body.toString();
    }

    private static void link(ObjectNode body, String address, String text) {
        if (!address.isEmpty()) {
            body.withArray("links").addObject().put("href", address).put("text", text);
        }
    }

    private static ObjectNode action(String routingKey, String action, String fingerprint) {
        return MAPPER.createObjectNode()
                .put("routing_key", routingKey)
                .put("event_action", action)
                .put("dedup_key", fingerprint);
    }

    private static ObjectNode details(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("JSON that was just written cannot be read", impossible);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY - 1) + "…";
    }
}
