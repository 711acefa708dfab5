package io.driftmeter.monitor.runtime;

import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryOutageIT {

    private static final Duration NEVER_IDLE = Duration.ofHours(10);

    @TempDir
    private Path stateDirectory;

    @ParameterizedTest
    @EnumSource
    void shouldKeepRecordsBackWhileTheRegistryIsDownAndCountThemAllAfterwards(GroupProtocol protocol) throws Exception {
        EmbeddedRegistry registry = EmbeddedRegistry.start();
        RegistryConnection connection = RegistryConnection.at(registry.url());
        register(connection.newClient());
        registry.close();
        AtomicInteger unanswered = new AtomicInteger();
        AvroEventDecoder decoder = new AvroEventDecoder(connection.newClient());
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster);
                SchemaInquiry schemas = new SchemaInquiry(decoder, Duration.ofMillis(100), unanswered::set)) {
            createTopics(client);
            KnownDefinitions definitions = TestModel.definitions("1");
            ObservedClients clients = new ObservedClients(
                    NEVER_IDLE,
                    record -> !TestMonitor.config().inputs().containsKey(record.topic())
                            || schemas.isReadable(record.value()),
                    System::currentTimeMillis);
            try (KafkaStreams monitor = TestMonitor.start(
                    cluster.bootstrapServers(), stateDirectory, decoder, () -> definitions, clients, protocol)) {
                sendAWindowAndWhatClosesIt(client);
                eventually("both schemas asked for in vain", () -> unanswered.get() == 2);
                assertThat(TestMonitor.committed(client)).isZero();

                try (EmbeddedRegistry back = registry.restarted()) {
                    eventually(
                            "a report of the window at " + back.url(),
                            () -> !finalReports(client).isEmpty());
                }
                assertThat(finalReports(client))
                        .extracting(DriftReport::getFeatureRows)
                        .containsExactly(1L);
                assertThat(unanswered).hasValue(0);
                assertThat(client.readAllCommitted(
                                TopicCatalogue.DEFAULT.deadLetters().name(),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer()))
                        .isEmpty();
                assertThat(monitor.state()).isEqualTo(KafkaStreams.State.RUNNING);
            }
        }
    }

    private static void createTopics(ClusterClient client) {
        client.createTopic(TestModel.FEATURES, 1);
        client.createTopic(TestModel.PREDICTIONS, 1);
        client.createTopic(TopicCatalogue.DEFAULT.driftReports().name(), 2);
        client.createTopic(TopicCatalogue.DEFAULT.deadLetters().name(), 2);
    }

    private static void register(SchemaRegistryClient registry) throws Exception {
        assertThat(registry.register("features-value", new AvroSchema(FeatureEvent.getClassSchema())))
                .isEqualTo(TestStream.FEATURES_SCHEMA);
        assertThat(registry.register("predictions-value", new AvroSchema(PredictionEvent.getClassSchema())))
                .isEqualTo(TestStream.PREDICTIONS_SCHEMA);
    }

    private static void sendAWindowAndWhatClosesIt(ClusterClient client) {
        Instant closes = TestStream.START.plus(TestModel.LATENESS).plus(TestModel.WINDOW);
        for (Instant time : List.of(TestStream.START, closes)) {
            client.produce(
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    List.of(
                            new ProducerRecord<>(TestModel.FEATURES, 0, new byte[] {1}, features(time)),
                            new ProducerRecord<>(
                                    TestModel.PREDICTIONS, 0, new byte[] {1}, TestStream.prediction("p", "1", time))));
        }
    }

    private static byte[] features(Instant time) {
        return TestStream.framed(
                TestStream.FEATURES_SCHEMA,
                new FeatureEvent("p", TestModel.MODEL, "1", time, Map.of("income", 1_000.0)));
    }

    private static List<DriftReport> finalReports(ClusterClient client) {
        return DriftReports.committed(client).stream()
                .filter(report -> report.getStage() == ReportStage.FINAL)
                .filter(report -> report.getWindowStart().equals(TestStream.START))
                .toList();
    }
}
