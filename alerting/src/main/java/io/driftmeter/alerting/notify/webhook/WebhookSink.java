package io.driftmeter.alerting.notify.webhook;

import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * POSTs CloudEvents. The header {@code webhook-id} is the event's id: who has seen it drops the event. With secrets it is signed by each of
 * them, so that a secret can be changed without a gap.
 */
public final class WebhookSink implements Sink {

    private final URI address;
    private final List<Secret> signingSecrets;
    private final Optional<Secret> authorization;
    private final HttpPost http;
    private final InstantSource clock;

    /**
     * A webhook.
     *
     * @param signingSecrets secrets of Standard Webhooks; none: not signed
     * @param authorization value of the header Authorization, if there is one
     */
    public WebhookSink(
            URI address,
            List<Secret> signingSecrets,
            Optional<Secret> authorization,
            HttpPost http,
            InstantSource clock) {
        this.address = address;
        this.signingSecrets = List.copyOf(signingSecrets);
        this.authorization = authorization;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(Notification notification) {
        String body = StructuredCloudEvent.of(notification);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", StructuredCloudEvent.MEDIA_TYPE);
        headers.put("webhook-id", notification.id());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        try {
            authorization.ifPresent(secret -> headers.put("Authorization", secret.reveal()));
            if (!signingSecrets.isEmpty()) {
                headers.put(
                        "webhook-signature",
                        signingSecrets.stream()
                                .map(secret ->
                                        StandardSignature.of(secret.reveal(), notification.id(), timestamp, body))
                                .collect(Collectors.joining(" ")));
            }
        } catch (Secret.MissingSecretException missing) {
            return new Delivery.Unanswered(String.valueOf(missing.getMessage()), Optional.empty());
        }
        return http.post(address, headers, body);
    }
}
