package io.driftmeter.cli.maintenance;

import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.console.Failure;
import io.driftmeter.cli.console.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * What a Kafka Streams application has on a cluster and on this machine: its group with the offsets, its internal topics, its local state.
 *
 * @param cluster where it runs
 * @param applicationId its name
 * @param stateDirectory directory of its local state
 */
record StreamsApplication(Cluster cluster, String applicationId, Path stateDirectory) {

    private static final Set<GroupState> WITHOUT_MEMBERS = Set.of(GroupState.EMPTY, GroupState.DEAD);

    /** Its consumer group; empty where there is none. */
    Optional<GroupListing> group(Admin admin) {
        return cluster.await(admin.listGroups().all()).stream()
                .filter(group -> group.groupId().equals(applicationId))
                .findFirst();
    }

    /**
     * Demands that no instance runs.
     *
     * @throws UserMistake if the group has members
     */
    void requireStopped(Optional<GroupListing> group) {
        group.flatMap(GroupListing::groupState)
                .filter(state -> !WITHOUT_MEMBERS.contains(state))
                .ifPresent(state -> {
                    throw new UserMistake("Instances of " + applicationId + " run: its group is "
                            + state.toString().toLowerCase(Locale.ROOT)
                            + ". Stop all of them first; one that has stopped stays a member for session.timeout.ms, 45 s"
                            + " unless you have set another.");
                });
    }

    /** Its repartition topics and changelogs, which Kafka Streams names after it; not those of a group whose name goes on where its ends. */
    Set<String> internalTopics(Admin admin) {
        List<String> others = cluster.await(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(applicationId + "-"))
                .toList();
        Set<String> topics = new TreeSet<>(cluster.await(admin.listTopics().names()));
        topics.removeIf(topic -> others.stream().anyMatch(other -> topic.startsWith(other + "-")));
        topics.removeIf(topic -> !topic.startsWith(applicationId + "-")
                || !(topic.endsWith("-repartition") || topic.endsWith("-changelog")));
        return topics;
    }

    /** Its state on this machine; empty where there is none. */
    Optional<Path> localState() {
        return Optional.of(stateDirectory.resolve(applicationId)).filter(Files::isDirectory);
    }

    void deleteGroup(Admin admin, GroupListing group) {
        boolean streams = group.type().filter(GroupType.STREAMS::equals).isPresent();
        KafkaFuture<Void> deleted = streams
                ? admin.deleteStreamsGroups(List.of(applicationId)).all()
                : admin.deleteConsumerGroups(List.of(applicationId)).all();
        try {
            cluster.await(deleted);
        } catch (GroupIdNotFoundException gone) {
            // Nobody else needs it gone more than we do.
        }
    }

    void deleteTopics(Admin admin, Set<String> topics) {
        cluster.await(admin.deleteTopics(topics).all());
    }

    /** @throws Failure if some file cannot be deleted */
    void deleteLocalState(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException error) {
            throw new Failure(
                    directory + " cannot be deleted: " + error.getMessage() + ". Delete it yourself before a start.",
                    error);
        }
    }

    /**
     * Lets a new application begin in the midst of topics.
     *
     * @param from Kafka timestamp of the first record that it reads; a partition without one begins at its end
     */
    void beginAt(Admin admin, Set<String> topics, Instant from) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        cluster.await(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition -> asked.put(
                                new TopicPartition(topic, partition.partition()),
                                OffsetSpec.forTimestamp(from.toEpochMilli()))));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                cluster.await(admin.listOffsets(asked).all());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        found.forEach((partition, offset) -> {
            if (offset.offset() < 0) {
                ends.put(partition, OffsetSpec.latest());
            }
        });
        Map<TopicPartition, ListOffsetsResultInfo> last =
                cluster.await(admin.listOffsets(ends).all());
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        found.forEach((partition, offset) -> offsets.put(
                partition,
                new OffsetAndMetadata(last.getOrDefault(partition, offset).offset())));
        cluster.await(admin.alterConsumerGroupOffsets(applicationId, offsets).all());
    }
}
