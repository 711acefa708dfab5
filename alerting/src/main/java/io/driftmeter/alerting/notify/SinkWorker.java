package io.driftmeter.alerting.notify;

import io.driftmeter.alerting.notify.Deliverer.Outcome;
import io.driftmeter.alerting.notify.Journal.Change;
import io.driftmeter.alerting.notify.Journal.Step;
import io.driftmeter.alerting.notify.route.Routes;
import io.driftmeter.alerting.notify.silence.Silences;
import io.driftmeter.alerting.topology.DecodingFault;
import io.driftmeter.avro.AlertEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one sink what is routed to it, in the order of the topic. Each sink has a worker and a position of its own, so none waits for
 * another. What is told twice after a crash bears the same id.
 */
public final class SinkWorker {

    private static final Logger LOG = LoggerFactory.getLogger(SinkWorker.class);
    private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(5);

    private final String sink;
    private final Journal journal;
    private final NotificationReader reader;
    private final Routes routes;
    private final Silences silences;
    private final Deliverer deliverer;
    private final Repetitions repetitions;
    private final InstantSource clock;
    private final SinkMetrics metrics;
    private final DeadLetters letters;
    private final HeldAlerts held;

    /**
     * A worker at the journal's position.
     *
     * @param sink the sink's name
     * @param repetitions what the sink is told again and again
     */
    public SinkWorker(
            String sink,
            Journal journal,
            NotificationReader reader,
            Routes routes,
            Silences silences,
            Deliverer deliverer,
            Repetitions repetitions,
            InstantSource clock,
            SinkMetrics metrics) {
        this.sink = sink;
        this.journal = journal;
        this.reader = reader;
        this.routes = routes;
        this.silences = silences;
        this.deliverer = deliverer;
        this.repetitions = repetitions;
        this.clock = clock;
        this.metrics = metrics;
        this.letters = new DeadLetters(sink);
        this.held = new HeldAlerts(sink, journal, reader, routes, silences, deliverer, repetitions, clock);
    }

    /** Handles what has come, then what silences held, then what is due to be repeated. */
    public void turn(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> record : journal.poll(atMost)) {
            if (!journal.holds(record)) {
                continue;
            }
            read(record).ifPresent(notification -> handle(record, notification));
        }
        held.tellThoseThatMayGo();
        repetitions.repeatDue(
                event -> event.getMaintenance() != null || silences.cover(Subject.of(event), clock.instant()));
        metrics.open(journal.open().size());
    }

    /** Empty where nothing can be read; the record is then parked or passed. */
    private Optional<Notification> read(ConsumerRecord<byte[], byte[]> record) {
        while (journal.holds(record)) {
            try {
                Optional<Notification> read = reader.read(record);
                if (read.isEmpty()) {
                    journal.pass(record);
                }
                return read;
            } catch (RuntimeException error) {
                if (DecodingFault.isOfRecord(error)) {
                    park(record, null, "UNREADABLE", String.valueOf(error.getMessage()));
                    metrics.unreadable();
                    return Optional.empty();
                }
                LOG.warn("Sink {} waits for the schema registry", sink, error);
                journal.rest(REGISTRY_PAUSE);
            }
        }
        return Optional.empty();
    }

    /** What is abandoned is not committed: it is told from here by whoever has the partition next. */
    private void handle(ConsumerRecord<byte[], byte[]> record, Notification notification) {
        if (notification instanceof Notification.Alert alert) {
            handleAlert(record, alert);
            return;
        }
        if (!routes.lead(notification.subject(), sink)) {
            journal.pass(record);
            return;
        }
        Outcome outcome = deliver(record, notification);
        if (outcome instanceof Outcome.Undeliverable undeliverable) {
            park(record, null, undeliverable.cause(), undeliverable.reason());
        } else if (outcome instanceof Outcome.Delivered) {
            journal.commit(new Step(record, null, null));
        }
    }

    private void handleAlert(ConsumerRecord<byte[], byte[]> record, Notification.Alert alert) {
        AlertEvent event = alert.event();
        Optional<OpenAlert> known = journal.find(event.getFingerprint());
        boolean silenced = event.getMaintenance() != null || silences.cover(alert.subject(), clock.instant());
        AlertPlan plan = AlertPlan.of(known, event, routes.lead(alert.subject(), sink), silenced);
        OpenAlert next = new OpenAlert(
                record.partition(), event, known.map(OpenAlert::told).orElse(false), true);
        switch (plan) {
            case PASS -> journal.pass(record);
            case HOLD -> {
                metrics.silenced();
                journal.commit(new Step(record, new Change.Remember(next), null));
            }
            case FORGET -> {
                metrics.silenced();
                journal.commit(new Step(record, new Change.Forget(next), null));
            }
            case SEND -> send(record, alert, next);
        }
    }

    private void send(ConsumerRecord<byte[], byte[]> record, Notification.Alert alert, OpenAlert next) {
        Outcome outcome = deliver(record, alert);
        if (outcome instanceof Outcome.Abandoned) {
            return;
        }
        boolean delivered = outcome instanceof Outcome.Delivered;
        Change change = null;
        if (alert.isResolved()) {
            change = new Change.Forget(next);
        } else if (delivered) {
            change = new Change.Remember(new OpenAlert(next.partition(), next.event(), true, false));
        }
        if (outcome instanceof Outcome.Undeliverable undeliverable) {
            park(record, change, undeliverable.cause(), undeliverable.reason());
        } else {
            journal.commit(new Step(record, change, null));
        }
        if (delivered) {
            repetitions.told(alert);
        }
    }

    private Outcome deliver(ConsumerRecord<byte[], byte[]> record, Notification notification) {
        return deliverer.deliver(notification, Instant.ofEpochMilli(record.timestamp()), () -> journal.holds(record));
    }

    private void park(ConsumerRecord<byte[], byte[]> record, @Nullable Change change, String reason, String detail) {
        LOG.error(
                "{}-{}@{} cannot be told to sink {} and goes to the dead letters: {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                sink,
                reason,
                detail);
        journal.commit(new Step(record, change, letters.of(record, reason, detail)));
    }
}
