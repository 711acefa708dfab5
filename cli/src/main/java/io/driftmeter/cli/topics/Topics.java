package io.driftmeter.cli.topics;

import static java.util.Objects.requireNonNull;

import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.console.Failure;
import io.driftmeter.schemas.topic.TopicDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics on a cluster beside what the catalogue says of them. */
public final class Topics {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Topics() {}

    /**
     * Creates what is missing, and returns when the cluster shows it, so that the next command finds it.
     *
     * @param replicationFactor copies of each partition; −1 for the broker's default
     * @return the topics that were created; one that another client created meanwhile is not among them
     * @throws Failure if the cluster does not show them within {@link #VISIBLE_WITHIN}
     */
    public static List<TopicDescription> create(
            Cluster cluster, List<TopicDescription> topics, short replicationFactor) {
        try (Admin admin = cluster.admin()) {
            Collection<String> there = cluster.await(admin.listTopics().names());
            List<TopicDescription> missing = topics.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            Map<String, KafkaFuture<Void>> answers = admin.createTopics(missing.stream()
                            .map(topic -> topic.newTopic(replicationFactor))
                            .toList())
                    .values();
            List<TopicDescription> created = missing.stream()
                    .filter(topic -> isCreated(cluster, requireNonNull(answers.get(topic.name()))))
                    .toList();
            awaitVisible(
                    cluster, admin, missing.stream().map(TopicDescription::name).toList());
            return created;
        }
    }

    private static boolean isCreated(Cluster cluster, KafkaFuture<Void> answer) {
        try {
            cluster.await(answer);
            return true;
        } catch (TopicExistsException anotherClientWasFaster) {
            return false;
        }
    }

    /** The controller answers for a new topic before every broker has heard of it. */
    private static void awaitVisible(Cluster cluster, Admin admin, Collection<String> topics) {
        long start = System.nanoTime();
        while (!cluster.await(admin.listTopics().names()).containsAll(topics)) {
            if (System.nanoTime() - start > VISIBLE_WITHIN.toNanos()) {
                throw new Failure("Kafka at " + cluster.bootstrapServers() + " created " + String.join(", ", topics)
                        + " but does not show them after " + VISIBLE_WITHIN.toSeconds()
                        + " s. Look at its brokers, then run this command again.");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** What differs from the catalogue: missing topics and settings of another value, topic by topic. */
    public static List<Difference> differences(Cluster cluster, List<TopicDescription> topics) {
        List<Difference> differences = new ArrayList<>();
        try (Admin admin = cluster.admin()) {
            Collection<String> there = cluster.await(admin.listTopics().names());
            for (TopicDescription topic : topics) {
                if (there.contains(topic.name())) {
                    differences.addAll(compare(topic, actual(cluster, admin, topic.name())));
                } else {
                    differences.add(new Difference(topic.name(), "topic", "exists", "missing"));
                }
            }
        }
        return differences;
    }

    private static List<Difference> compare(TopicDescription topic, Map<String, String> actual) {
        Map<String, String> expected = new TreeMap<>(topic.configs());
        expected.put("partitions", Integer.toString(topic.partitions()));
        List<Difference> differences = new ArrayList<>();
        expected.forEach((setting, value) -> {
            String found = actual.getOrDefault(setting, "");
            if (!found.equals(value)) {
                differences.add(new Difference(topic.name(), setting, value, found));
            }
        });
        return differences;
    }

    private static Map<String, String> actual(Cluster cluster, Admin admin, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config =
                cluster.await(admin.describeConfigs(List.of(resource)).all()).get(resource);
        int partitions = cluster.await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
        Map<String, String> actual = new TreeMap<>();
        if (config != null) {
            for (ConfigEntry entry : config.entries()) {
                actual.put(entry.name(), String.valueOf(entry.value()));
            }
        }
        actual.put("partitions", Integer.toString(partitions));
        return actual;
    }

    /**
     * One setting that differs.
     *
     * @param topic the topic
     * @param setting what differs
     * @param expected its value in the catalogue
     * @param actual its value on the cluster
     */
    public record Difference(String topic, String setting, String expected, String actual) {}
}
