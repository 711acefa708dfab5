package io.driftmeter.alerting.notify.alertmanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prometheus Alertmanager, each replica of it: replicas deduplicate among themselves, so one that has an alert is enough, and one that was
 * down gets it with the next repetition. An open alert fires for four times the interval of repetition, as Prometheus' own do; if this
 * process is gone for longer, Alertmanager resolves it and it fires again afterwards. Acknowledgements and retraining are not its trade.
 */
public final class AlertmanagerSink implements Sink.Repeating {

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerSink.class);
    private static final int ALERTS_OF_A_POST = 64;
    private static final int INTERVALS_FIRING = 4;
    private static final Duration END_IS_REPEATED_FOR = Duration.ofMinutes(5);

    private final List<URI> replicas;
    private final Optional<Secret> authorization;
    private final Duration repeatEvery;
    private final HttpPost http;
    private final InstantSource clock;

    /**
     * @param replicas base addresses of all replicas, without /api
     * @param authorization value of the header Authorization, if there is one
     */
    public AlertmanagerSink(
            List<URI> replicas,
            Optional<Secret> authorization,
            Duration repeatEvery,
            HttpPost http,
            InstantSource clock) {
        this.replicas = replicas.stream()
                .map(base -> URI.create(base.toString().replaceAll("/+$", "") + "/api/v2/alerts"))
                .toList();
        this.authorization = authorization;
        this.repeatEvery = repeatEvery;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(Notification notification) {
        return notification instanceof Notification.Alert alert
                ? post(PostableAlert.afterEvent(alert, clock.instant(), firingFor()))
                : new Delivery.Taken();
    }

    @Override
    public Duration repeatEvery() {
        return repeatEvery;
    }

    @Override
    public Duration repeatEndFor() {
        return END_IS_REPEATED_FOR;
    }

    @Override
    public int atOnce() {
        return ALERTS_OF_A_POST;
    }

    @Override
    public Delivery repeat(List<Notification.Alert> alerts) {
        Instant now = clock.instant();
        return post(alerts.stream().map(alert -> PostableAlert.now(alert, now, firingFor())));
    }

    private Duration firingFor() {
        return repeatEvery.multipliedBy(INTERVALS_FIRING);
    }

    private Delivery post(Stream<ObjectNode> alerts) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        alerts.forEach(body::add);
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        try {
            authorization.ifPresent(secret -> headers.put("Authorization", secret.reveal()));
        } catch (Secret.MissingSecretException missing) {
            return new Delivery.Unanswered(String.valueOf(missing.getMessage()), Optional.empty());
        }
        List<CompletableFuture<Delivery>> answers = replicas.stream()
                .map(replica -> http.postLater(replica, headers, body.toString()))
                .toList();
        return together(answers.stream().map(CompletableFuture::join).toList());
    }

    /** Taken where one replica took it; refused only where all did. */
    private Delivery together(List<Delivery> answers) {
        for (int replica = 0; replica < answers.size(); replica++) {
            if (!(answers.get(replica) instanceof Delivery.Taken) && answers.size() > 1) {
                LOG.warn("Alertmanager {}: {}", replicas.get(replica), answers.get(replica));
            }
        }
        return answers.stream()
                .filter(Delivery.Taken.class::isInstance)
                .findFirst()
                .or(() -> answers.stream()
                        .filter(Delivery.Unanswered.class::isInstance)
                        .findFirst())
                .orElseGet(() -> answers.get(0));
    }
}
