package io.driftmeter.alerting.notify.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.Severity;
import java.util.ArrayList;
import java.util.List;

/** A notification in Slack's words. Source: Slack API, "Incoming webhooks" and "Block Kit" (a section's text has at most 3,000 characters). */
final class SlackMessage {

    private static final int LONGEST_TEXT = 3000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SlackMessage() {}

    static String of(Notification notification) {
        if (notification instanceof Notification.Alert alert) {
            return ofAlert(alert);
        }
        if (notification instanceof Notification.Acknowledged acknowledged) {
            return ofAcknowledgement(acknowledged.acknowledgement());
        }
        return ofTrigger(((Notification.Retraining) notification).trigger());
    }

    private static String ofAlert(Notification.Alert alert) {
        AlertEvent event = alert.event();
        String headline = mark(event) + " *" + escaped(event.getSummary()) + "*";
        String text = event.getTransition() == AlertTransition.RESOLVED && event.getResolution() != null
                ? "Over: " + event.getResolution() + "."
                : event.getDescription();
        List<String> footer = new ArrayList<>();
        footer.add(escaped(event.getSeverity() + " " + event.getKind()));
        if (!event.getRunbookUrl().isEmpty()) {
            footer.add("<" + escaped(event.getRunbookUrl()) + "|What to do>");
        }
        if (event.getDashboardUrl() != null) {
            footer.add("<" + escaped(event.getDashboardUrl()) + "|Dashboard>");
        }
        alert.acknowledgement().ifPresent(who -> footer.add("acknowledged by " + escaped(who.getAuthor())));
        footer.add("`" + event.getFingerprint() + "`");
        String look = event.getCommand().isEmpty() ? "" : "\nLook closer: `" + escaped(event.getCommand()) + "`";
        return message(headline, escaped(text) + look, String.join("  ·  ", footer));
    }

    private static String mark(AlertEvent event) {
        if (event.getTransition() == AlertTransition.RESOLVED) {
            return ":white_check_mark: Resolved:";
        }
        String mark = event.getSeverity() == Severity.CRITICAL ? ":red_circle:" : ":large_yellow_circle:";
        return event.getTransition() == AlertTransition.UPDATED ? mark + " Changed:" : mark;
    }

    private static String ofAcknowledgement(Acknowledgement acknowledgement) {
        return message(
                ":eyes: " + escaped(acknowledgement.getAuthor()) + " takes care of *"
                        + escaped(acknowledgement.getSummary()) + "*",
                escaped(acknowledgement.getComment()),
                "`" + acknowledgement.getFingerprint() + "`");
    }

    private static String ofTrigger(RetrainingTrigger trigger) {
        return message(
                ":repeat: *Retraining of " + escaped(trigger.getModel()) + " version "
                        + escaped(trigger.getModelVersion()) + " is triggered*",
                escaped(trigger.getReason()) + "\nTrain on " + trigger.getTrainFrom() + " to " + trigger.getTrainTo()
                        + ".",
                "`" + trigger.getTriggerId() + "`");
    }

    private static String message(String headline, String text, String footer) {
        ObjectNode message = MAPPER.createObjectNode().put("text", headline);
        ArrayNode blocks = message.putArray("blocks");
        section(blocks, headline);
        if (!text.isBlank()) {
            section(blocks, text);
        }
        markdown(blocks.addObject().put("type", "context").putArray("elements").addObject(), footer);
        return message.toString();
    }

    private static void section(ArrayNode blocks, String text) {
        markdown(blocks.addObject().put("type", "section").putObject("text"), text);
    }

    private static void markdown(ObjectNode node, String text) {
        node.put("type", "mrkdwn").put("text", cut(text));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** The three characters that Slack reads as its own. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
