package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.SinkMetrics;
import io.driftmeter.runtime.ExitStatus;
import io.driftmeter.runtime.Health;
import io.driftmeter.runtime.HealthServer;
import io.driftmeter.runtime.HealthSource;
import io.driftmeter.runtime.RoleMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notify role: a thread for each sink, one for silences and acknowledgements, and the health server. */
public final class NotifyApplication implements HealthSource, AutoCloseable {

    /** What the names of its consumer groups begin with, unless a user names another. */
    public static final String APPLICATION_ID = "driftmeter-notify";

    private static final Logger LOG = LoggerFactory.getLogger(NotifyApplication.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private enum State {
        STARTING,
        RUNNING,
        CLOSED,
        FAILED
    }

    private final RoleMetrics metrics = RoleMetrics.create("notify");
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Notices notices;
    private final List<WorkerThread> workers = new ArrayList<>();
    private final List<SinkMetrics> sinkMetrics = new ArrayList<>();
    private final List<NamedSink> sinks;
    private final List<Thread> threads = new ArrayList<>();
    private final HealthServer server;
    private volatile boolean failed;
    private volatile ExitStatus exit = ExitStatus.CLOSED;

    /**
     * Makes the role and starts nothing but its health server.
     *
     * @param healthPort port of /live, /ready and /metrics; 0 for any free one
     */
    public NotifyApplication(NotifySettings settings, int healthPort) {
        this.sinks = settings.sinks();
        this.notices = new Notices(settings, closing);
        for (NamedSink sink : sinks) {
            SinkMetrics ofSink = new SinkMetrics(metrics, sink.name());
            sinkMetrics.add(ofSink);
            workers.add(new WorkerThread(sink, settings, notices, ofSink, closing, this::fail));
        }
        this.server = HealthServer.start(healthPort, this, metrics::scrape);
    }

    /** The port on which /live, /ready and /metrics are answered. */
    public int healthPort() {
        return server.port();
    }

    /** Starts the threads and returns. */
    public void start() {
        threads.add(new Thread(notices, "notices"));
        workers.forEach(worker -> threads.add(new Thread(worker, "sink-" + worker.sink())));
        threads.forEach(Thread::start);
    }

    /** Starts and blocks until it has stopped; SIGTERM closes it in order. */
    public ExitStatus run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close-on-sigterm"));
        start();
        closing.await();
        close();
        ended.await();
        return exit;
    }

    @Override
    public Health live() {
        return failed
                ? new Health(false, State.FAILED.name(), "a sink's worker failed too often; the log says why")
                : new Health(true, state().name(), workers.size() + " sinks");
    }

    @Override
    public Health ready() {
        List<String> waiting = workers.stream()
                .filter(worker -> !worker.isReady())
                .map(WorkerThread::sink)
                .toList();
        return new Health(
                state() == State.RUNNING,
                state().name(),
                waiting.isEmpty()
                        ? workers.size() + " sinks"
                        : "ready when these sinks have their partitions: "
                                + waiting.stream().collect(Collectors.joining(", ")));
    }

    /** Ends what is being told at the next chance; later calls wait for the first, so that no process ends before it. */
    @Override
    public void close() {
        closing.countDown();
        if (!closed.compareAndSet(false, true)) {
            awaitEnd();
            return;
        }
        boolean inTime = joinAll();
        server.close();
        sinkMetrics.forEach(SinkMetrics::close);
        metrics.close();
        sinks.forEach(sink -> sink.sink().close());
        if (failed) {
            exit = ExitStatus.FAILED;
        } else if (inTime) {
            LOG.info("Closed as asked; everything that was told is committed.");
        } else {
            exit = ExitStatus.CLOSE_TIMED_OUT;
            LOG.error("Not closed within {}; what was being told is told again.", CLOSE_LIMIT);
        }
        ended.countDown();
    }

    private void awaitEnd() {
        try {
            if (!ended.await(CLOSE_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.error("Still closing after {}.", CLOSE_LIMIT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean joinAll() {
        long end = System.nanoTime() + CLOSE_LIMIT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }

    private void fail() {
        failed = true;
        closing.countDown();
    }

    private State state() {
        if (failed) {
            return State.FAILED;
        }
        if (closing.getCount() == 0) {
            return State.CLOSED;
        }
        return notices.isRead() && workers.stream().allMatch(WorkerThread::isReady) ? State.RUNNING : State.STARTING;
    }
}
