package io.driftmeter.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.notify.route.Glob;
import io.driftmeter.alerting.notify.route.Route;
import io.driftmeter.alerting.notify.testing.Acknowledged;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.Notifier;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Severity;
import io.driftmeter.avro.Silence;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What silences and routes do to alerts that live longer than they. */
class SilenceAndRouteTest {

    private final Notifier notifier = new Notifier();
    private final List<String> told = new ArrayList<>();
    private final Sink sink = notification -> {
        told.add(notification.id());
        return new Delivery.Taken();
    };

    @AfterEach
    void close() {
        notifier.close();
    }

    @Test
    void shouldHoldWhatIsSilencedAndTellItsLastStateWhenTheSilenceEnds() {
        silence("churn", "*", 60);
        open("churn");
        update("churn");
        SinkWorker worker = notifier.worker(sink);
        worker.turn(Duration.ZERO);
        assertThat(told).isEmpty();
        assertThat(notifier.log.isDone()).isTrue();

        notifier.clock.rest(Duration.ofMinutes(60));
        worker.turn(Duration.ZERO);
        worker.turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-2-UPDATED");
    }

    @Test
    void shouldTellNobodyOfWhatAMaintenanceWindowCoversUntilAnEventOutsideIt() {
        AlertEvent covered = Events.event("churn", AlertTransition.OPENED, 1);
        covered.setMaintenance("backup, from 02:00 UTC");
        notifier.log.add(covered);
        SinkWorker worker = notifier.worker(sink);
        worker.turn(Duration.ZERO);
        notifier.clock.rest(Duration.ofMinutes(60));
        worker.turn(Duration.ZERO);
        assertThat(told).isEmpty();

        update("churn");
        worker.turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-2-UPDATED");
    }

    @Test
    void shouldTellWhatASilenceHeldAlsoAfterARestart() {
        silence("churn", "*", 60);
        open("churn");
        notifier.worker(sink).turn(Duration.ZERO);

        notifier.clock.rest(Duration.ofMinutes(60));
        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-1-OPENED");
    }

    @Test
    void shouldTellWhenASilenceIsExpiredEarly() {
        silence("churn", "*", 60);
        open("churn");
        SinkWorker worker = notifier.worker(sink);
        worker.turn(Duration.ZERO);

        silence("churn", "*", 0);
        worker.turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-1-OPENED");
    }

    @Test
    void shouldSayNothingOfAnAlertThatBeginsAndEndsInASilence() {
        silence("churn", "feature_*", 60);
        open("churn");
        resolve("churn");
        SinkWorker worker = notifier.worker(sink);
        worker.turn(Duration.ZERO);
        notifier.clock.rest(Duration.ofMinutes(60));
        worker.turn(Duration.ZERO);

        assertThat(told).isEmpty();
        assertThat(notifier.log.memory()).isEmpty();
        assertThat(notifier.metrics("driftmeter_notifications_total"))
                .anyMatch(line -> line.contains("silenced") && line.endsWith(" 2.0"));
    }

    @Test
    void shouldTellTheEndOfWhatWasToldThoughASilenceCoversIt() {
        open("churn");
        SinkWorker worker = notifier.worker(sink);
        worker.turn(Duration.ZERO);
        silence("*", "*", 60);
        update("churn");
        resolve("churn");
        worker.turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-1-OPENED", "event-churn-3-RESOLVED");
    }

    @Test
    void shouldLeaveOtherKindsAndModelsAlone() {
        silence("churn", "performance", 60);
        silence("other", "*", 60);
        open("churn");

        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-1-OPENED");
    }

    @Test
    void shouldFollowAnAlertToItsEndThoughItsSeverityLeavesTheRoute() {
        notifier.routes(route(List.of("critical")));
        open("churn");
        notifier.log.add(Events.with(Events.event("churn", AlertTransition.UPDATED, 2), Severity.WARNING, "risk"));
        notifier.log.add(Events.with(Events.event("churn", AlertTransition.RESOLVED, 3), Severity.WARNING, "risk"));
        notifier.log.add(Events.with(Events.event("mild", AlertTransition.OPENED, 1), Severity.WARNING, "risk"));
        notifier.log.add(Events.with(Events.event("mild", AlertTransition.RESOLVED, 2), Severity.WARNING, "risk"));

        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-1-OPENED", "event-churn-2-UPDATED", "event-churn-3-RESOLVED");
    }

    @Test
    void shouldTellAnAlertThatComesOntoTheRouteLater() {
        notifier.routes(route(List.of("critical")));
        notifier.log.add(Events.with(Events.event("churn", AlertTransition.OPENED, 1), Severity.WARNING, "risk"));
        update("churn");

        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-2-UPDATED");
    }

    @Test
    void shouldNotTellWhatWasHeldForARouteThatIsNoMore() {
        notifier.routes(route(List.of("warning")));
        AlertEvent event = Events.event("churn", AlertTransition.OPENED, 1);
        notifier.log.memory().put(event.getFingerprint(), new OpenAlert(0, event, false, true));

        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).isEmpty();
        assertThat(notifier.log.memory()).isEmpty();
    }

    @Test
    void shouldRouteTriggersAndAcknowledgementsToo() {
        notifier.routes(route(List.of("info")));
        TopicCatalogue topics = TopicCatalogue.DEFAULT;
        notifier.log.add(topics.retrainingTriggers().name(), "churn", Acknowledged.trigger("churn"));
        notifier.log.add(
                topics.acknowledgements().name(),
                "fingerprint-of-churn",
                Acknowledged.by("ana", Events.event("churn", AlertTransition.OPENED, 1)));

        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).containsExactly("trigger-of-churn");
        assertThat(notifier.log.isDone()).isTrue();
    }

    @Test
    void shouldParkARecordThatCannotBeReadAndGoOn() {
        notifier.log.addBytes(
                TopicCatalogue.DEFAULT.alerts().name(), "key", "{\"no\": \"alert\"}".getBytes(StandardCharsets.UTF_8));
        open("churn");

        notifier.worker(sink).turn(Duration.ZERO);

        assertThat(told).containsExactly("event-churn-1-OPENED");
        assertThat(notifier.log.letters()).hasSize(1);
        assertThat(new String(notifier.log.letters().get(0).value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"no\": \"alert\"}");
    }

    @Test
    void shouldParkWhatFailsLongerThanThePatienceLasts() {
        DeliveryPolicy standard = DeliveryPolicy.standard();
        notifier.policy(new DeliveryPolicy(
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                standard.sends(),
                standard.period(),
                Duration.ofHours(1)));
        open("churn");
        var start = notifier.clock.instant();

        notifier.worker(notification -> new Delivery.Unanswered("down", Optional.empty()))
                .turn(Duration.ZERO);

        assertThat(notifier.clock.instant())
                .isBetween(start.plus(Duration.ofHours(1)), start.plus(Duration.ofMinutes(62)));
        assertThat(notifier.log.letters()).hasSize(1);
        assertThat(notifier.log.isDone()).isTrue();
        assertThat(notifier.metrics("driftmeter_notify_circuit_open")).hasSize(1);
    }

    private static Route route(List<String> severities) {
        return new Route(
                List.of(Notifier.SINK),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                severities.stream().map(Glob::new).toList(),
                List.of(new Glob("*")));
    }

    private void silence(String model, String kind, int minutes) {
        notifier.silences.put(Silence.newBuilder()
                .setSilenceId(model + kind)
                .setModel(model)
                .setKind(kind)
                .setFrom(notifier.clock.instant())
                .setUntil(notifier.clock.instant().plus(Duration.ofMinutes(minutes)))
                .setAuthor("ana")
                .setComment("maintenance")
                .build());
    }

    private void open(String model) {
        notifier.log.add(Events.event(model, AlertTransition.OPENED, 1));
    }

    private void update(String model) {
        notifier.log.add(Events.event(model, AlertTransition.UPDATED, 2));
    }

    private void resolve(String model) {
        notifier.log.add(Events.event(model, AlertTransition.RESOLVED, 3));
    }
}
