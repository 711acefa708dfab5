package io.driftmeter.monitor.segment;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.MonitorLife;
import io.driftmeter.monitor.testing.PerformanceReports;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments and versions side by side, on a real broker, the monitor killed in the middle, against a batch count. */
class SegmentsIT {

    private static final long SEED = 17;
    private static final int DECISIONS = 2_500;
    private static final int PARTITIONS = 2;
    private static final int PROCESSED_MORE = 500;
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;

    @TempDir
    private Path stateDirectory;

    private List<DriftReport> drift = List.of();
    private List<PerformanceReport> performance = List.of();

    @Test
    void shouldReportOfEverySegmentAndVersionWhatABatchCountsThoughKilledInTheMiddle() throws Exception {
        System.out.println("seed " + SEED);
        List<ProducerRecord<byte[], byte[]>> input =
                SegmentedStream.make(SEED, System.currentTimeMillis(), DECISIONS, PARTITIONS);
        Map<String, Long> expected =
                SegmentChecks.closed(new SegmentBatch(SegmentedMonitor.SCHEMAS, SegmentedMonitor.LATER).count(input));
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster)) {
            SegmentedMonitor.SCHEMAS.keySet().forEach(topic -> client.createTopic(topic, PARTITIONS));
            client.createTopic(TOPICS.driftReports().name(), 2);
            client.createTopic(TOPICS.performanceReports().name(), 2);
            client.createTopic(TOPICS.deadLetters().name(), 1);
            List<ProducerRecord<byte[], byte[]>> firstHalf = input.subList(0, input.size() / 2);
            client.produce(new ByteArraySerializer(), new ByteArraySerializer(), firstHalf);
            MonitorLife first = MonitorLife.begin(SegmentedMonitor.class, cluster.bootstrapServers(), stateDirectory);
            Eventually.eventually(
                    "the first half committed", () -> SegmentedMonitor.committed(client) == firstHalf.size());
            client.produce(
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    input.subList(firstHalf.size(), input.size()));
            Eventually.eventually(
                    "more than the first half processed", () -> first.processed() > firstHalf.size() + PROCESSED_MORE);
            first.kill();

            MonitorLife second = MonitorLife.begin(SegmentedMonitor.class, cluster.bootstrapServers(), stateDirectory);
            Eventually.eventually(
                    () -> "reports of all windows and segments; missing are " + missing(expected),
                    () -> {
                        read(client);
                        return missing(expected).isEmpty();
                    },
                    Duration.ofMinutes(2));
            second.kill();
        }
        new SegmentChecks(drift, performance, SegmentedMonitor.LATER).require(expected);
    }

    private Set<String> missing(Map<String, Long> expected) {
        Set<String> missing = new TreeSet<>(expected.keySet());
        missing.removeAll(SegmentFigures.of(drift, performance).keySet());
        return missing;
    }

    private void read(ClusterClient client) {
        drift = DriftReports.committed(client);
        performance = PerformanceReports.committed(client);
    }
}
