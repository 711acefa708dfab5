package io.driftmeter.alerting.notify.logging;

import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a line for each notification; nothing can go wrong. */
public final class LogSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);

    @Override
    public Delivery deliver(Notification notification) {
        LOG.info("{}", line(notification));
        return new Delivery.Taken();
    }

    static String line(Notification notification) {
        if (notification instanceof Notification.Alert alert) {
            AlertEvent event = alert.event();
            return event.getTransition() + " " + event.getSeverity() + " " + event.getKind() + ": " + event.getSummary()
                    + " (" + event.getFingerprint() + ")";
        }
        if (notification instanceof Notification.Acknowledged acknowledged) {
            Acknowledgement acknowledgement = acknowledged.acknowledgement();
            return "ACKNOWLEDGED by " + acknowledgement.getAuthor() + ": " + acknowledgement.getSummary() + " ("
                    + acknowledgement.getFingerprint() + ")";
        }
        RetrainingTrigger trigger = ((Notification.Retraining) notification).trigger();
        return "RETRAIN " + trigger.getModel() + " version " + trigger.getModelVersion() + ": " + trigger.getReason()
                + " (" + trigger.getTriggerId() + ")";
    }
}
