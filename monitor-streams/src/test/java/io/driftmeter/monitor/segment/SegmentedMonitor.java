package io.driftmeter.monitor.segment;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.join.JoinRetention;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ClusterClient;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;

/** The monitor of {@link SegmentedModel}; {@link #main} runs it in a process of its own. */
final class SegmentedMonitor {

    static final Map<String, Schema> SCHEMAS = Map.of(
            SegmentedModel.FEATURES, FeatureEvent.getClassSchema(),
            SegmentedModel.PREDICTIONS, SegmentedStream.PREDICTION,
            SegmentedModel.LABELS, LabelEvent.getClassSchema());

    /** Event time from which version 2 has a reference, in milliseconds since the epoch. */
    static final long LATER = SegmentedStream.START.plus(Duration.ofMinutes(30)).toEpochMilli();

    private static final int INTERNAL_PARTITIONS = 2;

    private SegmentedMonitor() {}

    /** Arguments: bootstrap servers, state directory. */
    public static void main(String[] arguments) throws Exception {
        TestMonitor.main(arguments, config(), registry(), SegmentedModel.definitions(LATER));
    }

    /** The sum of the offsets that it has committed in its input topics. */
    static long committed(ClusterClient client) {
        return TestMonitor.committed(client, SCHEMAS.keySet());
    }

    private static MonitorTopologyConfig config() {
        return new MonitorTopologyConfig(
                Map.of(
                        SegmentedModel.FEATURES, InputKind.FEATURES,
                        SegmentedModel.PREDICTIONS, InputKind.PREDICTIONS,
                        SegmentedModel.LABELS, InputKind.LABELS),
                TopicCatalogue.DEFAULT,
                INTERNAL_PARTITIONS,
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
