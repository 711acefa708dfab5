package io.driftmeter.monitor.topology;

import static io.driftmeter.monitor.testing.InputFigures.closed;
import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.InputFigures;
import io.driftmeter.monitor.testing.MovedTime;
import io.driftmeter.monitor.testing.ReportedFigures;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Silence, lag, wrong times and growing topics, on a broker, by a clock that is set. */
class UnusualTrafficIT {

    private static final Duration IDLE_TIME = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int ROWS = 20;
    private static final long SEED = 11;

    @TempDir
    private Path stateDirectory;

    private final MovedTime time = new MovedTime();
    private KafkaCluster cluster;
    private ClusterClient client;
    private Instant start;
    private int ids;

    @BeforeEach
    void startCluster() {
        cluster = TestCluster.start();
        client = new ClusterClient(cluster);
        client.createTopic(TopicCatalogue.DEFAULT.driftReports().name(), 2);
        client.createTopic(TopicCatalogue.DEFAULT.deadLetters().name(), 2);
        time.setOffset(Duration.ofHours(-10));
        long window = TestModel.WINDOW.toMillis();
        start = Instant.ofEpochMilli(time.milliseconds() / window * window);
        // The first window has just passed, so that nothing that is sent for the next one is of the future.
        time.setOffset(
                Duration.between(Instant.ofEpochMilli(System.currentTimeMillis()), start.plus(TestModel.WINDOW)));
    }

    @AfterEach
    void stopCluster() {
        client.close();
        cluster.close();
    }

    @Test
    void shouldCloseWindowsWhileTrafficStopsForAnHourAndCountWhatComesAfterIt() {
        createInputs(2, 1);
        try (KafkaStreams monitor = start()) {
            sendEverywhere(2, start);
            awaitProcessed(3 * ROWS);
            assertThat(finals()).isEmpty();

            time.advance(HOUR);
            eventually("the window closed by silence", () -> rows(start) == 2 * ROWS);

            Instant back = start.plus(HOUR);
            sendEverywhere(2, back);
            awaitProcessed(6 * ROWS);
            time.advance(HOUR);
            eventually("the window after the silence", () -> rows(back) == 2 * ROWS);
            assertThat(finals())
                    .filteredOn(report -> report.getWindowStart().isAfter(start)
                            && report.getWindowStart().isBefore(back))
                    .as("the windows of the silence, without a row")
                    .hasSize(5)
                    .allMatch(report -> report.getFeatureRows() == 0);
            assertUndisturbed(monitor);
        }
    }

    @Test
    void shouldNotWaitLongerThanTheIdleTimeForOneSilentPartitionOfTwelve() {
        createInputs(12, 1);
        try (KafkaStreams monitor = start()) {
            Instant closes = start.plus(TestModel.LATENESS).plus(TestModel.WINDOW);
            time.advance(TestModel.LATENESS.plus(TestModel.WINDOW));
            for (Instant at : List.of(start, closes)) {
                sendEverywhere(11, at);
            }
            awaitProcessed(2 * 12 * ROWS);
            assertThat(finals()).as("the twelfth is waited for").isEmpty();

            time.advance(IDLE_TIME.multipliedBy(2));

            eventually("the window without the twelfth", () -> rows(start) == 11 * ROWS);
            assertUndisturbed(monitor);
        }
    }

    @Test
    void shouldNotTakeAPauseOfTenIdleTimesForSilence() {
        createInputs(2, 1);
        try (KafkaStreams monitor = start()) {
            sendEverywhere(2, start);
            awaitProcessed(3 * ROWS);
            monitor.pause();
            Instant meanwhile = start.plus(TestModel.WINDOW);
            sendEverywhere(2, meanwhile);
            time.advance(IDLE_TIME.multipliedBy(10));
            assertThat(finals()).isEmpty();

            monitor.resume();

            awaitProcessed(6 * ROWS);
            time.advance(HOUR);
            eventually("what came during the pause", () -> rows(meanwhile) == 2 * ROWS);
            assertUndisturbed(monitor);
        }
    }

    @Test
    void shouldNotLetARecordOfTheYear9999CloseAWindow() {
        createInputs(1, 1);
        try (KafkaStreams monitor = start()) {
            sendEverywhere(1, start);
            send(0, Instant.parse("9999-12-31T23:59:59Z"), 1);
            sendEverywhere(1, start);
            awaitProcessed(4 * ROWS + 1);
            time.advance(HOUR);

            eventually("the window with all its rows", () -> rows(start) == 2 * ROWS);
            assertThat(deadLetters()).containsExactly("FUTURE");
            assertThat(monitor.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
    }

    @Test
    void shouldReadABacklogOfThreeHoursFromTopicsOfFourAndTwelvePartitionsAsABatchCountDoes() {
        System.out.println("seed " + SEED);
        time.setOffset(Duration.ZERO);
        createInputs(4, 12);
        InputFigures input = InputFigures.of(SEED, 4, 12, 3_000);
        input.input()
                .forEach(partition -> client.produce(new ByteArraySerializer(), new ByteArraySerializer(), partition));
        KnownDefinitions definitions = TestModel.definitions("1");

        // So short that whoever took lag for silence would close windows in the middle of the backlog.
        try (KafkaStreams monitor = TestMonitor.start(
                cluster.bootstrapServers(), stateDirectory, () -> definitions, Duration.ofMillis(500), time)) {
            List<String> windows = InputFigures.windows(closed(input.expected()));
            eventually(
                    () -> "reports of " + windows.size() + " windows",
                    () -> InputFigures.windows(figures()).containsAll(windows),
                    Duration.ofMinutes(2));

            assertThat(figures()).isEqualTo(closed(input.expected()));
            assertThat(deadLetters()).doesNotContain("AFTER_FINAL");
            assertThat(monitor.state()).isEqualTo(KafkaStreams.State.RUNNING);
        }
    }

    @Test
    void shouldGoOnWhenItsInputGetsMorePartitions() throws Exception {
        createInputs(4, 1);
        try (KafkaStreams monitor = start()) {
            sendEverywhere(4, start);
            awaitProcessed(5 * ROWS);

            client.admin()
                    .createPartitions(Map.of(TestModel.FEATURES, NewPartitions.increaseTo(6)))
                    .all()
                    .get();
            send(4, start, ROWS);
            send(5, start, ROWS);
            awaitProcessed(7 * ROWS);
            sendEverywhere(6, start);
            awaitProcessed(14 * ROWS);
            time.advance(HOUR);

            eventually("a report of all six partitions", () -> rows(start) == 12 * ROWS);
            assertUndisturbed(monitor);
        }
    }

    private KafkaStreams start() {
        KnownDefinitions definitions = TestModel.definitions("1");
        return TestMonitor.start(cluster.bootstrapServers(), stateDirectory, () -> definitions, IDLE_TIME, time);
    }

    private void createInputs(int featurePartitions, int predictionPartitions) {
        client.createTopic(TestModel.FEATURES, featurePartitions);
        client.createTopic(TestModel.PREDICTIONS, predictionPartitions);
    }

    /** Rows in the first so many partitions of features, and as many predictions in partition 0. */
    private void sendEverywhere(int featurePartitions, Instant at) {
        IntStream.range(0, featurePartitions).forEach(partition -> send(partition, at, ROWS));
        produce(
                TestModel.PREDICTIONS,
                0,
                IntStream.range(0, ROWS)
                        .mapToObj(row -> TestStream.prediction(nextId(), "1", at))
                        .toList());
    }

    private void send(int partition, Instant at, int rows) {
        List<byte[]> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            values.add(TestStream.framed(
                    TestStream.FEATURES_SCHEMA,
                    new FeatureEvent(nextId(), TestModel.MODEL, "1", at, Map.of("income", 1_000.0 + row))));
        }
        produce(TestModel.FEATURES, partition, values);
    }

    /** Each record has an id of its own, since copies are removed. */
    private String nextId() {
        return "p" + ids++;
    }

    private void produce(String topic, int partition, List<byte[]> values) {
        long now = time.milliseconds();
        client.produce(
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                values.stream()
                        .map(value -> new ProducerRecord<>(topic, partition, now, new byte[] {1}, value))
                        .toList());
    }

    private void awaitProcessed(int records) {
        eventually(
                () -> records + " records committed, of which " + TestMonitor.committed(client) + " are",
                () -> TestMonitor.committed(client) == records,
                Duration.ofMinutes(1));
    }

    private List<DriftReport> finals() {
        return DriftReports.committed(client).stream()
                .filter(report -> report.getStage() == ReportStage.FINAL)
                .filter(report -> report.getModel().equals(TestModel.MODEL))
                .toList();
    }

    /** Rows of features in the final report of a window; −1 while there is none. */
    private long rows(Instant windowStart) {
        return finals().stream()
                .filter(report -> report.getWindowStart().equals(windowStart))
                .mapToLong(DriftReport::getFeatureRows)
                .findFirst()
                .orElse(-1);
    }

    private Map<String, Long> figures() {
        return closed(ReportedFigures.of(DriftReports.committed(client)));
    }

    private List<String> deadLetters() {
        return client
                .readAllCommitted(
                        TopicCatalogue.DEFAULT.deadLetters().name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .stream()
                .map(letter ->
                        letter.headers().lastHeader(DeadLetter.REASON_HEADER).value())
                .map(reason -> new String(reason, StandardCharsets.UTF_8))
                .toList();
    }

    private void assertUndisturbed(KafkaStreams monitor) {
        assertThat(deadLetters()).isEmpty();
        assertThat(finals()).extracting(DriftReport::getReportId).doesNotHaveDuplicates();
        assertThat(monitor.state()).isEqualTo(KafkaStreams.State.RUNNING);
    }
}
