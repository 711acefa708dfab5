package io.driftmeter.monitor.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.testing.MonitorLife;
import io.driftmeter.monitor.testing.PerformanceReports;
import io.driftmeter.monitor.testing.ScoreBatch;
import io.driftmeter.monitor.testing.ScoredMonitor;
import io.driftmeter.monitor.testing.ScoredStream;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreRestartIT {

    private static final long SEED = 11;
    private static final int PREDICTIONS = 40_000;
    private static final int PREDICTION_PARTITIONS = 3;
    private static final int LABEL_PARTITIONS = 2;
    private static final int UNCOMMITTED = 500;
    private static final int KILLS = 2;
    private static final String JOINABLE = TestMonitor.APPLICATION + "-joinable-repartition";

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

            long committed = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                MonitorLife life = MonitorLife.begin(ScoredMonitor.class, cluster.bootstrapServers(), stateDirectory);
                long before = committed;
                Eventually.eventually(
                        "committed and uncommitted work of the join",
                        () -> TestMonitor.committed(client, Set.of(JOINABLE)) > before
                                && end(client, JOINABLE)
                                        > TestMonitor.committed(client, Set.of(JOINABLE)) + UNCOMMITTED);
                life.kill();
                committed = TestMonitor.committed(client, Set.of(JOINABLE));
                assertThat(committed).isBetween(before + 1, end(client, JOINABLE) - 1);
            }

            MonitorLife last = MonitorLife.begin(ScoredMonitor.class, cluster.bootstrapServers(), stateDirectory);
            List<PerformanceReport> reports = PerformanceReports.committedUntil(
                    client, found -> PerformanceReports.figures(found).keySet().containsAll(expected.keySet()));
            last.kill();

            assertThat(reports).extracting(PerformanceReport::getReportId).doesNotHaveDuplicates();
            assertThat(PerformanceReports.figures(reports)).as("seed %d", SEED).isEqualTo(expected);
        }
    }

    /** Sum of the ends of an internal topic's partitions. */
    private static long end(ClusterClient client, String topic) {
        try {
            Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, ScoredMonitor.INTERNAL_PARTITIONS)
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
            return client.admin().listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }
}
