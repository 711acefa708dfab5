package io.driftmeter.alerting.notify.mail;

import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.RetrainingTrigger;
import java.util.ArrayList;
import java.util.List;

/**
 * A notification as a letter.
 *
 * @param subject one line
 * @param body plain text
 * @param thread what all letters on one opening of one alert share
 */
record MailText(String subject, String body, String thread) {

    static MailText of(Notification notification) {
        if (notification instanceof Notification.Alert alert) {
            return ofAlert(alert);
        }
        if (notification instanceof Notification.Acknowledged acknowledged) {
            Acknowledgement who = acknowledged.acknowledgement();
            return new MailText(
                    oneLine("[acknowledged] " + who.getSummary()),
                    who.getAuthor() + " takes care of it. " + who.getComment() + "\n",
                    who.getFingerprint() + "." + who.getOpenedAt().toEpochMilli());
        }
        RetrainingTrigger trigger = ((Notification.Retraining) notification).trigger();
        return new MailText(
                oneLine("[retraining] " + trigger.getModel() + " version " + trigger.getModelVersion()),
                trigger.getReason() + "\n\nTrain on " + trigger.getTrainFrom() + " to " + trigger.getTrainTo()
                        + ".\nTrigger: " + trigger.getTriggerId() + "\n",
                trigger.getTriggerId());
    }

    private static MailText ofAlert(Notification.Alert alert) {
        AlertEvent event = alert.event();
        String word = event.getTransition() == AlertTransition.OPENED
                ? event.getSeverity().name()
                : event.getTransition().name();
        List<String> lines = new ArrayList<>(List.of(event.getSummary(), "", event.getDescription()));
        if (event.getResolution() != null) {
            lines.add("Over: " + event.getResolution() + ".");
        }
        if (!event.getEvidence().isEmpty()) {
            lines.add("");
            for (Evidence evidence : event.getEvidence()) {
                lines.add("  " + evidence.getFeature() + ": " + evidence.getText());
            }
        }
        lines.add("");
        lines.add("What to do: " + event.getRunbookUrl());
        lines.add("Look closer: " + event.getCommand());
        lines.add("Acknowledge: driftmeter ack " + event.getFingerprint());
        alert.acknowledgement().ifPresent(who -> lines.add("Acknowledged by " + who.getAuthor() + "."));
        return new MailText(
                oneLine("[" + word + "] " + event.getSummary()),
                String.join("\n", lines) + "\n",
                event.getFingerprint() + "." + event.getOpenedAt().toEpochMilli());
    }

    /** A line end in a subject would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
