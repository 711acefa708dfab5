package io.driftmeter.alerting.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.testing.Acknowledged;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.FaultyServer.Request;
import io.driftmeter.alerting.notify.testing.SinkContract;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlackSinkTest extends SinkContract {

    @Override
    protected Sink sink(HttpPost http) {
        String address = server.address("/services/T0/B0/X").toString();
        return new SlackSink(Secret.at("env:SLACK", name -> address), http);
    }

    /** Slack knows none; word for word the same is all that there is. */
    @Override
    protected String key(Request request) {
        return request.body();
    }

    @Override
    protected boolean tells(Request request, AlertTransition transition) {
        boolean changed = request.body().contains("Changed:");
        boolean resolved =
                request.body().contains("Resolved:") && request.body().contains("Over: the last 2 windows");
        return switch (transition) {
            case RESOLVED -> resolved;
            case UPDATED -> changed && !resolved;
            default -> !changed && !resolved;
        };
    }

    @Test
    void shouldSayWhatHappenedAndWhatToDoInSlacksWords() throws Exception {
        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /services/T0/B0/X HTTP/1.1");
        JsonNode message = new ObjectMapper().readTree(request.body());
        assertThat(message.get("text").asText())
                .isEqualTo(":red_circle: *churn version 3: income &lt;moved&gt; &amp; how*");
        assertThat(message.get("blocks")).hasSize(3);
        assertThat(request.body())
                .contains("<https://runbooks.example.org/feature-drift|What to do>")
                .contains("`driftmeter tail reports --model churn`")
                .contains("CRITICAL FEATURE_DRIFT");
    }

    @Test
    void shouldCutTextsThatSlackWouldRefuse() throws Exception {
        AlertEvent event = Events.event("long", AlertTransition.OPENED, 1);
        event.setDescription("x".repeat(5000));
        notifier.log.add(event);

        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        JsonNode section = new ObjectMapper()
                .readTree(server.requests().get(1).body())
                .get("blocks")
                .get(1);
        assertThat(section.get("text").get("text").asText()).hasSize(3000).endsWith("…");
    }

    @Test
    void shouldSayWhoTakesCareThenAndInWhatFollows() {
        var acknowledgement = Acknowledged.by("ana", Events.event("churn", AlertTransition.OPENED, 1));
        notifier.log.add(
                TopicCatalogue.DEFAULT.acknowledgements().name(), acknowledgement.getFingerprint(), acknowledgement);
        notifier.acknowledgements.put(acknowledgement);
        notifier.log.add(Events.event("churn", AlertTransition.UPDATED, 2));

        notifier.worker(sink(http(Duration.ofMinutes(5)))).turn(Duration.ZERO);

        assertThat(server.requests().get(1).body()).contains("ana takes care of *churn version 3");
        assertThat(server.requests().get(2).body()).contains("Changed:", "acknowledged by ana");
    }
}
