package io.driftmeter.monitor.runtime;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.monitor.definitions.Admission;
import io.driftmeter.monitor.definitions.DefinitionTopics;
import io.driftmeter.monitor.definitions.DefinitionsFollower;
import io.driftmeter.monitor.plan.ClientBuffers;
import io.driftmeter.monitor.plan.ProcessShape;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import io.driftmeter.monitor.topology.IntakeExceptionHandler;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The Kafka clients of the monitor role.
 *
 * @param config the role's configuration
 * @param shape what the topology depends on
 * @param settings settings of all clients
 */
record MonitorClients(MonitorConfig config, MonitorTopologyConfig shape, ClientSettings settings) {

    /** @throws io.driftmeter.runtime.settings.InvalidSettingsException where a setting of the Kafka clients cannot be used */
    static MonitorClients of(MonitorConfig config) {
        MonitorTopologyConfig shape = MonitorTopologyConfig.of(config);
        Map<String, SettingText> users = new HashMap<>();
        config.kafka()
                .forEach((key, text) -> users.put(key, new SettingText(text, MonitorSettings.KAFKA_PREFIX + key)));
        return new MonitorClients(
                config,
                shape,
                ClientSettings.layered(
                        config.applicationId(),
                        Map.of(
                                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                                config.bootstrapServers(),
                                StreamsConfig.STATE_DIR_CONFIG,
                                config.stateDirectory().toString(),
                                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                                Integer.toString(config.threads()),
                                // A record's fate depends on its own partition alone, so no task waits for its other
                                // ones.
                                StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                                Long.toString(StreamsConfig.MAX_TASK_IDLE_MS_DISABLED),
                                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                                IntakeExceptionHandler.class.getName(),
                                IntakeExceptionHandler.DEAD_LETTER_TOPIC_CONFIG,
                                shape.topics().deadLetters().name(),
                                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                                Integer.toString(TopicCatalogue.LARGEST_DEAD_LETTER_BYTES)),
                        List.of(users)));
    }

    /** Reads definitions and references; not started. */
    DefinitionsFollower follower(Admission admission) {
        TopicCatalogue published = new TopicCatalogue(config.topicPrefix());
        return new DefinitionsFollower(
                this::consumer,
                new DefinitionTopics(
                        published.monitors().name(), published.references().name()),
                AvroSerde.forValues(MonitorDefinition.class, shape.registry()).deserializer(),
                AvroSerde.forValues(ReferenceProfile.class, shape.registry()).deserializer(),
                ReferenceProfiles::decode,
                admission);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The process as the plan sees it, with the partitions that the input topics have now; one where a topic does not exist. */
    ProcessShape process() {
        List<Integer> partitions;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            partitions = shape.inputs().keySet().stream()
                    .map(topic -> partitions(consumer, topic))
                    .toList();
        }
        return new ProcessShape(
                config.threads(),
                partitions.stream().mapToInt(Integer::intValue).max().orElse(1),
                partitions.stream().mapToInt(Integer::intValue).sum(),
                shape.internalPartitions(),
                shape.joinRetention().total(),
                shape.joinRetention().bucket(),
                ClientBuffers.of(settings),
                config.limits());
    }

    private static int partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        Collection<?> found = consumer.partitionsFor(topic);
        return found == null || found.isEmpty() ? 1 : found.size();
    }
}
