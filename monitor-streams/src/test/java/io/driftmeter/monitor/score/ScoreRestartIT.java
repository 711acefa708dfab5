package io.driftmeter.monitor.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.testing.MonitorLife;
import io.driftmeter.monitor.testing.ScoreBatch;
import io.driftmeter.monitor.testing.ScoredMonitor;
import io.driftmeter.monitor.testing.ScoredStream;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreRestartIT {

    private static final long SEED = 11;
    private static final int PREDICTIONS = 12_000;
    private static final int PREDICTION_PARTITIONS = 3;
    private static final int LABEL_PARTITIONS = 2;
    private static final int UNCOMMITTED = 500;

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldScoreAsABatchDoesThoughKilledInTheMiddle() throws Exception {
        System.out.println("seed " + SEED);
        List<ProducerRecord<byte[], byte[]>> input = ScoredStream.make(
                SEED, System.currentTimeMillis(), PREDICTIONS, PREDICTION_PARTITIONS, LABEL_PARTITIONS);
        Map<String, List<Long>> expected = ScoreBatch.count(input);
        assertThat(expected).hasSizeGreaterThan(20);
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster)) {
            client.createTopic(ScoredMonitor.PREDICTIONS, PREDICTION_PARTITIONS);
            client.createTopic(ScoredMonitor.LABELS, LABEL_PARTITIONS);
            client.createTopic(TopicCatalogue.DEFAULT.driftReports().name(), 1);
            client.createTopic(TopicCatalogue.DEFAULT.performanceReports().name(), 2);
            client.createTopic(TopicCatalogue.DEFAULT.deadLetters().name(), 1);
            client.produce(new ByteArraySerializer(), new ByteArraySerializer(), input);

            MonitorLife first = MonitorLife.begin(ScoredMonitor.class, cluster.bootstrapServers(), stateDirectory);
            Eventually.eventually(
                    "committed and uncommitted work",
                    () -> committed(client) > 0 && first.processed() > committed(client) + UNCOMMITTED);
            first.kill();
            assertThat(committed(client)).isPositive().isLessThan(first.processed());
            assertThat(first.processed()).isLessThan(input.size());

            MonitorLife second = MonitorLife.begin(ScoredMonitor.class, cluster.bootstrapServers(), stateDirectory);
            List<PerformanceReport> reports =
                    reports(client, found -> figures(found).keySet().containsAll(expected.keySet()));
            second.kill();

            assertThat(reports).extracting(PerformanceReport::getReportId).doesNotHaveDuplicates();
            assertThat(figures(reports)).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    private static Map<String, List<Long>> figures(List<PerformanceReport> reports) {
        Map<String, List<Long>> figures = new TreeMap<>();
        long end = ScoredStream.START.plus(ScoredStream.LENGTH).toEpochMilli();
        for (PerformanceReport report : reports) {
            long start = report.getWindowStart().toEpochMilli();
            if (start < end) {
                List<Long> row = new ArrayList<>(List.of(report.getPredictions()));
                for (String metric : List.of("tp", "fp", "tn", "fn")) {
                    row.add(count(report, metric));
                }
                figures.put(report.getStage() + "@" + start, row);
            }
        }
        return figures;
    }

    private static long count(PerformanceReport report, String name) {
        return report.getMetrics().stream()
                .filter(metric -> metric.getMetric().equals(name))
                .map(MetricResult::getValue)
                .mapToLong(Math::round)
                .findFirst()
                .orElseThrow();
    }

    private static long committed(ClusterClient client) {
        try {
            return client
                    .admin()
                    .listConsumerGroupOffsets(TestMonitor.APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getValue() != null)
                    .filter(entry -> Set.of(ScoredMonitor.PREDICTIONS, ScoredMonitor.LABELS)
                            .contains(entry.getKey().topic()))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static List<PerformanceReport> reports(ClusterClient client, Predicate<List<PerformanceReport>> until) {
        List<PerformanceReport> reports = new ArrayList<>();
        client.readCommittedUntil(
                TopicCatalogue.DEFAULT.performanceReports().name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                records -> {
                    records.stream()
                            .skip(reports.size())
                            .map(ScoreRestartIT::decode)
                            .forEach(reports::add);
                    return until.test(reports);
                });
        return reports;
    }

    private static PerformanceReport decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            byte[] value = record.value();
            return new SpecificDatumReader<>(PerformanceReport.class)
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
