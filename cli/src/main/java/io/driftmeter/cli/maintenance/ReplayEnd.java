package io.driftmeter.cli.maintenance;

import io.driftmeter.cli.connection.Cluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * The end that the input topics had at one moment. A replay has reached it when it has committed all of the input up to there, and after that
 * everything that its own topics hold: what was counted has been reported then, as far as it was due.
 */
final class ReplayEnd {

    private static final String REPARTITION = "-repartition";

    private final Cluster cluster;
    private final String applicationId;
    private final Map<TopicPartition, Long> ends;

    private ReplayEnd(Cluster cluster, String applicationId, Map<TopicPartition, Long> ends) {
        this.cluster = cluster;
        this.applicationId = applicationId;
        this.ends = ends;
    }

    /** The end that the topics have now. */
    static ReplayEnd ofNow(Cluster cluster, Admin admin, String applicationId, Set<String> topics) {
        return new ReplayEnd(cluster, applicationId, ends(cluster, admin, topics));
    }

    private static Map<TopicPartition, Long> ends(Cluster cluster, Admin admin, Set<String> topics) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        cluster.await(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                cluster.await(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** Whether all has been read. */
    boolean isReached(Admin admin) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                cluster.await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        if (!holds(committed, ends)) {
            return false;
        }
        Set<String> between = cluster.await(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(applicationId + "-") && topic.endsWith(REPARTITION))
                .collect(Collectors.toSet());
        return holds(committed, ends(cluster, admin, between));
    }

    private static boolean holds(Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> needed) {
        return needed.entrySet().stream().filter(end -> end.getValue() > 0).allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
    }
}
