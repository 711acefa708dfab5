package io.driftmeter.alerting.notify;

import io.driftmeter.avro.AlertEvent;

/**
 * What a sink knows of an open alert.
 *
 * @param partition partition of the alert's events
 * @param event its last event
 * @param told whether the sink has taken an event of this opening
 * @param held whether the last event waits for the end of a silence
 */
public record OpenAlert(int partition, AlertEvent event, boolean told, boolean held) {

    /** Identity of the alert. */
    public String fingerprint() {
        return event.getFingerprint();
    }
}
