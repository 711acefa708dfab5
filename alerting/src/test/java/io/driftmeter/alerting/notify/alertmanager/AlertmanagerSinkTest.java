package io.driftmeter.alerting.notify.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.SinkWorker;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.FaultyServer;
import io.driftmeter.alerting.notify.testing.FaultyServer.Request;
import io.driftmeter.alerting.notify.testing.SinkContract;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Severity;
import io.driftmeter.avro.Silence;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertmanagerSinkTest extends SinkContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    protected Sink sink(HttpPost http) {
        return sink(http, List.of(server.address("/prefix/")));
    }

    private Sink sink(HttpPost http, List<URI> replicas) {
        return new AlertmanagerSink(replicas, Optional.of(secret()), MINUTE, http, notifier.clock);
    }

    @Override
    protected String key(Request request) {
        return alert(request, 0).get("labels").toString();
    }

    @Override
    protected boolean tells(Request request, AlertTransition transition) {
        JsonNode alert = alert(request, 0);
        Instant endsAt = Instant.parse(alert.get("endsAt").asText());
        Instant now = notifier.clock.instant();
        return alert.get("labels").get("model").asText().equals("churn")
                && (transition == AlertTransition.RESOLVED
                        ? endsAt.equals(now)
                        : endsAt.equals(now.plus(MINUTE.multipliedBy(4))));
    }

    @Override
    protected int repetitionsAfterAStart() {
        return 1;
    }

    private SinkWorker worker() {
        return notifier.worker(sink(http(Duration.ofMinutes(5))));
    }

    @Test
    void shouldPutIdentityIntoLabelsAndValuesIntoAnnotations() {
        worker().turn(Duration.ZERO);

        Request request = server.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /prefix/api/v2/alerts HTTP/1.1");
        assertThat(request.header("authorization")).isEqualTo(SECRET);
        JsonNode alert = alert(request, 0);
        assertThat(alert.get("labels").toString())
                .isEqualTo("{\"alertname\":\"ModelFeatureDrift\",\"severity\":\"critical\",\"model\":\"churn\","
                        + "\"model_version\":\"3\",\"segment\":\"all\",\"team\":\"risk\"}");
        assertThat(alert.get("startsAt").asText()).isEqualTo("2026-03-01T09:30:00Z");
        JsonNode annotations = alert.get("annotations");
        assertThat(annotations.get("value").asText()).isEqualTo("0.42");
        assertThat(annotations.get("threshold").asText()).isEqualTo("0.1");
        assertThat(annotations.get("runbook_url").asText()).isEqualTo("https://runbooks.example.org/feature-drift");
        assertThat(annotations.get("sample_size").asText()).isEqualTo("500");
        assertThat(annotations.get("evidence").asText()).isEqualTo("income: ks 0.42 against 0.1 in 500 rows");
    }

    @Test
    void shouldTellOpenAlertsAgainAtEachInterval() {
        SinkWorker worker = worker();
        worker.turn(Duration.ZERO);
        notifier.clock.rest(Duration.ofSeconds(59));
        worker.turn(Duration.ZERO);
        assertThat(server.requests()).hasSize(1);
        notifier.clock.rest(Duration.ofSeconds(1));
        worker.turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(2);
        assertThat(tells(server.requests().get(1), AlertTransition.OPENED)).isTrue();
        assertThat(notifier.metrics("driftmeter_notify_repeated")).hasSize(1);
    }

    @Test
    void shouldTellWhatIsOpenAtOnceAfterARestart() {
        worker().turn(Duration.ZERO);

        worker().turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(2);
        assertThat(tells(server.requests().get(1), AlertTransition.OPENED)).isTrue();
    }

    @Test
    void shouldTellTheEndAgainForFiveMinutesAndThenNoMore() {
        notifier.log.add(Events.event("churn", AlertTransition.RESOLVED, 2));
        SinkWorker worker = worker();
        worker.turn(Duration.ZERO);
        for (int minute = 0; minute < 10; minute++) {
            notifier.clock.rest(MINUTE);
            worker.turn(Duration.ZERO);
        }

        assertThat(server.requests()).hasSize(2 + 5);
    }

    @Test
    void shouldEndTheAlertUnderItsOldSeverity() {
        notifier.log.add(Events.with(Events.event("churn", AlertTransition.UPDATED, 2), Severity.WARNING, "risk"));

        worker().turn(Duration.ZERO);

        Request change = server.requests().get(1);
        assertThat(alert(change, 0).get("labels").get("severity").asText()).isEqualTo("warning");
        assertThat(alert(change, 1).get("labels").get("severity").asText()).isEqualTo("critical");
        assertThat(alert(change, 1).get("endsAt").asText())
                .isEqualTo(notifier.clock.instant().toString());
    }

    @Test
    void shouldTellEveryReplicaAndNeedOnlyOne() {
        try (FaultyServer second = FaultyServer.answering(200)) {
            server.refuse();
            SinkWorker worker =
                    notifier.worker(sink(http(Duration.ofMinutes(5)), List.of(server.address(""), second.address(""))));
            worker.turn(Duration.ZERO);
            assertThat(second.requests()).hasSize(1);

            server.accept();
            notifier.clock.rest(MINUTE);
            worker.turn(Duration.ZERO);

            assertThat(second.requests()).hasSize(2);
            assertThat(server.requests())
                    .as("the replica that was down has it too")
                    .hasSize(1);
        }
    }

    @Test
    void shouldNotRepeatWhileASilenceHolds() {
        SinkWorker worker = worker();
        worker.turn(Duration.ZERO);
        notifier.silences.put(silence());
        notifier.clock.rest(Duration.ofMinutes(30));
        worker.turn(Duration.ZERO);
        assertThat(server.requests()).hasSize(1);

        notifier.clock.rest(Duration.ofMinutes(30));
        worker.turn(Duration.ZERO);

        assertThat(server.requests())
                .as("the silence is over and the alert is open")
                .hasSize(2);
    }

    @Test
    void shouldNotStartAnAlertAfterItsEndWhereEventTimeIsAhead() {
        AlertEvent event = Events.event("ahead", AlertTransition.OPENED, 1);
        event.setOpenedAt(notifier.clock.instant().plus(Duration.ofHours(1)));
        notifier.log.add(event);

        worker().turn(Duration.ZERO);

        assertThat(alert(server.requests().get(1), 0).get("startsAt").asText())
                .isEqualTo(notifier.clock.instant().toString());
    }

    private Silence silence() {
        return Silence.newBuilder()
                .setSilenceId("maintenance")
                .setModel("ch*")
                .setFrom(notifier.clock.instant())
                .setUntil(notifier.clock.instant().plus(Duration.ofHours(1)))
                .setAuthor("ana")
                .setComment("maintenance")
                .build();
    }

    private static JsonNode alert(Request request, int index) {
        try {
            return MAPPER.readTree(request.body()).get(index);
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }
}
