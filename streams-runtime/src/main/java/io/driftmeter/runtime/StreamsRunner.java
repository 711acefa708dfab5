package io.driftmeter.runtime;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one topology from start to exit status. It never exits the JVM: a failure that the restart budget does not cover
 * ends the client, {@link #awaitStop()} returns, and main decides. Close may come from any thread, such as a SIGTERM hook.
 */
public final class StreamsRunner implements HealthSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);

    private final KafkaStreams streams;
    private final RunnerOptions options;
    private final ThreadFailures failures;
    private final RestoreProgress restores = new RestoreProgress(System::nanoTime);
    private final CountDownLatch runningOrStopped = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closeAsked = new AtomicBoolean();
    private final AtomicReference<@Nullable ExitStatus> exit = new AtomicReference<>();

    /** Makes the clients and starts nothing yet. */
    public StreamsRunner(Topology topology, ClientSettings settings, RunnerOptions options) {
        this.options = options;
        this.failures = new ThreadFailures(options.restarts());
        this.streams = new KafkaStreams(topology, properties(settings, options), options.clients(), options.time());
        streams.setUncaughtExceptionHandler(failures);
        streams.setGlobalStateRestoreListener(restores);
        streams.setStandbyUpdateListener(restores);
        streams.setStateListener(this::changed);
    }

    private static Properties properties(ClientSettings settings, RunnerOptions options) {
        Properties properties = settings.streams();
        if (settings.brokersAssign() && options.clients() instanceof MainConsumerSettings own) {
            properties.putAll(own.mainConsumerSettings());
        }
        return properties;
    }

    /** Starts the stream threads and returns; see {@link #awaitRunning}. */
    public void start() {
        streams.start();
    }

    /** Waits for the first RUNNING: true when it came, false when the time passed or the client stopped first. */
    public boolean awaitRunning(Duration limit) throws InterruptedException {
        return runningOrStopped.await(limit.toMillis(), TimeUnit.MILLISECONDS) && stopped.getCount() > 0;
    }

    /** Blocks until the client has stopped, asked or not. */
    public ExitStatus awaitStop() throws InterruptedException {
        stopped.await();
        ExitStatus status = exit.get();
        return status == null ? ExitStatus.FAILED : status;
    }

    /** The client itself, for metrics and for what a topology's tests look into. */
    public KafkaStreams streams() {
        return streams;
    }

    /** What is being restored, and how far standbys are. */
    RestoreProgress restores() {
        return restores;
    }

    /** How many stream threads were replaced since the start. */
    public long threadsReplaced() {
        return failures.replaced();
    }

    @Override
    public Health live() {
        return health().live();
    }

    @Override
    public Health ready() {
        return health().ready();
    }

    /** Commits and stops within {@link RunnerOptions#closeTimeout()}; later calls wait for the first. */
    @Override
    public void close() {
        if (!closeAsked.compareAndSet(false, true)) {
            awaitQuietly();
            return;
        }
        boolean wasFailing = exit.get() != null;
        boolean inTime = streams.close(CloseOptions.timeout(options.closeTimeout())
                .withGroupMembershipOperation(
                        options.leaveGroup()
                                ? GroupMembershipOperation.LEAVE_GROUP
                                : GroupMembershipOperation.REMAIN_IN_GROUP));
        if (!wasFailing) {
            stop(inTime ? ExitStatus.CLOSED : ExitStatus.CLOSE_TIMED_OUT);
        }
    }

    private StreamsHealth health() {
        int alive = (int) streams.metadataForLocalThreads().stream()
                .filter(thread -> !thread.threadState().equals("DEAD"))
                .count();
        return new StreamsHealth(streams.state(), alive, closeAsked.get(), failures.reason());
    }

    private void changed(State now, State before) {
        LOG.info("State {} after {}.", now, before);
        switch (now) {
            case RUNNING -> runningOrStopped.countDown();
            case ERROR -> stop(ExitStatus.FAILED);
            case NOT_RUNNING -> {
                if (!closeAsked.get()) {
                    stop(ExitStatus.FAILED);
                }
            }
            default -> {}
        }
    }

    private void stop(ExitStatus status) {
        if (exit.compareAndSet(null, status)) {
            switch (status) {
                case CLOSED -> LOG.info("Closed as asked; everything is committed.");
                case CLOSE_TIMED_OUT ->
                    LOG.error("Not closed within {}; the next start restores the state.", options.closeTimeout());
                case FAILED -> LOG.error("Stopped in state {}: {}", streams.state(), failures.reason());
            }
        }
        runningOrStopped.countDown();
        stopped.countDown();
    }

    private void awaitQuietly() {
        try {
            stopped.await(options.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
