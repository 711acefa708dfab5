package io.driftmeter.runtime;

import io.micrometer.core.instrument.Tags;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.Topology;

/**
 * A role as a process has it: health and metrics over HTTP, and the topology's life from start to exit status. Main makes
 * one, {@link #run runs} it and exits with the status's code.
 */
public final class RoleProcess implements AutoCloseable {

    private final RoleMetrics metrics;
    private final StreamsRunner runner;
    private final HealthServer server;
    private final Preparation preparation;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Listens for health questions at once, and starts nothing else yet.
     *
     * @param metrics made before the topology, which registers its own there; closed with the process
     * @param healthPort 0 for any free one
     */
    public RoleProcess(
            Topology topology, ClientSettings settings, RunnerOptions options, RoleMetrics metrics, int healthPort) {
        this(topology, settings, options, metrics, healthPort, Preparation.NONE);
    }

    /**
     * The same with something to do before the topology starts.
     *
     * @param preparation done by {@link #start}
     */
    public RoleProcess(
            Topology topology,
            ClientSettings settings,
            RunnerOptions options,
            RoleMetrics metrics,
            int healthPort,
            Preparation preparation) {
        this.metrics = metrics;
        this.preparation = preparation;
        this.runner = new StreamsRunner(topology, settings, options);
        metrics.counter(
                "stream.threads.replaced",
                "Stream threads that died and were replaced",
                Tags.empty(),
                runner,
                StreamsRunner::threadsReplaced);
        bindRestores(metrics, runner.restores());
        this.server = HealthServer.start(healthPort, runner, metrics::scrape);
    }

    private static void bindRestores(RoleMetrics metrics, RestoreProgress restores) {
        metrics.gauge(
                "restore.partitions",
                "Partitions of stores that are being restored",
                Tags.empty(),
                restores,
                RestoreProgress::partitions);
        metrics.gauge(
                "restore.remaining.records",
                "Records that are still to be restored, at most",
                Tags.empty(),
                restores,
                RestoreProgress::remainingRecords);
        metrics.counter(
                "restore.records",
                "Records that have been restored from changelogs",
                Tags.empty(),
                restores,
                RestoreProgress::restoredRecords);
        metrics.counter(
                "standby.records",
                "Records that standbys have loaded from changelogs",
                Tags.empty(),
                restores,
                RestoreProgress::standbyRecords);
        metrics.gauge(
                "standby.lag.records",
                "Records that standbys were behind when they last loaded some",
                Tags.empty(),
                restores,
                RestoreProgress::standbyLag);
    }

    public StreamsRunner runner() {
        return runner;
    }

    /** The port on which /live, /ready and /metrics are answered. */
    public int healthPort() {
        return server.port();
    }

    /** Waits for what must be done before, starts the topology and returns; starts nothing where the process is closed meanwhile. */
    public void start() {
        if (preparation.await(closing)) {
            runner.start();
            metrics.bind(runner.streams());
        }
    }

    /** Starts the topology and blocks until it has stopped; SIGTERM closes it in order. */
    public ExitStatus run() throws InterruptedException {
        Thread onTerminate = new Thread(this::close, "close-on-sigterm");
        Runtime.getRuntime().addShutdownHook(onTerminate);
        start();
        return runner.awaitStop();
    }

    @Override
    public void close() {
        closing.countDown();
        runner.close();
        if (closed.compareAndSet(false, true)) {
            server.close();
            metrics.close();
        }
    }
}
