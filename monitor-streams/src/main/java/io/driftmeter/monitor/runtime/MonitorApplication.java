package io.driftmeter.monitor.runtime;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.monitor.definitions.DefinitionTopics;
import io.driftmeter.monitor.definitions.DefinitionsFollower;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.reference.InvalidReferenceException;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.topology.IntakeExceptionHandler;
import io.driftmeter.monitor.topology.MonitorTopology;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.OwnedGauge;
import io.driftmeter.runtime.Preparation;
import io.driftmeter.runtime.RoleMetrics;
import io.driftmeter.runtime.RoleProcess;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.OutputSchemas;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The monitor role: definitions, topology, runner and health server, put together. */
public final class MonitorApplication implements AutoCloseable {
    private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(1);

    private final DefinitionsFollower definitions;
    private final SchemaInquiry schemas;
    private final RoleProcess process;

    private MonitorApplication(DefinitionsFollower definitions, SchemaInquiry schemas, RoleProcess process) {
        this.definitions = definitions;
        this.schemas = schemas;
        this.process = process;
    }

    /**
     * Makes the role, reads definitions and references to the end that they have now, and starts nothing else but its health
     * server.
     *
     * @param config what it reads and writes, and how
     * @param options how the topology is run; its clients are replaced by ones that tell silence from lag
     * @throws InvalidSettingsException where a setting of the Kafka clients cannot be used
     * @throws IllegalStateException where the topics of definitions or references do not exist
     */
    public static MonitorApplication create(MonitorConfig config, RunnerOptions options) {
        MonitorTopologyConfig shape = MonitorTopologyConfig.of(config);
        ClientSettings settings = clientSettings(config, shape);
        DefinitionsFollower definitions = follower(shape, settings);
        definitions.start();
        AvroEventDecoder decoder = new AvroEventDecoder(shape.registry().newClient());
        RoleMetrics metrics = RoleMetrics.create("monitor");
        OwnedGauge unanswered = metrics.gauge(
                "schemas.unanswered",
                "Schemas that the registry has not answered for yet; partitions whose next record needs one wait",
                Tags.empty());
        unanswered.set(0);
        SchemaInquiry schemas = new SchemaInquiry(decoder, REGISTRY_PAUSE, unanswered::set);
        ObservedClients clients = new ObservedClients(
                config.idleTime(),
                record -> isReadable(record, shape.inputs().keySet(), schemas),
                options.time()::milliseconds);
        OutputSchemas outputs = new OutputSchemas();
        Topology topology = MonitorTopology.build(
                shape, decoder, definitions, clients, new RecordedMonitorMetrics(metrics, Clock.systemUTC()), outputs);
        return new MonitorApplication(
                definitions,
                schemas,
                new RoleProcess(
                        topology,
                        settings,
                        options.withClients(clients),
                        metrics,
                        config.httpPort(),
                        new Preparation(
                                "Schemas of the reports", outputs::lookUp, OutputSchemas::isOutage, REGISTRY_PAUSE)));
    }

    private static boolean isReadable(
            ConsumerRecord<byte[], byte[]> record, Set<String> inputs, SchemaInquiry schemas) {
        return record.value() == null || !inputs.contains(record.topic()) || schemas.isReadable(record.value());
    }

    private static ClientSettings clientSettings(MonitorConfig config, MonitorTopologyConfig shape) {
        Map<String, SettingText> users = new HashMap<>();
        config.kafka()
                .forEach((key, text) -> users.put(key, new SettingText(text, MonitorSettings.KAFKA_PREFIX + key)));
        return ClientSettings.layered(
                config.applicationId(),
                Map.of(
                        StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.bootstrapServers(),
                        StreamsConfig.STATE_DIR_CONFIG,
                        config.stateDirectory().toString(),
                        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                        Integer.toString(config.threads()),
                        // A record's fate depends on its own partition alone, so no task waits for its other ones.
                        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                        Long.toString(StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
                        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                        IntakeExceptionHandler.class.getName(),
                        IntakeExceptionHandler.DEAD_LETTER_TOPIC_CONFIG,
                        shape.topics().deadLetters().name(),
                        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                        Integer.toString(TopicCatalogue.LARGEST_DEAD_LETTER_BYTES)),
                List.of(users));
    }

    private static DefinitionsFollower follower(MonitorTopologyConfig config, ClientSettings settings) {
        return new DefinitionsFollower(
                () -> new KafkaConsumer<>(
                        settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new DefinitionTopics(
                        config.topics().monitors().name(),
                        config.topics().references().name()),
                AvroSerde.forValues(MonitorDefinition.class, config.registry()).deserializer(),
                AvroSerde.forValues(ReferenceProfile.class, config.registry()).deserializer(),
                MonitorApplication::requireReadable);
    }

    private static void requireReadable(Reference reference) {
        try {
            ReferenceCodec.fromParts(reference.parts());
        } catch (InvalidReferenceException error) {
            throw new IllegalArgumentException(error.getMessage(), error);
        }
    }

    /** The process: run it, start it, ask it for its health port. */
    public RoleProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        schemas.close();
        definitions.close();
    }
}
