package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.alerting.topology.AlertingMetrics;
import io.driftmeter.alerting.topology.AlertingTopology;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.Preparation;
import io.driftmeter.runtime.RoleMetrics;
import io.driftmeter.runtime.RoleProcess;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.OutputSchemas;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;

/** The alert role: definitions, topology, runner and health server, put together. */
public final class AlertingApplication implements AutoCloseable {
    private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(1);
    /** Consumer group, prefix of internal topics and of transactional ids, unless a user names another. */
    public static final String APPLICATION_ID = "driftmeter-alerting";

    private final MonitorsTopic definitions;
    private final RoleProcess process;

    private AlertingApplication(MonitorsTopic definitions, RoleProcess process) {
        this.definitions = definitions;
        this.process = process;
    }

    /**
     * Makes the role and starts nothing but its health server.
     *
     * @param config what it reads and writes
     * @param settings settings of its Kafka clients
     * @param options how the topology is run
     * @param healthPort port of /live, /ready and /metrics; 0 for any free one
     * @throws UnusableTopicsException where the topics that it needs are missing or do not fit together
     */
    public static AlertingApplication create(
            AlertingConfig config, ClientSettings settings, RunnerOptions options, int healthPort) {
        int reportPartitions = ReportTopics.partitions(config.topics(), settings.admin());
        MonitorsTopic definitions = new MonitorsTopic(
                config.topics().monitors().name(),
                new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                AvroSerde.forValues(MonitorDefinition.class, config.registry()).deserializer());
        RoleMetrics metrics = RoleMetrics.create("alert");
        AlertingTopology alerting =
                new AlertingTopology(config, definitions, new AlertingMetrics(metrics), reportPartitions);
        Topology topology = alerting.build(properties(settings));
        Preparation schemas = new Preparation(
                "Schemas of alerts and triggers", alerting.outputs()::lookUp, OutputSchemas::isOutage, REGISTRY_PAUSE);
        return new AlertingApplication(
                definitions, new RoleProcess(topology, settings, options, metrics, healthPort, schemas));
    }

    private static Map<String, Object> properties(ClientSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        settings.streams().forEach((key, value) -> properties.put(key.toString(), value));
        return properties;
    }

    /** The process: run it, start it, ask it for its health port. */
    public RoleProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        definitions.close();
    }

    /** Thrown where the topics that the role needs are missing or do not fit together; the message says what to do. */
    public static final class UnusableTopicsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableTopicsException(List<String> problems) {
            super(String.join("\n", problems));
        }
    }
}
