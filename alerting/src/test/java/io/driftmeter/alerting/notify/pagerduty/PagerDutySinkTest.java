package io.driftmeter.alerting.notify.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.testing.Acknowledged;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.FaultyServer.Request;
import io.driftmeter.alerting.notify.testing.SinkContract;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PagerDutySinkTest extends SinkContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    protected int goodStatus() {
        return 202;
    }

    @Override
    protected Sink sink(HttpPost http) {
        return new PagerDutySink(server.address(""), secret(), http);
    }

    @Override
    protected String key(Request request) {
        return field(request, "dedup_key") + " " + field(request, "event_action");
    }

    @Override
    protected boolean tells(Request request, AlertTransition transition) {
        String action = transition == AlertTransition.RESOLVED ? "resolve" : "trigger";
        return field(request, "event_action").equals(action)
                && field(request, "dedup_key").equals("fingerprint-of-churn");
    }

    @Test
    void shouldTriggerWithAllThatAnIncidentShows() throws Exception {
        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /v2/enqueue HTTP/1.1");
        assertThat(field(request, "routing_key")).isEqualTo(SECRET);
        JsonNode payload = MAPPER.readTree(request.body()).get("payload");
        assertThat(payload.get("severity").asText()).isEqualTo("critical");
        assertThat(payload.get("source").asText()).isEqualTo("churn version 3");
        assertThat(payload.get("group").asText()).isEqualTo("risk");
        assertThat(payload.get("class").asText()).isEqualTo("FEATURE_DRIFT");
        assertThat(payload.get("timestamp").asText()).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(payload.get("custom_details")
                        .get("evidence")
                        .get(0)
                        .get("value")
                        .asDouble())
                .isEqualTo(0.42);
        assertThat(request.body()).contains("https://runbooks.example.org/feature-drift");
    }

    @Test
    void shouldCutASummaryThatPagerDutyWouldRefuse() throws Exception {
        AlertEvent event = Events.event("long", AlertTransition.OPENED, 1);
        event.setSummary("x".repeat(2000));
        notifier.log.add(event);

        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        JsonNode payload = MAPPER.readTree(server.requests().get(1).body()).get("payload");
        assertThat(payload.get("summary").asText()).hasSize(1024).endsWith("…");
    }

    @Test
    void shouldAcknowledgeUnderTheAlertsKeyAndCallNobodyForRetraining() {
        TopicCatalogue topics = TopicCatalogue.DEFAULT;
        AlertEvent event = Events.event("churn", AlertTransition.OPENED, 1);
        notifier.log.add(topics.acknowledgements().name(), event.getFingerprint(), Acknowledged.by("ana", event));
        notifier.log.add(topics.retrainingTriggers().name(), "churn", Acknowledged.trigger("churn"));

        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        assertThat(key(server.requests().get(1))).isEqualTo("fingerprint-of-churn acknowledge");
        assertThat(server.requests().get(2).line()).isEqualTo("POST /v2/change/enqueue HTTP/1.1");
        assertThat(server.requests().get(2).body())
                .contains("accuracy 0.7 against 0.8")
                .doesNotContain("event_action");
    }

    private static String field(Request request, String name) {
        try {
            return MAPPER.readTree(request.body()).path(name).asText();
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }
}
