package io.driftmeter.monitor.testing;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.definitions.DefinitionsSource;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.intake.EventDecoder;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.join.JoinRetention;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.runtime.ObservedClients;
import io.driftmeter.monitor.topology.IntakeExceptionHandler;
import io.driftmeter.monitor.topology.MonitorTopology;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ClusterClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The monitor of {@link TestModel} with the settings of production; {@link #main} runs it in a process of its own. */
public final class TestMonitor {

    /** Consumer group of the monitor. */
    public static final String APPLICATION = "test-monitor";

    private static final String SESSION_TIMEOUT = "6000";
    private static final int PRINT_EVERY = 100;

    private TestMonitor() {}

    /** Arguments: bootstrap servers, state directory, rebalance protocol. */
    public static void main(String[] arguments) {
        main(arguments, config(), registry(), TestModel.definitions("1"));
    }

    /**
     * What a process does that runs a monitor of any shape: it prints how many records it has processed until it is killed.
     *
     * @param arguments bootstrap servers, state directory, rebalance protocol
     */
    public static void main(
            String[] arguments,
            MonitorTopologyConfig config,
            MockSchemaRegistryClient registry,
            KnownDefinitions definitions) {
        ObservedClients clients = new ObservedClients(Duration.ofHours(1), record -> true, System::currentTimeMillis);
        Properties properties = properties(arguments[0], Path.of(arguments[1]), config);
        choose(GroupProtocol.valueOf(arguments[2]), properties, clients);
        start(properties, config, new AvroEventDecoder(registry), () -> definitions, clients, printing(), Time.SYSTEM);
    }

    private static MonitorMetrics printing() {
        AtomicLong processed = new AtomicLong();
        return new MonitorMetrics() {
            @Override
            public void read(String topic, RecordFate fate) {
                long count = processed.incrementAndGet();
                if (count % PRINT_EVERY == 0) {
                    System.out.println("processed " + count);
                }
            }

            @Override
            public void deadLettered(RecordFate fate) {}

            @Override
            public void reported(ReportStage stage, long windowEnd) {}
        };
    }

    /** Starts the monitor in this process. */
    public static KafkaStreams start(
            String bootstrapServers,
            Path stateDirectory,
            DefinitionsSource definitions,
            Duration idleTime,
            MonitorMetrics metrics) {
        return start(bootstrapServers, stateDirectory, config(), registry(), definitions, idleTime, metrics);
    }

    /** Starts a monitor of any shape in this process. */
    public static KafkaStreams start(
            String bootstrapServers,
            Path stateDirectory,
            MonitorTopologyConfig config,
            MockSchemaRegistryClient registry,
            DefinitionsSource definitions,
            Duration idleTime,
            MonitorMetrics metrics) {
        return start(
                properties(bootstrapServers, stateDirectory, config),
                config,
                new AvroEventDecoder(registry),
                definitions,
                new ObservedClients(idleTime, record -> true, System::currentTimeMillis),
                metrics,
                Time.SYSTEM);
    }

    /** Starts the monitor in this process, with a decoder and clients of its own, under either rebalance protocol. */
    public static KafkaStreams start(
            String bootstrapServers,
            Path stateDirectory,
            EventDecoder decoder,
            DefinitionsSource definitions,
            ObservedClients clients,
            GroupProtocol protocol) {
        Properties properties = properties(bootstrapServers, stateDirectory, config());
        choose(protocol, properties, clients);
        return start(properties, config(), decoder, definitions, clients, MonitorMetrics.NONE, Time.SYSTEM);
    }

    private static void choose(GroupProtocol protocol, Properties properties, ObservedClients clients) {
        if (protocol == GroupProtocol.STREAMS) {
            properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol.name);
            properties.remove(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG));
            properties.putAll(clients.mainConsumerSettings());
        }
    }

    /** Settings by which an instance uses a protocol, and is missed soon when it is killed; see {@link #configureGroup}. */
    public static Map<String, String> settings(GroupProtocol protocol) {
        return protocol == GroupProtocol.STREAMS
                ? Map.of("kafka.group.protocol", protocol.name)
                : Map.of("kafka.main.consumer.session.timeout.ms", SESSION_TIMEOUT);
    }

    /**
     * What the brokers decide of the group under the {@code streams} protocol.
     *
     * @param application name of the group
     * @param standbys copies of each store
     */
    public static void configureGroup(ClusterClient client, String application, int standbys) {
        try {
            client.admin()
                    .incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, application),
                            List.of(
                                    set("streams.num.standby.replicas", Integer.toString(standbys)),
                                    set("streams.session.timeout.ms", SESSION_TIMEOUT),
                                    set("streams.heartbeat.interval.ms", "1000"))))
                    .all()
                    .get();
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** Starts the monitor in this process, with a clock of its own. */
    public static KafkaStreams start(
            String bootstrapServers, Path stateDirectory, DefinitionsSource definitions, Duration idleTime, Time time) {
        return start(
                properties(bootstrapServers, stateDirectory, config()),
                config(),
                new AvroEventDecoder(registry()),
                definitions,
                new ObservedClients(idleTime, record -> true, time::milliseconds),
                MonitorMetrics.NONE,
                time);
    }

    private static KafkaStreams start(
            Properties properties,
            MonitorTopologyConfig config,
            EventDecoder decoder,
            DefinitionsSource definitions,
            ObservedClients clients,
            MonitorMetrics metrics,
            Time time) {
        KafkaStreams streams = new KafkaStreams(
                MonitorTopology.build(config, decoder, definitions, clients, metrics), properties, clients, time);
        streams.start();
        return streams;
    }

    /** Two input topics; the registry lives in the process. */
    public static MonitorTopologyConfig config() {
        Map<String, InputKind> inputs = new LinkedHashMap<>();
        inputs.put(TestModel.FEATURES, InputKind.FEATURES);
        inputs.put(TestModel.PREDICTIONS, InputKind.PREDICTIONS);
        return config(inputs);
    }

    /** The same for other inputs. */
    public static MonitorTopologyConfig config(Map<String, InputKind> inputs) {
        return new MonitorTopologyConfig(
                inputs,
                TopicCatalogue.DEFAULT,
                2,
                MonitorTopologyConfig.FUTURE_TOLERANCE,
                JoinRetention.DEFAULT,
                RegistryConnection.at("mock://test-monitor"));
    }

    /** A registry that knows the schemas by which {@link TestStream} writes. */
    public static MockSchemaRegistryClient registry() {
        try {
            MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
            registry.register("features-value", new AvroSchema(FeatureEvent.getClassSchema()), 1, 1);
            registry.register("predictions-value", new AvroSchema(PredictionEvent.getClassSchema()), 1, 2);
            return registry;
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    /** The sum of the offsets that the monitor has committed in its input topics. */
    public static long committed(ClusterClient client) {
        return committed(client, config().inputs().keySet());
    }

    /** The sum of the offsets that a monitor has committed in these topics. */
    public static long committed(ClusterClient client, Set<String> topics) {
        try {
            return client
                    .admin()
                    .listConsumerGroupOffsets(APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getValue() != null)
                    .filter(entry -> topics.contains(entry.getKey().topic()))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static Properties properties(String bootstrapServers, Path stateDirectory, MonitorTopologyConfig config) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, IntakeExceptionHandler.class.getName());
        properties.put(
                IntakeExceptionHandler.DEAD_LETTER_TOPIC_CONFIG,
                config.topics().deadLetters().name());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), 1_000);
        return properties;
    }
}
