package io.driftmeter.alerting.notify;

import io.driftmeter.alerting.notify.Deliverer.Outcome;
import io.driftmeter.alerting.notify.Journal.Change;
import io.driftmeter.alerting.notify.Journal.Step;
import io.driftmeter.alerting.notify.route.Routes;
import io.driftmeter.alerting.notify.silence.Silences;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a sink the last state of open alerts that waited: for the end of a silence, or for the sink's first start. */
final class HeldAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(HeldAlerts.class);

    private final String sink;
    private final Journal journal;
    private final NotificationReader reader;
    private final Routes routes;
    private final Silences silences;
    private final Deliverer deliverer;
    private final Repetitions repetitions;
    private final InstantSource clock;
    private final DeadLetters letters;

    HeldAlerts(
            String sink,
            Journal journal,
            NotificationReader reader,
            Routes routes,
            Silences silences,
            Deliverer deliverer,
            Repetitions repetitions,
            InstantSource clock) {
        this.sink = sink;
        this.journal = journal;
        this.reader = reader;
        this.routes = routes;
        this.silences = silences;
        this.deliverer = deliverer;
        this.repetitions = repetitions;
        this.clock = clock;
        this.letters = new DeadLetters(sink);
    }

    /** Tells what no silence covers any more; forgets what the sink never heard of and no route leads to it. */
    void tellThoseThatMayGo() {
        for (OpenAlert alert : List.copyOf(journal.open())) {
            Subject subject = Subject.of(alert.event());
            boolean maintained = alert.event().getMaintenance() != null; // an event outside the window will follow
            if (!alert.held() || maintained || silences.cover(subject, clock.instant()) || !isStillOpen(alert)) {
                continue;
            }
            if (!alert.told() && !routes.lead(subject, sink)) {
                journal.commit(new Step(null, new Change.Forget(alert), null));
            } else {
                tell(alert);
            }
        }
    }

    private void tell(OpenAlert alert) {
        Notification.Alert notification = reader.alert(alert.event());
        Change told = new Change.Remember(new OpenAlert(alert.partition(), alert.event(), true, false));
        Outcome outcome = deliverer.deliver(notification, clock.instant(), () -> isStillOpen(alert));
        if (outcome instanceof Outcome.Delivered) {
            journal.commit(new Step(null, told, null));
            repetitions.told(notification);
        } else if (outcome instanceof Outcome.Undeliverable undeliverable) {
            LOG.error("Sink {} refuses {}: {}", sink, notification.id(), undeliverable.reason());
            Change change = alert.told() ? told : new Change.Forget(alert);
            journal.commit(new Step(
                    null,
                    change,
                    letters.of(alert, reader.alertsTopic(), undeliverable.cause(), undeliverable.reason())));
        }
    }

    /** False also where another worker has the partition by now, or this one is asked to end. */
    private boolean isStillOpen(OpenAlert alert) {
        return !journal.isEnding()
                && journal.find(alert.fingerprint()).filter(alert::equals).isPresent();
    }
}
