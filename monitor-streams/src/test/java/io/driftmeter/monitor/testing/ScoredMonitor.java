package io.driftmeter.monitor.testing;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.join.JoinRetention;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A monitor that scores predictions against labels; {@link #main} runs it in a process of its own. */
public final class ScoredMonitor {

    public static final String PREDICTIONS = "scored-predictions";
    public static final String LABELS = "scored-labels";

    /** Partitions of the internal topics. */
    public static final int INTERNAL_PARTITIONS = 2;

    /** Registry id that predictions are written with. */
    public static final int PREDICTIONS_SCHEMA = 1;

    /** Registry id that labels are written with. */
    public static final int LABELS_SCHEMA = 2;

    private ScoredMonitor() {}

    /** Arguments: bootstrap servers, state directory. */
    public static void main(String[] arguments) {
        TestMonitor.main(arguments, config(), registry(), new KnownDefinitions(1, List.of(definition()), List.of()));
    }

    /** Windows of an hour, each half hour; a minute of grace, ten of lateness, two hours of horizon. */
    public static MonitorDefinition definition() {
        WindowLength hopping = new WindowLength(
                Duration.ofHours(1).toMillis(), Duration.ofMinutes(30).toMillis(), null);
        return MonitorDefinition.newBuilder()
                .setModel(TestModel.MODEL)
                .setRevision(1)
                .setPredictionsTopic(PREDICTIONS)
                .setLabelsTopic(LABELS)
                .setDriftWindows(List.of(hopping))
                .setGraceMilliseconds(Duration.ofMinutes(1).toMillis())
                .setLatenessMilliseconds(Duration.ofMinutes(10).toMillis())
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(Task.BINARY)
                        .setPositiveClass("bad")
                        .setHorizonMilliseconds(Duration.ofHours(2).toMillis())
                        .setWindows(List.of(hopping))
                        .build())
                .setJudgement(Judgement.newBuilder().build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }

    public static MonitorTopologyConfig config() {
        return new MonitorTopologyConfig(
                Map.of(PREDICTIONS, InputKind.PREDICTIONS, LABELS, InputKind.LABELS),
                TopicCatalogue.DEFAULT,
                INTERNAL_PARTITIONS,
                MonitorTopologyConfig.FUTURE_TOLERANCE,
                JoinRetention.DEFAULT,
                RegistryConnection.at("mock://scored-monitor"));
    }

    public static MockSchemaRegistryClient registry() {
        try {
            MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
            registry.register(
                    "predictions-value", new AvroSchema(PredictionEvent.getClassSchema()), 1, PREDICTIONS_SCHEMA);
            registry.register("labels-value", new AvroSchema(LabelEvent.getClassSchema()), 1, LABELS_SCHEMA);
            return registry;
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }
}
