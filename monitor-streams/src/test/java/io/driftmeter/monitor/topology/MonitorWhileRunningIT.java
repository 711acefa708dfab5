package io.driftmeter.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Verdict;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorWhileRunningIT {

    private static final Duration NEVER_IDLE = Duration.ofHours(10);
    private static final int ROWS = 20;

    @TempDir
    private Path stateDirectory;

    private KafkaCluster cluster;
    private ClusterClient client;

    @BeforeEach
    void startCluster() {
        cluster = TestCluster.start();
        client = new ClusterClient(cluster);
        client.createTopic(TestModel.FEATURES, 2);
        client.createTopic(TestModel.PREDICTIONS, 1);
        client.createTopic(TopicCatalogue.DEFAULT.driftReports().name(), 2);
        client.createTopic(TopicCatalogue.DEFAULT.deadLetters().name(), 2);
    }

    @AfterEach
    void stopCluster() {
        client.close();
        cluster.close();
    }

    @Test
    void shouldJudgeByTheReferenceOfANewVersionThatCameWhileItRan() {
        TestDefinitions definitions = new TestDefinitions();
        definitions.set(List.of(TestModel.definition()), List.of(TestModel.reference("1", 0)));
        Instant window = TestStream.START;
        try (KafkaStreams monitor = TestMonitor.start(
                cluster.bootstrapServers(), stateDirectory, definitions, NEVER_IDLE, MonitorMetrics.NONE)) {
            sendEverywhere("2", window);
            sendEverywhere("2", window.plus(TestModel.LATENESS).plus(TestModel.WINDOW));
            Eventually.eventually("a window without a reference", () -> isFinal("2", Verdict.NO_REFERENCE));

            Instant from = window.plus(TestModel.LATENESS).plus(TestModel.WINDOW.multipliedBy(2));
            definitions.set(
                    List.of(TestModel.definition()),
                    List.of(TestModel.reference("1", 0), TestModel.reference("2", from.toEpochMilli())));
            AtomicReference<Instant> next = new AtomicReference<>(from);
            Eventually.eventually("a window that is judged by the new reference", () -> {
                sendEverywhere("2", next.getAndUpdate(time -> time.plus(TestModel.WINDOW)));
                return DriftReports.committed(client).stream()
                        .filter(report -> report.getStage() == ReportStage.FINAL)
                        .anyMatch(report -> report.getModelVersion().equals("2") && report.getReferenceId() != null);
            });
            assertThat(monitor.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
    }

    @Test
    void shouldHoldWindowsBackForPartitionsThatItHasNotHeardUntilTheyAreIdle() {
        KnownDefinitions definitions = TestModel.definitions("1");
        Instant old = Instant.now().minus(Duration.ofHours(5));
        try (KafkaStreams waiting = TestMonitor.start(
                cluster.bootstrapServers(), stateDirectory, () -> definitions, NEVER_IDLE, MonitorMetrics.NONE)) {
            send(0, "1", old);
            send(0, "1", old.plus(TestModel.LATENESS).plus(TestModel.WINDOW.multipliedBy(2)));
            Eventually.eventually("everything processed", () -> committed() == 2 * ROWS);
            send(0, "1", old.plus(TestModel.LATENESS).plus(TestModel.WINDOW.multipliedBy(3)));
            Eventually.eventually("its watermark sent and read", () -> committed() == 3 * ROWS);
            assertThat(DriftReports.committed(client)).isEmpty();
            assertThat(waiting.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }

        try (KafkaStreams idling = TestMonitor.start(
                cluster.bootstrapServers(),
                stateDirectory,
                () -> definitions,
                Duration.ofSeconds(1),
                MonitorMetrics.NONE)) {
            Eventually.eventually("the first window closed", () -> isFinal("1", Verdict.NOT_ENOUGH_DATA));
            send(1, "1", old);
            Eventually.eventually(
                    "the record that came after the window was final, dead-lettered",
                    () -> client
                            .readAllCommitted(
                                    TopicCatalogue.DEFAULT.deadLetters().name(),
                                    new ByteArrayDeserializer(),
                                    new ByteArrayDeserializer())
                            .stream()
                            .map(letter -> letter.headers().lastHeader(DeadLetter.REASON_HEADER))
                            .anyMatch(reason -> new String(reason.value(), StandardCharsets.UTF_8)
                                    .equals(RecordFate.AFTER_FINAL.name())));
            assertThat(idling.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
    }

    private boolean isFinal(String version, Verdict verdict) {
        return DriftReports.committed(client).stream()
                .filter(report -> report.getStage() == ReportStage.FINAL)
                .filter(report -> report.getModelVersion().equals(version))
                .map(DriftReport::getVerdict)
                .anyMatch(verdict::equals);
    }

    private void sendEverywhere(String version, Instant time) {
        send(0, version, time);
        send(1, version, time);
        byte[] prediction = TestStream.prediction("p", version, time);
        client.produce(
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                List.of(new ProducerRecord<>(TestModel.PREDICTIONS, 0, new byte[] {1}, prediction)));
    }

    private void send(int partition, String version, Instant time) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            FeatureEvent event = new FeatureEvent(
                    "p" + row, TestModel.MODEL, version, time, Map.of("income", 1_000.0 + row, "purpose", "car"));
            byte[] value = TestStream.framed(TestStream.FEATURES_SCHEMA, event);
            records.add(new ProducerRecord<>(TestModel.FEATURES, partition, new byte[] {1}, value));
        }
        client.produce(new ByteArraySerializer(), new ByteArraySerializer(), records);
    }

    private long committed() {
        return TestMonitor.committed(client);
    }
}
