package io.driftmeter.monitor.segment;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.join.JoinRetention;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments and versions side by side, on a real broker, against a batch count. */
class SegmentsIT {

    private static final long SEED = 17;
    private static final int DECISIONS = 2_500;
    private static final int PARTITIONS = 2;
    private static final long LATER =
            SegmentedStream.START.plus(Duration.ofMinutes(30)).toEpochMilli();
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;
    private static final Map<String, Schema> SCHEMAS = Map.of(
            SegmentedModel.FEATURES, FeatureEvent.getClassSchema(),
            SegmentedModel.PREDICTIONS, SegmentedStream.PREDICTION,
            SegmentedModel.LABELS, LabelEvent.getClassSchema());

    @TempDir
    private Path stateDirectory;

    private List<DriftReport> drift = List.of();
    private List<PerformanceReport> performance = List.of();

    @Test
    void shouldReportOfEverySegmentAndVersionWhatABatchCounts() throws Exception {
        System.out.println("seed " + SEED);
        List<ProducerRecord<byte[], byte[]>> input =
                SegmentedStream.make(SEED, System.currentTimeMillis(), DECISIONS, PARTITIONS);
        Map<String, Long> expected = SegmentChecks.closed(new SegmentBatch(SCHEMAS, LATER).count(input));
        KnownDefinitions definitions = SegmentedModel.definitions(LATER);
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster)) {
            SCHEMAS.keySet().forEach(topic -> client.createTopic(topic, PARTITIONS));
            client.createTopic(TOPICS.driftReports().name(), 2);
            client.createTopic(TOPICS.performanceReports().name(), 2);
            client.createTopic(TOPICS.deadLetters().name(), 1);
            client.produce(new ByteArraySerializer(), new ByteArraySerializer(), input);

            try (KafkaStreams monitor = TestMonitor.start(
                    cluster.bootstrapServers(),
                    stateDirectory,
                    config(PARTITIONS),
                    registry(),
                    () -> definitions,
                    Duration.ofHours(1),
                    MonitorMetrics.NONE)) {
                Eventually.eventually(
                        () -> "reports of all windows and segments; missing are " + missing(expected),
                        () -> {
                            read(client);
                            return missing(expected).isEmpty();
                        },
                        Duration.ofMinutes(2));
            }
        }
        new SegmentChecks(drift, performance, LATER).require(expected);
    }

    private Set<String> missing(Map<String, Long> expected) {
        Set<String> missing = new TreeSet<>(expected.keySet());
        missing.removeAll(SegmentFigures.of(drift, performance).keySet());
        return missing;
    }

    private void read(ClusterClient client) {
        drift = DriftReports.committed(client);
        performance = client
                .readAllCommitted(
                        TOPICS.performanceReports().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .stream()
                .map(record -> decode(record.value()))
                .toList();
    }

    private static PerformanceReport decode(byte[] value) {
        try {
            return new SpecificDatumReader<>(PerformanceReport.class)
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static MonitorTopologyConfig config(int internalPartitions) {
        return new MonitorTopologyConfig(
                Map.of(
                        SegmentedModel.FEATURES, InputKind.FEATURES,
                        SegmentedModel.PREDICTIONS, InputKind.PREDICTIONS,
                        SegmentedModel.LABELS, InputKind.LABELS),
                TOPICS,
                internalPartitions,
                MonitorTopologyConfig.FUTURE_TOLERANCE,
                JoinRetention.DEFAULT,
                RegistryConnection.at("mock://segments"));
    }

    private static MockSchemaRegistryClient registry() throws Exception {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        for (Map.Entry<String, Schema> schema : SCHEMAS.entrySet()) {
            registry.register(
                    schema.getKey() + "-value",
                    new AvroSchema(schema.getValue()),
                    1,
                    SegmentedStream.schemaId(schema.getKey()));
        }
        return registry;
    }
}
