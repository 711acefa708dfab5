package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.runtime.RoleMetrics;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The alert role's topology with a clock that the test moves. */
final class AlertingDriver implements AutoCloseable {
    static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final RegistryConnection registry = RegistryConnection.at("mock://alerting-driver");
    private final RoleMetrics metrics = RoleMetrics.create("alerting");
    private final Map<String, MonitorDefinition> definitions = new HashMap<>();
    private final Map<String, TestInputTopic<String, ?>> inputs = new HashMap<>();
    private final TopologyTestDriver driver;
    private Instant now = START;

    /** Settings of a driver with its state in this directory. */
    static Map<String, Object> settings(Path state) {
        return Map.of(
                "application.id",
                "alerting",
                "bootstrap.servers",
                "none:1",
                "state.dir",
                state.toString(),
                "ensure.explicit.internal.resource.naming",
                true);
    }

    AlertingDriver(Path state, MonitorDefinition... monitors) {
        for (MonitorDefinition monitor : monitors) {
            definitions.put(monitor.getModel(), monitor);
        }
        Map<String, Object> settings = settings(state);
        Properties properties = new Properties();
        properties.putAll(settings);
        MonitorDefinitions known = (model, revision) -> Optional.ofNullable(definitions.get(model));
        driver = new TopologyTestDriver(
                new AlertingTopology(
                                new AlertingConfig(TOPICS, registry, ValueFormat.AVRO),
                                known,
                                new AlertingMetrics(metrics),
                                1)
                        .build(settings),
                properties,
                START);
    }

    /** Writes a record at the clock's time. */
    @SuppressWarnings("unchecked")
    <T extends SpecificRecord> void write(String topic, Class<T> type, T value) {
        TestInputTopic<String, T> input = (TestInputTopic<String, T>) inputs.computeIfAbsent(
                topic,
                name -> driver.createInputTopic(
                        name,
                        new StringSerializer(),
                        AvroSerde.forValues(type, registry).serializer()));
        input.pipeInput("key", value, now);
    }

    void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    List<AlertEvent> alerts() {
        return read(TOPICS.alerts().name(), AlertEvent.class);
    }

    <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        List<T> values = new ArrayList<>();
        values.addAll(driver.createOutputTopic(
                        topic,
                        new StringDeserializer(),
                        AvroSerde.forValues(type, registry).deserializer())
                .readValuesToList());
        return values;
    }

    @Override
    public void close() {
        driver.close();
        metrics.close();
    }
}
