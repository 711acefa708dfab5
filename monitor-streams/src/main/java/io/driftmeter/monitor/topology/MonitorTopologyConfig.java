package io.driftmeter.monitor.topology;

import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.join.JoinRetention;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.Map;

/**
 * What the shape of the monitor topology depends on.
 *
 * @param inputs the input topics and what their records tell
 * @param topics names of our own topics
 * @param internalPartitions partitions of each repartition topic
 * @param futureTolerance how far an event time may be later than its record's Kafka timestamp
 * @param joinRetention how long predictions and labels are kept for each other
 * @param registry the schema registry
 */
public record MonitorTopologyConfig(
        Map<String, InputKind> inputs,
        TopicCatalogue topics,
        int internalPartitions,
        Duration futureTolerance,
        JoinRetention joinRetention,
        RegistryConnection registry) {

    /** A record whose event time is later than its Kafka timestamp by more than this is of the future. */
    public static final Duration FUTURE_TOLERANCE = Duration.ofMinutes(5);

    public MonitorTopologyConfig {
        inputs = Map.copyOf(inputs);
    }

    /** What the role's configuration says of the topology. */
    public static MonitorTopologyConfig of(MonitorConfig config) {
        return new MonitorTopologyConfig(
                config.inputs(),
                new TopicCatalogue(config.reportsPrefix()),
                config.internalPartitions(),
                FUTURE_TOLERANCE,
                JoinRetention.DEFAULT.withTotal(config.joinRetention()),
                new RegistryConnection(config.registry()));
    }
}
