package io.driftmeter.alerting.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.notify.runtime.NotifiedSink;
import io.driftmeter.alerting.notify.runtime.NotifyProcess;
import io.driftmeter.alerting.notify.testing.FaultyServer;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ChildProcess;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No alert event and no trigger is written twice or lost, and each sink is told each of them, at worst again under the same key: both roles are
 * killed at random amounts of progress, the alert role in the middle of its reports, with committed and with uncommitted events. Another
 * one, which reads all reports from the beginning, writes the same. What must be written follows from how the reports are made.
 */
class RestartIT {
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;
    private static final long SEED = 20_261_121;
    private static final int KILLS = 2;
    private static final int MOST_LIVES = 10;
    private static final int MINIMUM_WINDOWS = 40;

    private static final int MOST_COMMITTED_BEFORE_A_KILL = 20;

    /** Each life of the alert role writes an event at least of each model. */
    private static final int MOST_TOLD_BEFORE_A_KILL = WrittenReports.MODELS - 1;

    private static final Duration SESSION = Duration.ofSeconds(6);

    /** A JVM start, a rebalance and a restore, on a machine that has other things to do. */
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final FaultyServer hook = FaultyServer.answering(200);
    private final List<ChildProcess> started = new ArrayList<>();
    private KafkaCluster cluster;
    private ClusterClient client;
    private EmbeddedRegistry registry;
    private WrittenReports reports;
    private EventLog events;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        cluster = TestCluster.start();
        registry = EmbeddedRegistry.start();
        client = new ClusterClient(cluster);
        for (TopicDescription topic : TOPICS.own()) {
            client.createTopic(topic.name(), topic.partitions(), topic.configs());
        }
        reports = new WrittenReports(client, registry.url());
        events = new EventLog(client);
    }

    @AfterEach
    void stop() {
        started.forEach(ChildProcess::kill);
        hook.close();
        client.close();
        registry.close();
        cluster.close();
    }

    @Test
    void shouldWriteEachEventOnceAndTellItUnderOneKeyThoughBothRolesAreKilledAgainAndAgain() throws Exception {
        reports.define();
        ChildProcess notifier = startNotifier();
        NotifiedSink sink = new NotifiedSink(hook, client.admin());
        sink.awaitPositions();
        sink.hangAfter(1 + random.nextInt(MOST_TOLD_BEFORE_A_KILL));

        int written = killInTheMiddle(0);
        sink.awaitHang();
        notifier.kill();
        startNotifier();
        for (int kill = 1; kill < KILLS; kill++) {
            written = killInTheMiddle(written);
        }
        while (written < MINIMUM_WINDOWS || written % 10 != 0) {
            reports.write(written++);
        }
        List<String> expected = WrittenReports.expectedEvents(written);
        List<String> triggers = WrittenReports.expectedTriggers();
        List<String> all = Stream.concat(expected.stream(), triggers.stream()).toList();

        startPolicy(AlertingApplication.APPLICATION_ID);
        shouldBeWritten(expected, triggers);
        sink.shouldBeTold(all, events.ends());

        startPolicy("one-that-begins-anew");
        shouldBeWritten(twice(expected), twice(triggers));
        sink.shouldBeTold(all, events.ends());
    }

    private void shouldBeWritten(List<String> expected, List<String> triggers) {
        events.await(expected.size(), triggers.size(), THREE_MINUTES);
        assertThat(events.alerts()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(events.triggers()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(triggers);
    }

    /** Starts the alert role until one of its lives ends in the middle of its reports; returns how many windows are written then. */
    private int killInTheMiddle(int written) {
        AtomicInteger window = new AtomicInteger(written);
        for (int life = 1; life <= MOST_LIVES; life++) {
            ChildProcess process = startPolicy(AlertingApplication.APPLICATION_ID);
            long before = events.committed();
            for (int lead = 0; lead < 10; lead++) { // so many that it has something to do, and no more until it runs
                reports.write(window.getAndIncrement());
            }
            Eventually.eventually(() -> "the role commits", () -> events.committed() > before, THREE_MINUTES);
            long enough = before + 1 + random.nextInt(MOST_COMMITTED_BEFORE_A_KILL);
            Eventually.eventually(
                    () -> "committed and uncommitted events after " + window + " windows",
                    () -> {
                        assertThat(process.isAlive()).as("the role runs").isTrue();
                        reports.write(window.getAndIncrement());
                        return events.committed() >= enough && events.hasUncommitted();
                    },
                    THREE_MINUTES);
            process.kill();
            if (events.hasUncommitted()) { // it may have committed between the last look and its end
                return window.get();
            }
        }
        throw new AssertionError("none of " + MOST_LIVES + " lives ended in the middle");
    }

    private ChildProcess startPolicy(String applicationId) {
        try {
            Path state = Files.createDirectories(directory.resolve(applicationId));
            ChildProcess process =
                    AlertingProcess.start(cluster.bootstrapServers(), registry.url(), applicationId, state);
            started.add(process);
            return process;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private ChildProcess startNotifier() {
        ChildProcess process = NotifyProcess.start(
                cluster.bootstrapServers(),
                registry.url(),
                hook.address("/"),
                SESSION,
                directory.resolve("notify.txt"));
        started.add(process);
        return process;
    }

    private static List<String> twice(List<String> ids) {
        return Stream.concat(ids.stream(), ids.stream()).toList();
    }
}
