package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.alerting.notify.Deliverer;
import io.driftmeter.alerting.notify.Journal;
import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.NotificationReader;
import io.driftmeter.alerting.notify.Repetitions;
import io.driftmeter.alerting.notify.SinkMetrics;
import io.driftmeter.alerting.notify.SinkWorker;
import io.driftmeter.alerting.notify.journal.KafkaJournal;
import io.driftmeter.runtime.RestartBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the worker of one sink alive: a life that fails is followed by another at the durable position, as often as the budget allows. */
final class WorkerThread implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThread.class);
    private static final Duration TURN = Duration.ofMillis(250);
    private static final long PAUSE_SECONDS = 2;

    private final NamedSink sink;
    private final NotifySettings settings;
    private final Notices notices;
    private final SinkMetrics metrics;
    private final CountDownLatch closing;
    private final Runnable onFailure;
    private final RestartBudget restarts = RestartBudget.standard();
    private volatile @Nullable KafkaJournal journal;

    /**
     * @param closing reaches zero when the process is asked to end
     * @param onFailure called where the budget is used up
     */
    WorkerThread(
            NamedSink sink,
            NotifySettings settings,
            Notices notices,
            SinkMetrics metrics,
            CountDownLatch closing,
            Runnable onFailure) {
        this.sink = sink;
        this.settings = settings;
        this.notices = notices;
        this.metrics = metrics;
        this.closing = closing;
        this.onFailure = onFailure;
    }

    String sink() {
        return sink.name();
    }

    /** Whether it has its share of the partitions. */
    boolean isReady() {
        KafkaJournal current = journal;
        return current != null && current.isJoined();
    }

    @Override
    public void run() {
        while (!isClosing()) {
            try {
                live();
            } catch (RuntimeException error) {
                journal = null;
                if (isClosing()) {
                    return;
                }
                LOG.error("The worker of sink {} failed and begins again where it stood", sink.name(), error);
                if (!restarts.take()) {
                    onFailure.run();
                    return;
                }
                pause();
            }
        }
    }

    private void live() {
        if (!notices.awaitRead(this::isClosing)) {
            return;
        }
        SinkClients clients = new SinkClients(settings, sink.name());
        try (KafkaJournal own = clients.journal(this::isClosing)) {
            SinkWorker worker = worker(own);
            journal = own;
            while (!isClosing()) {
                worker.turn(TURN);
            }
        }
    }

    private SinkWorker worker(Journal own) {
        InstantSource clock = InstantSource.system();
        NotificationReader reader =
                new NotificationReader(settings.topics(), settings.registry(), notices.acknowledgements());
        Deliverer deliverer =
                new Deliverer(sink.name(), sink.sink(), sink.policy(), clock, own, new SplittableRandom(), metrics);
        return new SinkWorker(
                sink.name(),
                own,
                reader,
                settings.routes(),
                notices.silences(),
                deliverer,
                new Repetitions(sink.sink(), deliverer, own, reader, clock),
                clock,
                metrics);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            if (closing.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Sink {} is closed while it waits for another life", sink.name());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
