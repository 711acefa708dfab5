package io.driftmeter.alerting.notify.slack;

import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** POSTs to an incoming webhook, whose whole address is a secret. Slack takes no idempotency key: a crash may repeat a message word for word. */
public final class SlackSink implements Sink {

    private final Secret address;
    private final HttpPost http;

    /** @param address the webhook's address */
    public SlackSink(Secret address, HttpPost http) {
        this.address = address;
        this.http = http;
    }

    @Override
    public Delivery deliver(Notification notification) {
        URI revealed;
        try {
            revealed = URI.create(address.reveal());
        } catch (Secret.MissingSecretException missing) {
            return new Delivery.Unanswered(String.valueOf(missing.getMessage()), Optional.empty());
        } catch (IllegalArgumentException notAnAddress) {
            return new Delivery.Unanswered(address + " holds no address", Optional.empty());
        }
        return http.post(
                revealed, Map.of("Content-Type", "application/json; charset=utf-8"), SlackMessage.of(notification));
    }
}
