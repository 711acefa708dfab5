package io.driftmeter.monitor.runtime;

import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.key.MonitorKey;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role with a registry that is not there when it starts, and none when the first report is written. */
class OutputSchemasIT {

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldAskForTheSchemasOfReportsBeforeItStartsAndNeverAgain() throws Exception {
        EmbeddedRegistry registry = EmbeddedRegistry.start();
        RegistryConnection connection = RegistryConnection.at(registry.url());
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster)) {
            prepare(client, connection);
            try (MonitorApplication monitor =
                    MonitorApplication.create(config(cluster, registry.url()), RunnerOptions.standard())) {
                registry.close();
                CompletableFuture<Void> start = CompletableFuture.runAsync(monitor.process()::start);
                send(client, TestStream.START);
                assertThat(start).isNotDone();
                assertThat(monitor.process().runner().streams().state()).isEqualTo(KafkaStreams.State.CREATED);

                registry = registry.restarted();
                eventually("the start", start::isDone);
                eventually("both inputs' schemas known", () -> TestMonitor.committed(client) == 2);
                registry.close();
                send(client, TestStream.START.plus(TestModel.LATENESS).plus(TestModel.WINDOW));

                eventually(
                        "the final report",
                        () -> DriftReports.committed(client).stream()
                                .anyMatch(report ->
                                        report.getStage() == ReportStage.FINAL && report.getFeatureRows() == 1));
                assertThat(monitor.process().runner().threadsReplaced()).isZero();
            }
        } finally {
            registry.close();
        }
    }

    private MonitorConfig config(KafkaCluster cluster, String registry) {
        return MonitorConfig.read(Stream.of(
                        "bootstrap.servers=" + cluster.bootstrapServers(),
                        "registry.url=" + registry,
                        "application.id=" + TestMonitor.APPLICATION,
                        "inputs.features=" + TestModel.FEATURES,
                        "inputs.predictions=" + TestModel.PREDICTIONS,
                        "internal.partitions=2",
                        "http.port=0",
                        "idle.time=48h",
                        "state.directory=" + stateDirectory)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> new SettingText(setting[1], "test"))));
    }

    private static void prepare(ClusterClient client, RegistryConnection connection) throws Exception {
        registerInputs(connection);
        client.createTopic(TestModel.FEATURES, 1);
        client.createTopic(TestModel.PREDICTIONS, 1);
        TopicCatalogue.DEFAULT.own().forEach(topic -> client.createTopic(topic.name(), topic.partitions()));
        client.produce(
                MonitorKey.serde().serializer(),
                AvroSerde.forValues(MonitorDefinition.class, connection).serializer(),
                List.of(new ProducerRecord<>(
                        TopicCatalogue.DEFAULT.monitors().name(),
                        new MonitorKey(TestModel.MODEL, 1),
                        TestModel.definition())));
    }

    private static void registerInputs(RegistryConnection connection) throws Exception {
        try (SchemaRegistryClient client = connection.newClient()) {
            client.register("features-value", new AvroSchema(FeatureEvent.getClassSchema()));
            client.register("predictions-value", new AvroSchema(PredictionEvent.getClassSchema()));
        }
    }

    private static void send(ClusterClient client, Instant time) {
        byte[] features = TestStream.framed(
                TestStream.FEATURES_SCHEMA,
                new FeatureEvent("p", TestModel.MODEL, "1", time, Map.of("income", 1_000.0)));
        client.produce(
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                List.of(
                        new ProducerRecord<>(TestModel.FEATURES, 0, new byte[] {1}, features),
                        new ProducerRecord<>(
                                TestModel.PREDICTIONS, 0, new byte[] {1}, TestStream.prediction("p", "1", time))));
    }
}
