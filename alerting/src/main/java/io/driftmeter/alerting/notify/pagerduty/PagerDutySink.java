package io.driftmeter.alerting.notify.pagerduty;

import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A service's integration in PagerDuty. */
public final class PagerDutySink implements Sink {

    /** Where PagerDuty takes events in its US region; https://events.eu.pagerduty.com in the EU. */
    public static final URI ADDRESS = URI.create("https://events.pagerduty.com");

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final URI alerts;
    private final URI changes;
    private final Secret routingKey;
    private final HttpPost http;

    /**
     * @param address of the region
     * @param routingKey the integration key of the service
     */
    public PagerDutySink(URI address, Secret routingKey, HttpPost http) {
        this.alerts = address.resolve("/v2/enqueue");
        this.changes = address.resolve("/v2/change/enqueue");
        this.routingKey = routingKey;
        this.http = http;
    }

    @Override
    public Delivery deliver(Notification notification) {
        String key;
        try {
            key = routingKey.reveal();
        } catch (Secret.MissingSecretException missing) {
            return new Delivery.Unanswered(String.valueOf(missing.getMessage()), Optional.empty());
        }
        if (notification instanceof Notification.Alert alert) {
            return http.post(alerts, HEADERS, PagerDutyEvent.ofAlert(key, alert));
        }
        if (notification instanceof Notification.Acknowledged acknowledged) {
            return http.post(alerts, HEADERS, PagerDutyEvent.ofAcknowledgement(key, acknowledged));
        }
        Notification.Retraining retraining = (Notification.Retraining) notification;
        return http.post(changes, HEADERS, PagerDutyEvent.ofTrigger(key, retraining.trigger()));
    }
}
