package io.driftmeter.monitor.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.SampleRates;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.testing.ScoredMonitor;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.monitor.topology.MonitorTopology;
import io.driftmeter.monitor.topology.NeverIdle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class IdSampleTest {

    private static final int IDS = 20_000;
    private static final double RATE = 0.3;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Set<String> held(double rate) {
        return IntStream.range(0, IDS)
                .mapToObj(number -> "prediction-" + number)
                .filter(id -> IdSample.holds(id, rate))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldHoldTheShareThatItIsAskedForAndEachSampleInEveryLargerOne() {
        for (double rate : new double[] {0.01, 0.1, 0.5, 0.9}) {
            assertThat((double) held(rate).size() / IDS).isCloseTo(rate, within(0.012));
            assertThat(held(Math.min(1, rate * 1.5))).containsAll(held(rate));
        }
        assertThat(held(1)).hasSize(IDS);
    }

    @Test
    void shouldNotChangeBetweenReleases() {
        assertThat(IdSample.place("prediction-1")).isCloseTo(0.17377468600641077, within(1e-15));
    }

    @Test
    void shouldFindTheRatesOfATopicOfLabels() {
        MonitorDefinition other = sampled(0.1);
        other.setModel("other");
        KnownDefinitions known = new KnownDefinitions(1, List.of(sampled(RATE), other), List.of());

        assertThat(known.sampleRatesOf(ScoredMonitor.LABELS)).isEqualTo(new SampleRates(0.1, RATE));
        assertThat(known.sampleRatesOf("another")).isEqualTo(SampleRates.ALL);
    }

    @Test
    void shouldJoinTheSampledPredictionsAndTheirLabelsAlone() {
        KnownDefinitions definitions = new KnownDefinitions(1, List.of(sampled(RATE)), List.of());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "sample");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        Map<Class<?>, Set<String>> joined = new HashMap<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                MonitorTopology.build(
                        ScoredMonitor.config(),
                        new AvroEventDecoder(ScoredMonitor.registry()),
                        () -> definitions,
                        new NeverIdle(),
                        MonitorMetrics.NONE),
                properties,
                NOW)) {
            for (int number = 0; number < 200; number++) {
                send(driver, ScoredMonitor.PREDICTIONS, "prediction-" + number, prediction(number));
                send(driver, ScoredMonitor.LABELS, "prediction-" + number, label(number));
            }
            driver.createOutputTopic(
                            "sample-joinable-repartition",
                            new StringDeserializer(),
                            new SingleObjectSerde<JoinableMessage>(JoinableMessage.getClassSchema()).deserializer())
                    .readKeyValuesToList()
                    .forEach(row -> joined.computeIfAbsent(row.value.getBody().getClass(), kind -> new TreeSet<>())
                            .add(row.key));
        }
        Set<String> expected = new TreeSet<>(held(RATE));
        expected.retainAll(IntStream.range(0, 200)
                .mapToObj(number -> "prediction-" + number)
                .collect(Collectors.toSet()));

        assertThat(expected).hasSizeBetween(30, 90);
        assertThat(joined.get(PredictionRow.class)).isEqualTo(expected);
        assertThat(joined.get(LabelRow.class)).isEqualTo(expected);
    }

    private static MonitorDefinition sampled(double rate) {
        MonitorDefinition definition = ScoredMonitor.definition();
        definition.getPerformance().setSampleRate(rate);
        return definition;
    }

    private static void send(TopologyTestDriver driver, String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, NOW));
    }

    private static byte[] prediction(int number) {
        PredictionEvent event = PredictionEvent.newBuilder()
                .setPredictionId("prediction-" + number)
                .setModel(TestModel.MODEL)
                .setModelVersion("1")
                .setEventTime(NOW)
                .setPrediction("bad")
                .build();
        return TestStream.framed(ScoredMonitor.PREDICTIONS_SCHEMA, event);
    }

    private static byte[] label(int number) {
        LabelEvent event = LabelEvent.newBuilder()
                .setPredictionId("prediction-" + number)
                .setLabelTime(NOW)
                .setLabel("bad")
                .build();
        return TestStream.framed(ScoredMonitor.LABELS_SCHEMA, event);
    }
}
