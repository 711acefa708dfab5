package io.driftmeter.monitor.topology;

import static io.driftmeter.standalone.testing.Eventually.DEADLINE;
import static io.driftmeter.standalone.testing.Eventually.eventually;

import io.driftmeter.monitor.testing.MonitorRack;
import io.driftmeter.monitor.testing.ScoredMonitor;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers in racks, and instances that say where they are, by the settings that the documentation shows. */
class RackAwarenessIT {

    private static final int WEST = 1;
    private static final String HERE = "rack-" + WEST;
    private static final String THERE = "rack-2";

    @TempDir
    private Path directory;

    @Test
    void shouldReadFromTheNearReplicaAndTakeTheTasksWhosePartitionsAreNear() throws Exception {
        try (KafkaCluster cluster = TestCluster.start(3);
                EmbeddedRegistry registry = EmbeddedRegistry.start();
                ClusterClient client = new ClusterClient(cluster)) {
            TopicCatalogue.DEFAULT.own().forEach(topic -> client.createTopic(topic.name(), topic.partitions()));
            create(client, ScoredMonitor.LABELS, Map.of(0, List.of(0, WEST)));
            create(
                    client,
                    ScoredMonitor.PREDICTIONS,
                    Map.of(0, List.of(2), 1, List.of(WEST), 2, List.of(WEST), 3, List.of(2)));
            try (MonitorRack here = start(cluster, registry, HERE)) {
                eventually(
                        "all partitions of the predictions in one instance",
                        () -> partitions(here).equals(Set.of(0, 1, 2, 3)));
                eventually("the labels, which broker 0 leads, read from the copy in " + HERE, () -> {
                    client.produce(
                            new ByteArraySerializer(),
                            new ByteArraySerializer(),
                            List.of(new ProducerRecord<>(ScoredMonitor.LABELS, new byte[0], new byte[0])));
                    return replicaOfLabels(here) == WEST;
                });
                try (MonitorRack there = start(cluster, registry, THERE)) {
                    eventually(
                            () -> "each its near partitions, not " + partitions(here) + " and " + partitions(there),
                            () -> partitions(here).equals(Set.of(1, 2))
                                    && partitions(there).equals(Set.of(0, 3)),
                            DEADLINE);
                }
            }
        }
    }

    private MonitorRack start(KafkaCluster cluster, EmbeddedRegistry registry, String rack) {
        return MonitorRack.start(1, directory.resolve(rack), MonitorRack.settings(cluster, registry, rack));
    }

    private static void create(ClusterClient client, String topic, Map<Integer, List<Integer>> replicas)
            throws Exception {
        client.admin()
                .createTopics(List.of(new NewTopic(topic, replicas).configs(Map.of("min.insync.replicas", "1"))))
                .all()
                .get();
    }

    /** Partitions of the predictions whose tasks an instance has. */
    private static Set<Integer> partitions(MonitorRack rack) {
        return rack.instance(0).runner().streams().metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(ScoredMonitor.PREDICTIONS))
                .map(partition -> partition.partition())
                .collect(Collectors.toSet());
    }

    /** The broker from which an instance reads the labels; -1 for their leader. */
    private static int replicaOfLabels(MonitorRack rack) {
        return rack.instance(0).runner().streams().metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("preferred-read-replica")
                        && ScoredMonitor.LABELS.equals(
                                metric.metricName().tags().get("topic")))
                .map(Metric::metricValue)
                .flatMapToInt(
                        value -> value instanceof Number broker ? IntStream.of(broker.intValue()) : IntStream.empty())
                .findFirst()
                .orElse(-1);
    }
}
