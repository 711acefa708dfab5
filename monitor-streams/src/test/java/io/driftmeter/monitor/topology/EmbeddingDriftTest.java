package io.driftmeter.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.FeatureKind;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.avro.Verdict;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays through the whole topology: from events in Avro to reports. */
class EmbeddingDriftTest {
    private static final long SEED = 20261121;
    private static final int COMPONENTS = 16;
    private static final int ROWS = 500;
    private static final long WINDOW = TestModel.WINDOW.toMillis();
    private static final Instant START = TestStream.START;

    private final Random random = new Random(SEED);
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> features;
    private int sent;

    @BeforeEach
    void start(@TempDir Path stateDirectory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "embeddings");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        KnownDefinitions definitions = definitions();
        driver = new TopologyTestDriver(
                MonitorTopology.build(
                        TestMonitor.config(),
                        new AvroEventDecoder(TestMonitor.registry()),
                        () -> definitions,
                        new NeverIdle(),
                        MonitorMetrics.NONE),
                properties,
                START);
        features = driver.createInputTopic(TestModel.FEATURES, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldSeeThatAnEmbeddingTurnsAndThatItsLengthStays() {
        for (int row = 0; row < ROWS; row++) {
            send(START.plusMillis(WINDOW * row / ROWS), embedding());
        }
        for (int row = 0; row < ROWS; row++) {
            send(START.plusMillis(WINDOW + WINDOW * row / ROWS), turned(embedding()));
        }
        List<FeatureResult> results = resultsOfTwoWindows();

        assertThat(results.get(0).getKind()).isEqualTo(FeatureKind.EMBEDDING);
        assertThat(results.get(0).getValues()).isEqualTo(ROWS);
        assertThat(results.get(0).getVerdict()).isEqualTo(Verdict.STABLE);
        assertThat(value(results.get(0), "component_shift")).isLessThan(0.05);

        FeatureResult turned = results.get(1);
        assertThat(turned.getVerdict()).isEqualTo(Verdict.DRIFT);
        assertThat(turned.getEffect()).isEqualTo(EffectBand.MAJOR);
        assertThat(turned.getReason()).startsWith("cosine_ks").doesNotContain("norm_ks");
        assertThat(value(turned, "cosine_ks")).isGreaterThan(0.5);
        assertThat(value(turned, "norm_ks")).isLessThan(0.1);
        assertThat(statistic(turned, "cosine_ks").getPrimary()).isTrue();
        assertThat(statistic(turned, "norm_ks").getPrimary()).isFalse();
        assertThat(value(turned, "component_shift")).isGreaterThan(0.3);
        assertThat(turned.getBins()).hasSize(10);
    }

    @Test
    void shouldCountWhatIsNoArrayOfTheReferencesLength() {
        for (int row = 0; row < ROWS; row++) {
            Instant time = START.plusMillis(WINDOW * row / ROWS);
            double[] array = embedding();
            switch (row % 10) {
                case 0 -> send(time, Arrays.copyOf(array, COMPONENTS - 1));
                case 1 -> send(time, Map.of("text", "[1, 2]"));
                case 2 -> send(time, Map.of());
                case 3 -> {
                    array[5] = Double.NaN;
                    send(time, array);
                }
                default -> send(time, array);
            }
        }
        send(START.plusMillis(WINDOW), embedding());
        FeatureResult result = resultsOfTwoWindows().get(0);

        assertThat(result.getRows()).isEqualTo(ROWS);
        assertThat(result.getWrongType()).isEqualTo(ROWS / 5);
        assertThat(result.getMissing()).isEqualTo(ROWS / 10);
        assertThat(result.getNan()).isEqualTo(ROWS / 10);
        assertThat(result.getValues()).isEqualTo(ROWS * 6 / 10);
        assertThat(result.getVerdict()).isEqualTo(Verdict.DRIFT);
        assertThat(result.getReason()).contains("missing_rate", "wrong_type_rate", "nan_rate");
    }

    /** Turned in the plane of the first two components, by a right angle: no norm changes. */
    private static double[] turned(double[] array) {
        double[] turned = array.clone();
        turned[0] = -array[1];
        turned[1] = array[0];
        return turned;
    }

    private double[] embedding() {
        double[] array = random.doubles(COMPONENTS)
                .map(ignored -> 0.3 * random.nextGaussian())
                .toArray();
        array[0] += 1;
        return array;
    }

    private void send(Instant time, double[] array) {
        send(time, Map.of("text", Arrays.stream(array).boxed().toList()));
    }

    private void send(Instant time, Map<String, Object> values) {
        FeatureEvent event = new FeatureEvent("p" + sent++, TestModel.MODEL, "1", time, new HashMap<>(values));
        features.pipeInput(
                new TestRecord<>(new byte[] {1}, TestStream.framed(TestStream.FEATURES_SCHEMA, event), time));
    }

    private List<FeatureResult> resultsOfTwoWindows() {
        send(START.plusMillis(2 * WINDOW).plus(TestModel.LATENESS), embedding());
        List<DriftReport> reports = driver
                .createOutputTopic(
                        TestMonitor.config().topics().driftReports().name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(DriftReports::decode)
                .filter(report -> report.getStage() == ReportStage.FINAL)
                .toList();
        assertThat(reports).as("FINAL reports").hasSize(2);
        return reports.stream().map(report -> report.getFeatures().get(0)).toList();
    }

    private static StatisticResult statistic(FeatureResult result, String name) {
        return result.getStatistics().stream()
                .filter(statistic -> statistic.getStatistic().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double value(FeatureResult result, String name) {
        return statistic(result, name).getValue();
    }

    private KnownDefinitions definitions() {
        MonitorDefinition definition = MonitorDefinition.newBuilder(TestModel.definition())
                .setPredictionsTopic(null)
                .setJudgement(Judgement.newBuilder()
                        .setDailyPattern(DailyPattern.NONE)
                        .build())
                .build();
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(WINDOW)));
        int windows = 40;
        for (int row = 0; row < windows * 100; row++) {
            builder.add(Map.of("text", embedding()), OptionalLong.of(row * WINDOW / 100));
        }
        return new KnownDefinitions(
                1,
                List.of(definition),
                List.of(TestReferences.of(builder.build(Optional.empty()), TestModel.MODEL, "1")));
    }
}
