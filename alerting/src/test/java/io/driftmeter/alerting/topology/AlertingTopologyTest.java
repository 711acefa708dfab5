package io.driftmeter.alerting.topology;

import static io.driftmeter.avro.ReportStage.FINAL;
import static io.driftmeter.avro.ReportStage.ON_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelVerdict;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingState;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.runtime.RoleMetrics;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingTopologyTest {
    private static final Path GOLDEN = Path.of("src/test/resources/alerting-topology.txt");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;

    private final RegistryConnection registry = RegistryConnection.at("mock://alerting-topology-test");
    private final RoleMetrics metrics = RoleMetrics.create("alerting");

    @TempDir
    private Path state;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        start(ValueFormat.AVRO);
    }

    @AfterEach
    void stop() {
        driver.close();
        metrics.close();
    }

    @Test
    void shouldKeepItsShape() throws IOException {
        String described = topology(ValueFormat.AVRO).describe().toString();
        if (Boolean.getBoolean("driftmeter.golden.write")) {
            Files.writeString(GOLDEN, described);
        }
        assertThat(described).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void shouldTurnReportsIntoAlertsWithDeterministicHeadersAndTheTimeOfWriting() {
        write(Reports.drift("1", 0, ON_TIME, Reports.moved("income")));
        write(Reports.drift("1", 1, ON_TIME, Reports.moved("income")));
        TestRecord<String, AlertEvent> record = alerts(AlertEvent.class).readRecord();
        AlertEvent event = record.value();
        assertThat(event.getTransition()).isEqualTo(AlertTransition.OPENED);
        assertThat(record.key()).isEqualTo(event.getFingerprint());
        assertThat(record.getRecordTime()).isEqualTo(NOW);
        assertThat(header(record, "ce_id")).isEqualTo(event.getEventId());
        assertThat(header(record, "ce_time")).isEqualTo("1970-01-01T01:00:00Z");
        assertThat(header(record, "ce_subject")).isEqualTo("credit-risk|1|all");
        assertThat(metrics.scrape())
                .contains("driftmeter_alerts_total{kind=\"feature_drift\",transition=\"opened\"} 1.0")
                .contains("driftmeter_alerts_active{severity=\"warning\"} 1.0");
    }

    @Test
    void shouldJudgeAReportOnlyWhenItsLastPartHasComeThoughPartsInterleave() {
        List<DriftReport> first = parts(Reports.drift("1", 0, ON_TIME), "age", "income");
        List<DriftReport> other = parts(Reports.drift("2", 0, ON_TIME), "age", "income");
        write(first.get(1));
        write(other.get(0));
        write(first.get(1));
        write(first.get(0));
        write(other.get(1));
        List<DriftReport> second = parts(Reports.drift("1", 1, ON_TIME), "age", "income");
        write(second.get(0));
        assertThat(alerts(AlertEvent.class).isEmpty()).isTrue();
        write(second.get(1));
        assertThat(alerts(AlertEvent.class).readValue().getEvidence()).hasSize(2);
        try (KeyValueIterator<Object, Object> unfinished =
                driver.getKeyValueStore(DriftReportIntake.PARTS_STORE).all()) {
            assertThat(unfinished.hasNext()).as("parts are left").isFalse();
        }
    }

    @Test
    void shouldDeadLetterPartsWhoseReportNeverBecomesWhole() {
        write(parts(Reports.drift("1", 0, ON_TIME), "age", "income").get(0));
        write(parts(Reports.drift("1", 1, ON_TIME), "age", "income").get(0));
        assertThat(reasons()).containsExactly("MISSING_PARTS");
    }

    @Test
    void shouldDeadLetterWhatItCannotUseAndGoOn() {
        raw(TOPICS.driftReports().name(), "not Avro".getBytes(StandardCharsets.UTF_8));
        raw(TOPICS.driftReports().name(), new byte[] {0, 0, 0, 1, 1, 5});
        raw(TOPICS.driftReports().name(), new byte[0]);
        raw(TOPICS.driftReports().name(), null);
        raw(TOPICS.performanceReports().name(), new byte[] {0});
        raw(TOPICS.retrainingStatus().name(), new byte[] {7, 7});
        DriftReport undefined = Reports.drift("1", 0, ON_TIME);
        undefined.setDefinitionRevision(9);
        write(undefined);
        DriftReport backwards = Reports.drift("1", 0, ON_TIME);
        backwards.setWindowEnd(backwards.getWindowStart());
        write(backwards);
        DriftReport numberless = Reports.drift("1", 0, ON_TIME);
        numberless.setPart(3);
        write(numberless);
        DriftReport badName = Reports.drift("1", 0, ON_TIME);
        badName.setModelVersion("1|all");
        write(badName);
        assertThat(reasons())
                .containsExactly(
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "UNREADABLE",
                        "NO_DEFINITION",
                        "INVALID",
                        "INVALID",
                        "INVALID");
        write(Reports.drift("1", 1, ON_TIME, Reports.moved("income")));
        write(Reports.drift("1", 2, ON_TIME, Reports.moved("income")));
        assertThat(alerts(AlertEvent.class).getQueueSize()).isEqualTo(1);
    }

    @Test
    void shouldKeepOneTriggerInFlightUntilTheStatusTopicSaysItIsDone() {
        write(Reports.performance("1", 0, FINAL, 0.7));
        RetrainingTrigger first = triggers().readValue();
        assertThat(first.getBaselineScore()).isEqualTo(0.8);
        write(Reports.performance("1", 13, FINAL, 0.7));
        assertThat(triggers().isEmpty()).as("in flight").isTrue();
        write(new RetrainingStatus(
                first.getTriggerId(), Reports.MODEL, RetrainingState.SUCCEEDED, "2", Instant.EPOCH, ""));
        write(Reports.performance("1", 14, FINAL, 0.7));
        RetrainingTrigger second = triggers().readValue();
        assertThat(second.getPreviousTriggerId()).isEqualTo(first.getTriggerId());
        assertThat(metrics.scrape()).contains("driftmeter_retraining_triggers_total 2.0");
    }

    @Test
    void shouldNotAskForRetrainingWhileTheLabelsMayBeAtFault() {
        PerformanceReport report = Reports.performance("1", 0, FINAL, 0.7);
        write(Reports.withLabels(report, LabelCheckKind.DISTRIBUTION, LabelVerdict.MOVED, EffectBand.MAJOR, true));
        assertThat(triggers().isEmpty()).isTrue();
        assertThat(metrics.scrape()).contains("driftmeter_retraining_blocked_total{obstacle=\"labels\"} 1.0");
    }

    @Test
    void shouldNotAskForRetrainingWhileTheDataIsFaulty() {
        write(Reports.drift("1", 0, ON_TIME, Reports.missing("income", 0.3)));
        write(Reports.drift("1", 1, ON_TIME, Reports.missing("income", 0.3)));
        write(Reports.performance("1", 0, FINAL, 0.7));
        assertThat(triggers().isEmpty()).isTrue();
        assertThat(metrics.scrape()).contains("driftmeter_retraining_blocked_total{obstacle=\"data_quality\"} 1.0");
    }

    @Test
    void shouldWritePlainJsonWhereThatIsWanted() throws IOException {
        driver.close();
        start(ValueFormat.JSON);
        write(Reports.performance("1", 0, FINAL, 0.7));
        TestRecord<String, byte[]> record = driver.createOutputTopic(
                        TOPICS.retrainingTriggers().name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecord();
        JsonNode trigger = new ObjectMapper().readTree(record.value());
        assertThat(trigger.get("cause").asText()).isEqualTo("PERFORMANCE");
        assertThat(trigger.get("trainTo").asText()).isEqualTo("1970-01-01T02:00:00Z");
        assertThat(trigger.get("currentScore").asDouble()).isEqualTo(0.7);
        assertThat(trigger.get("previousTriggerId").isNull()).isTrue();
        assertThat(trigger.get("evidence").get(0).get("feature").asText()).isEqualTo("accuracy");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void shouldSayNothingOfRecordsThatNameNoModel() {
        DriftReport unattributed =
                Reports.drift("(unattributed)", "(none)", 0, 2 * Definitions.WINDOW, FINAL, 0, List.of());
        write(unattributed);
        assertThat(deadLetters().isEmpty()).isTrue();
        assertThat(alerts(AlertEvent.class).isEmpty()).isTrue();
    }

    private void start(ValueFormat format) {
        Properties properties = new Properties();
        properties.putAll(AlertingDriver.settings(state));
        driver = new TopologyTestDriver(topology(format), properties, NOW);
    }

    private Topology topology(ValueFormat format) {
        AlertingConfig config = new AlertingConfig(TOPICS, registry, format);
        MonitorDefinitions definitions =
                (model, revision) -> revision == 1 ? Optional.of(Definitions.of(model)) : Optional.empty();
        return new AlertingTopology(config, definitions, new AlertingMetrics(metrics), 1)
                .build(AlertingDriver.settings(state));
    }

    private static List<DriftReport> parts(DriftReport whole, String... features) {
        List<DriftReport> parts = new ArrayList<>();
        for (String feature : features) {
            DriftReport part = DriftReport.newBuilder(whole).build();
            part.setPart(parts.size());
            part.setParts(features.length);
            part.setFeatures(List.of(Reports.moved(feature)));
            parts.add(part);
        }
        return parts;
    }

    private void write(DriftReport report) {
        write(TOPICS.driftReports().name(), DriftReport.class, report);
    }

    private void write(PerformanceReport report) {
        write(TOPICS.performanceReports().name(), PerformanceReport.class, report);
    }

    private void write(RetrainingStatus status) {
        write(TOPICS.retrainingStatus().name(), RetrainingStatus.class, status);
    }

    private <T extends SpecificRecord> void write(String topic, Class<T> type, T value) {
        raw(topic, AvroSerde.forValues(type, registry).serializer().serialize(topic, value));
    }

    private void raw(String topic, byte @org.jspecify.annotations.Nullable [] value) {
        TestInputTopic<String, byte[]> input =
                driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer(), NOW, Duration.ZERO);
        input.pipeInput("key", value);
    }

    private <T extends SpecificRecord> TestOutputTopic<String, T> alerts(Class<T> type) {
        return output(
                TOPICS.alerts().name(), AvroSerde.forValues(type, registry).deserializer());
    }

    private TestOutputTopic<String, RetrainingTrigger> triggers() {
        return output(
                TOPICS.retrainingTriggers().name(),
                AvroSerde.forValues(RetrainingTrigger.class, registry).deserializer());
    }

    private TestOutputTopic<String, byte[]> deadLetters() {
        return output(TOPICS.deadLetters().name(), new ByteArrayDeserializer());
    }

    private <T> TestOutputTopic<String, T> output(String topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic, new StringDeserializer(), values);
    }

    private List<String> reasons() {
        return deadLetters().readRecordsToList().stream()
                .map(record -> header(record, "driftmeter.reason"))
                .toList();
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
