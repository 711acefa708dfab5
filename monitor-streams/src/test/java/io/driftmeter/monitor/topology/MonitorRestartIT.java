package io.driftmeter.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.testing.BatchCount;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.ReportedFigures;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.monitor.testing.TestStream;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorRestartIT {

    private static final long SEED = 7;
    private static final int FEATURE_PARTITIONS = 4;
    private static final int PREDICTION_PARTITIONS = 3;
    private static final int RECORDS_PER_PARTITION = 12_000;

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldReportWhatABatchCountsThoughKilledInTheMiddle() throws Exception {
        System.out.println("seed " + SEED);
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster)) {
            List<List<ProducerRecord<byte[], byte[]>>> input = input();
            createTopics(client);
            input.forEach(partition -> client.produce(new ByteArraySerializer(), new ByteArraySerializer(), partition));
            long records = input.stream().mapToLong(List::size).sum();

            Life first = Life.begin(cluster.bootstrapServers(), stateDirectory);
            Eventually.eventually(
                    "committed and uncommitted work",
                    () -> TestMonitor.committed(client) > 0
                            && first.processed.get() > TestMonitor.committed(client) + 1_000);
            first.kill();
            assertThat(TestMonitor.committed(client)).isPositive().isLessThan(first.processed.get());
            assertThat(first.processed.get()).isLessThan(records);

            Life second = Life.begin(cluster.bootstrapServers(), stateDirectory);
            Map<String, Long> expected = expected(input);
            Map<String, Long> all = new TreeMap<>(expected);
            List<DriftReport> reports = reports(client, found -> hasAll(found, expected));
            second.kill();

            assertThat(reports.stream().filter(report -> report.getStage() == ReportStage.FINAL))
                    .extracting(DriftReport::getReportId)
                    .doesNotHaveDuplicates();
            assertThat(closed(ReportedFigures.of(reports))).isEqualTo(closed(expected));
            assertThat(expected.keySet())
                    .as("the input has every fate")
                    .anyMatch(figure -> figure.endsWith(" LATE"))
                    .anyMatch(figure -> figure.endsWith(" TOO_LATE"))
                    .anyMatch(figure -> figure.endsWith(" FUTURE"))
                    .anyMatch(figure -> figure.endsWith(" UNREADABLE"))
                    .anyMatch(figure -> figure.endsWith(" INVALID"))
                    .anyMatch(figure -> figure.endsWith(" NO_MODEL"));
            assertThat(fates(all)).as("fates sum to the records read").isEqualTo(records);
        }
    }

    private static List<List<ProducerRecord<byte[], byte[]>>> input() {
        TestStream stream = new TestStream(SEED, System.currentTimeMillis());
        List<List<ProducerRecord<byte[], byte[]>>> input = new ArrayList<>();
        for (int partition = 0; partition < FEATURE_PARTITIONS; partition++) {
            input.add(stream.partition(TestModel.FEATURES, partition, RECORDS_PER_PARTITION));
        }
        for (int partition = 0; partition < PREDICTION_PARTITIONS; partition++) {
            input.add(stream.partition(TestModel.PREDICTIONS, partition, RECORDS_PER_PARTITION));
        }
        return input;
    }

    private static Map<String, Long> expected(List<List<ProducerRecord<byte[], byte[]>>> input) {
        double[] deciles = TestModel.referenceParts("1").stream()
                .flatMap(part -> part.getFeatures().stream())
                .filter(feature -> feature.getName().equals("income"))
                .findFirst()
                .orElseThrow()
                .getNumeric()
                .getDecileEdges()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        BatchCount batch =
                new BatchCount(Map.of(1, FeatureEvent.getClassSchema(), 2, PredictionEvent.getClassSchema()), deciles);
        input.forEach(batch::add);
        return batch.figures();
    }

    /** The windows that the last record of each partition closes; the window of those records stays open. */
    private static Map<String, Long> closed(Map<String, Long> figures) {
        long open = TestStream.START.plus(TestStream.LENGTH).toEpochMilli();
        figures.keySet().removeIf(figure -> start(figure) >= open);
        return figures;
    }

    private static boolean hasAll(List<DriftReport> reports, Map<String, Long> expected) {
        Map<String, Long> figures = closed(ReportedFigures.of(reports));
        return closed(new TreeMap<>(expected)).keySet().stream()
                .map(figure -> figure.substring(0, figure.indexOf(' ')))
                .distinct()
                .allMatch(window -> figures.keySet().stream().anyMatch(figure -> figure.startsWith(window + " ")));
    }

    private static long fates(Map<String, Long> figures) {
        return figures.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".* (features|predictions)-\\d+ [A-Z_]+"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long start(String figure) {
        return Long.parseLong(figure.substring(figure.indexOf('@') + 1, figure.indexOf(' ')));
    }

    private static void createTopics(ClusterClient client) {
        client.createTopic(TestModel.FEATURES, FEATURE_PARTITIONS);
        client.createTopic(TestModel.PREDICTIONS, PREDICTION_PARTITIONS);
        client.createTopic(TopicCatalogue.DEFAULT.driftReports().name(), 3);
        client.createTopic(TopicCatalogue.DEFAULT.deadLetters().name(), 3);
    }

    /** A killed producer's transaction can stay open until it times out, and committed reading waits for it. */
    private static List<DriftReport> reports(ClusterClient client, Predicate<List<DriftReport>> until) {
        List<DriftReport> reports = new ArrayList<>();
        Eventually.eventually(
                () -> "final reports of all windows, of " + reports.size(),
                () -> {
                    reports.clear();
                    reports.addAll(DriftReports.committed(client));
                    return until.test(reports);
                },
                Duration.ofMinutes(3));
        return reports;
    }

    /** The monitor in a process of its own. */
    private record Life(Process process, AtomicLong processed, Thread reader) {

        static Life begin(String bootstrapServers, Path stateDirectory) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            TestMonitor.class.getName(),
                            bootstrapServers,
                            stateDirectory.toString())
                    .redirectErrorStream(true)
                    .start();
            AtomicLong processed = new AtomicLong();
            Thread reader = new Thread(() -> read(process, processed));
            reader.start();
            return new Life(process, processed, reader);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            reader.join();
        }

        private static void read(Process process, AtomicLong processed) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> {
                    if (line.startsWith("processed ")) {
                        processed.set(Long.parseLong(line.substring("processed ".length())));
                    } else {
                        System.out.println("monitor: " + line);
                    }
                });
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }
}
