package io.driftmeter.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorTopologyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> features;

    @BeforeEach
    void start() {
        start(TestMonitor.config());
    }

    private void start(MonitorTopologyConfig config) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        driver = new TopologyTestDriver(topology(config), properties, NOW);
        features = driver.createInputTopic(TestModel.FEATURES, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldKeepTheTopologyAsItIsPublished() throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(MonitorTopologyTest.class.getResourceAsStream("/monitor-topology.txt"))) {
            assertThat(topology(TestMonitor.config()).describe().toString())
                    .as("node, store and topic names are an interface: a change needs a note on upgrading")
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldDeadLetterWhatIsNotAvro() {
        send(new byte[] {1, 2, 3});
        assertDeadLetter(RecordFate.UNREADABLE, "wire format");
    }

    @Test
    void shouldDeadLetterAnUnknownSchema() {
        send(new byte[] {0, 0, 0, 0, 99, 1});
        assertDeadLetter(RecordFate.UNREADABLE, "no Avro schema with id 99");
    }

    @Test
    void shouldDeadLetterATruncatedRecord() {
        byte[] whole = event("p", "1", NOW.toEpochMilli(), Map.of());
        send(Arrays.copyOf(whole, whole.length - 3));
        assertDeadLetter(RecordFate.UNREADABLE, "does not hold what its schema");
    }

    @Test
    void shouldDeadLetterARecordOfAnotherTypeByWhatItLacks() {
        byte[] prediction = event("p", "1", NOW.toEpochMilli(), Map.of());
        prediction[4] = TestStream.PREDICTIONS_SCHEMA;
        send(prediction);
        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void shouldDeadLetterAMissingId() {
        send(event("", "1", NOW.toEpochMilli(), Map.of()));
        assertDeadLetter(RecordFate.INVALID, "predictionId is missing");
    }

    @Test
    void shouldDeadLetterANameThatCannotBeAKey() {
        send(event("p", "1|2", NOW.toEpochMilli(), Map.of()));
        assertDeadLetter(RecordFate.INVALID, "modelVersion");
    }

    @Test
    void shouldDeadLetterARecordWithoutAValueAndKeepItsKeyAndHeaders() {
        TestRecord<byte[], byte[]> record = new TestRecord<>("key".getBytes(StandardCharsets.UTF_8), null, NOW);
        record.headers().add("trace", new byte[] {1});
        features.pipeInput(record);

        TestRecord<byte[], byte[]> letter = deadLetters().get(0);
        assertThat(letter.key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.headers().lastHeader("trace").value()).containsExactly(1);
        assertThat(header(letter, DeadLetter.REASON_HEADER)).isEqualTo("INVALID");
        assertThat(header(letter, DeadLetter.TOPIC_HEADER)).isEqualTo(TestModel.FEATURES);
        assertThat(header(letter, DeadLetter.OFFSET_HEADER)).isEqualTo("0");
    }

    @Test
    void shouldDeadLetterEventTimesThatCannotBe() {
        send(event("p", "1", 0, Map.of()));
        assertDeadLetter(RecordFate.INVALID, "eventTime is 0");
        send(event("p", "1", -1, Map.of()));
        assertDeadLetter(RecordFate.INVALID, "eventTime is -1");
        send(event("p", "1", Instant.parse("9999-12-31T23:59:59Z").toEpochMilli(), Map.of()));
        assertDeadLetter(RecordFate.FUTURE, "9999-12-31");
    }

    @Test
    void shouldDeadLetterARecordOfAModelThatNobodyMonitors() {
        FeatureEvent event = new FeatureEvent("p", "unknown", "1", NOW, Map.of());
        send(TestStream.framed(TestStream.FEATURES_SCHEMA, event));
        assertDeadLetter(RecordFate.NO_MODEL, "No monitor of model unknown");
    }

    @Test
    void shouldDeadLetterARecordThatIsTooLateAndNoneThatIsLate() {
        send(event("p1", "1", NOW.toEpochMilli(), Map.of()));
        send(event("p2", "1", NOW.minus(TestModel.LATENESS).toEpochMilli(), Map.of()));
        assertThat(deadLetters()).isEmpty();
        send(event("p3", "1", NOW.minus(TestModel.LATENESS).toEpochMilli() - 1, Map.of()));
        assertDeadLetter(RecordFate.TOO_LATE, "behind the highest");
    }

    @Test
    void shouldCountOddValuesAndGoOn() {
        Map<String, Object> odd = new HashMap<>();
        odd.put("income", Double.NaN);
        odd.put("age", Double.POSITIVE_INFINITY);
        odd.put("purpose", 3.5);
        odd.put("one-too-many", "x");
        send(event("p1", "1", NOW.toEpochMilli(), odd));
        send(event("p2", "1", NOW.toEpochMilli(), Map.of("income", "a text", "age", Double.NEGATIVE_INFINITY)));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldSendWatermarksToTheJoinOnlyWhereThereIsSomethingToJoin() {
        send(event("p1", "1", NOW.toEpochMilli(), Map.of()));
        assertThat(driver.producedTopicNames()).contains("test-partials-repartition", "test-joinable-repartition");

        driver.close();
        start(TestMonitor.config(Map.of(TestModel.FEATURES, InputKind.FEATURES)));
        send(event("p1", "1", NOW.toEpochMilli(), Map.of()));
        assertThat(driver.producedTopicNames())
                .contains("test-partials-repartition")
                .doesNotContain("test-joinable-repartition");
    }

    private void send(byte[] value) {
        features.pipeInput(new TestRecord<>(new byte[] {1}, value, NOW));
    }

    private static byte[] event(String id, String version, long time, Map<String, Object> values) {
        return TestStream.framed(
                TestStream.FEATURES_SCHEMA,
                new FeatureEvent(id, TestModel.MODEL, version, Instant.ofEpochMilli(time), values));
    }

    private void assertDeadLetter(RecordFate fate, String detail) {
        List<TestRecord<byte[], byte[]>> letters = deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), DeadLetter.REASON_HEADER)).isEqualTo(fate.name());
        assertThat(header(letters.get(0), DeadLetter.DETAIL_HEADER)).contains(detail);
    }

    private List<TestRecord<byte[], byte[]>> deadLetters() {
        return driver.createOutputTopic(
                        TestMonitor.config().topics().deadLetters().name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static @Nullable String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Topology topology(MonitorTopologyConfig config) {
        KnownDefinitions definitions = TestModel.definitions("1");
        return MonitorTopology.build(
                config,
                new AvroEventDecoder(TestMonitor.registry()),
                () -> definitions,
                new NeverIdle(),
                MonitorMetrics.NONE);
    }
}
