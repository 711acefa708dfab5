package io.driftmeter.alerting.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.alerting.policy.AlertIdentity;
import io.driftmeter.alerting.policy.Observation.Source;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.Window;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No alert event and no trigger is written twice or lost: the application is killed in the middle of its reports, each time with
 * committed and with uncommitted events, and started again. What must be written follows from how the reports are made.
 */
class RestartIT {
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;
    private static final int MODELS = 8;
    private static final int KILLS = 2;
    private static final int MOST_LIVES = 10;
    private static final int MINIMUM_WINDOWS = 100;
    private static final int BAD_PERFORMANCE = 5;

    /** A JVM start, a rebalance and a restore, on a machine that has other things to do. */
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private static KafkaCluster cluster;
    private static ClusterClient client;
    private static RegistryConnection registry;

    @TempDir
    private Path state;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start();
        client = new ClusterClient(cluster);
        registry = TestRegistry.connection();
        for (TopicDescription topic : TOPICS.own()) {
            client.createTopic(topic.name(), topic.partitions(), topic.configs());
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void shouldWriteEachEventAndTriggerOnceThoughItIsKilledAgainAndAgain() throws Exception {
        produce(TOPICS.monitors(), MonitorDefinition.class, definitions());
        int written = 0;
        int kills = 0;
        for (int life = 1; kills < KILLS; life++) {
            assertThat(life).as("lives, of which %d ended in the middle", kills).isLessThanOrEqualTo(MOST_LIVES);
            Process process = AlertingProcess.start(cluster.bootstrapServers(), state);
            try {
                written = writeUntilInTheMiddle(process, written);
            } finally {
                process.destroyForcibly().waitFor();
            }
            kills += hasUncommitted() ? 1 : 0; // it may have committed between the last look and its end
        }
        while (written < MINIMUM_WINDOWS || written % 10 != 0) {
            write(written++);
        }
        List<String> expected = expectedEvents(written);
        Process last = AlertingProcess.start(cluster.bootstrapServers(), state);
        try {
            Eventually.eventually(
                    () -> found() + " of " + expected.size() + " events and " + MODELS + " triggers",
                    () -> found() >= expected.size() + MODELS,
                    THREE_MINUTES);
            assertThat(ids(TOPICS.alerts(), "eventId")).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(ids(TOPICS.retrainingTriggers(), "triggerId"))
                    .containsExactlyInAnyOrderElementsOf(expectedTriggers());
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    /** Writes windows until this life of the role has committed some events and has others under way; returns how many there are. */
    private static int writeUntilInTheMiddle(Process process, int written) {
        AtomicInteger window = new AtomicInteger(written);
        long committedBefore = committed();
        Eventually.eventually(
                () -> "committed and uncommitted events after " + window + " windows",
                () -> {
                    assertThat(process.isAlive()).as("the role runs").isTrue();
                    write(window.getAndIncrement());
                    return committed() > committedBefore && hasUncommitted();
                },
                THREE_MINUTES);
        return window.get();
    }

    /** Of ten windows the fourth to sixth drift: so each ten open one alert and resolve it. One performance window is bad. */
    private static void write(int window) {
        List<DriftReport> drift = new ArrayList<>();
        List<PerformanceReport> performance = new ArrayList<>();
        for (String model : models()) {
            FeatureResult feature = drifts(window) ? Reports.moved("income") : Reports.stable("income");
            drift.add(
                    Reports.drift(model, "1", window, Definitions.WINDOW, ReportStage.ON_TIME, 500, List.of(feature)));
            if (window % 4 == 3) {
                double accuracy = window / 4 == BAD_PERFORMANCE ? 0.7 : 0.82;
                PerformanceReport report = Reports.performance("1", window / 4, ReportStage.FINAL, accuracy);
                report.setModel(model);
                performance.add(report);
            }
        }
        produce(TOPICS.driftReports(), DriftReport.class, drift);
        produce(TOPICS.performanceReports(), PerformanceReport.class, performance);
    }

    private static boolean drifts(int window) {
        return window % 10 >= 3 && window % 10 <= 5;
    }

    private static List<String> expectedEvents(int windows) {
        List<String> expected = new ArrayList<>();
        for (String model : models()) {
            String drift = fingerprint(model, AlertKind.FEATURE_DRIFT);
            for (int ten = 0; ten < windows; ten += 10) {
                expected.add(event(drift, Source.DRIFT, ten + 4, 1, AlertTransition.OPENED));
                expected.add(event(drift, Source.DRIFT, ten + 7, 1, AlertTransition.RESOLVED));
            }
            String performance = fingerprint(model, AlertKind.PERFORMANCE);
            expected.add(event(performance, Source.PERFORMANCE, BAD_PERFORMANCE, 4, AlertTransition.OPENED));
            expected.add(event(performance, Source.PERFORMANCE, BAD_PERFORMANCE + 2, 4, AlertTransition.RESOLVED));
        }
        return expected;
    }

    private static List<String> expectedTriggers() {
        long end = (BAD_PERFORMANCE + 1) * 4 * Definitions.WINDOW;
        return models().stream()
                .map(model -> AlertIdentity.sha256(model, "1", "PERFORMANCE", Long.toString(end)))
                .toList();
    }

    private static String fingerprint(String model, AlertKind kind) {
        return AlertIdentity.fingerprint(new Series(model, "1", "all"), kind);
    }

    private static String event(String fingerprint, Source source, int index, int windows, AlertTransition transition) {
        long length = windows * Definitions.WINDOW;
        Window window = new Window(index * length, (index + 1) * length);
        ReportStage stage = source == Source.DRIFT ? ReportStage.ON_TIME : ReportStage.FINAL;
        return AlertIdentity.eventId(fingerprint, source, window, stage, transition);
    }

    private static List<String> models() {
        return IntStream.range(0, MODELS).mapToObj(model -> "model-" + model).toList();
    }

    private static List<MonitorDefinition> definitions() {
        return models().stream().map(Definitions::of).toList();
    }

    /** By the model alone, as the monitor does. */
    private static <T extends SpecificRecord> void produce(TopicDescription topic, Class<T> type, List<T> values) {
        List<ProducerRecord<String, T>> records = values.stream()
                .map(value -> {
                    String model = String.valueOf(
                            value.get(value.getSchema().getField("model").pos()));
                    int partition = Math.floorMod(model.hashCode(), topic.partitions());
                    return new ProducerRecord<>(topic.name(), partition, model, value);
                })
                .toList();
        client.produce(
                new StringSerializer(), AvroSerde.forValues(type, registry).serializer(), records);
    }

    private static List<String> ids(TopicDescription topic, String field) {
        return client.readAllCommitted(topic.name(), new StringDeserializer(), new ByteArrayDeserializer()).stream()
                .map(record -> json(record.value()).get(field).asText())
                .toList();
    }

    private static JsonNode json(byte[] value) {
        try {
            return new ObjectMapper().readTree(value);
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    private static int found() {
        return ids(TOPICS.alerts(), "eventId").size()
                + ids(TOPICS.retrainingTriggers(), "triggerId").size();
    }

    private static boolean hasUncommitted() {
        return end(IsolationLevel.READ_UNCOMMITTED) > committed();
    }

    private static long committed() {
        return end(IsolationLevel.READ_COMMITTED);
    }

    private static long end(IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(
                        0, TOPICS.alerts().partitions())
                .mapToObj(partition -> new TopicPartition(TOPICS.alerts().name(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return client.admin().listOffsets(latest, new ListOffsetsOptions(level)).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException error) {
            throw new IllegalStateException(error);
        }
    }
}
