package io.driftmeter.alerting.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.FaultyServer.Request;
import io.driftmeter.alerting.notify.testing.SinkContract;
import io.driftmeter.avro.AlertTransition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookSinkTest extends SinkContract {

    @Override
    protected Sink sink(HttpPost http) {
        return new WebhookSink(
                server.address("/hook"), List.of(secret(), secret()), Optional.of(secret()), http, notifier.clock);
    }

    @Override
    protected String key(Request request) {
        return request.header("webhook-id");
    }

    @Override
    protected boolean tells(Request request, AlertTransition transition) {
        return request.body()
                .contains("\"type\":\"io.driftmeter.alert." + transition.name().toLowerCase(Locale.ROOT) + "\"");
    }

    @Test
    void shouldSendACloudEventInStructuredModeSignedByEachSecret() throws Exception {
        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /hook HTTP/1.1");
        assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(request.header("authorization")).isEqualTo(SECRET);
        JsonNode event = new ObjectMapper().readTree(request.body());
        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo(request.header("webhook-id"));
        assertThat(event.get("subject").asText()).isEqualTo("churn|3|all");
        assertThat(event.get("data").get("fingerprint").asText()).isEqualTo("fingerprint-of-churn");
        String signature = StandardSignature.of(
                SECRET,
                request.header("webhook-id"),
                Long.parseLong(request.header("webhook-timestamp")),
                request.body());
        assertThat(request.header("webhook-signature")).isEqualTo(signature + " " + signature);
    }

    @Test
    void shouldNotRepeatASecretThatHttpDoesNotAllow() {
        Secret broken = Secret.at("env:BROKEN", name -> "open\nsesame");
        Sink sink = new WebhookSink(
                server.address("/hook"), List.of(), Optional.of(broken), http(Duration.ofMinutes(5)), notifier.clock);

        Delivery delivery = sink.deliver(
                new Notification.Alert(Events.event("churn", AlertTransition.OPENED, 1), Optional.empty()));

        assertThat(delivery).isInstanceOf(Delivery.Unanswered.class);
        assertThat(delivery.toString()).contains("a secret in a header").doesNotContain("sesame");
    }

    /** The example of the specification's reference libraries. */
    @Test
    void shouldSignLikeStandardWebhooks() {
        assertThat(StandardSignature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
