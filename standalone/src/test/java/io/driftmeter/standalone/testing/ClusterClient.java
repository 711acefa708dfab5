package io.driftmeter.standalone.testing;

import io.driftmeter.standalone.cluster.KafkaCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Creates topics, writes records and reads what is committed, each call complete when it returns. */
public final class ClusterClient implements AutoCloseable {

    private final String bootstrapServers;
    private final Admin admin;

    public ClusterClient(KafkaCluster cluster) {
        this(cluster.bootstrapServers());
    }

    public ClusterClient(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** For what this class has no word for. */
    public Admin admin() {
        return admin;
    }

    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /** @param settings topic settings such as {@code cleanup.policy} */
    public void createTopic(String name, int partitions, Map<String, String> settings) {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
        done(admin.createTopics(List.of(topic)).all());
        Eventually.eventually("the broker shows " + name, () -> isListed(name));
    }

    /** Writes in order and returns where each record went once all replicas have it. */
    public <K, V> List<RecordMetadata> produce(
            Serializer<K> keys, Serializer<V> values, List<ProducerRecord<K, V>> records) {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 5);
        try (KafkaProducer<K, V> producer = new KafkaProducer<>(settings, keys, values)) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            return sent.stream().map(ClusterClient::done).toList();
        }
    }

    /** Reads a topic's committed records from its beginning until there are this many, or fails at the deadline. */
    public <K, V> List<ConsumerRecord<K, V>> readCommitted(
            String topic, Deserializer<K> keys, Deserializer<V> values, int count) {
        return readCommittedUntil(topic, keys, values, records -> records.size() >= count);
    }

    /**
     * Reads a topic's committed records from its beginning until the condition holds for all that was read.
     *
     * @throws AssertionError when it does not hold within {@link Eventually#DEADLINE}
     */
    public <K, V> List<ConsumerRecord<K, V>> readCommittedUntil(
            String topic, Deserializer<K> keys, Deserializer<V> values, Predicate<List<ConsumerRecord<K, V>>> until) {
        return readCommittedUntil(topic, keys, values, until, Eventually.DEADLINE);
    }

    /** As above, with another deadline: where processes have to start first. */
    public <K, V> List<ConsumerRecord<K, V>> readCommittedUntil(
            String topic,
            Deserializer<K> keys,
            Deserializer<V> values,
            Predicate<List<ConsumerRecord<K, V>>> until,
            Duration deadline) {
        List<ConsumerRecord<K, V>> read = new ArrayList<>();
        try (KafkaConsumer<K, V> consumer = consumer(topic, keys, values)) {
            Eventually.eventually(
                    () -> "the condition on " + topic + ", of which " + read.size() + " records were read",
                    () -> {
                        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                        return until.test(read);
                    },
                    deadline);
        }
        return read;
    }

    /** Reads what is committed in a topic now, and does not wait for more. */
    public <K, V> List<ConsumerRecord<K, V>> readAllCommitted(
            String topic, Deserializer<K> keys, Deserializer<V> values) {
        List<ConsumerRecord<K, V>> read = new ArrayList<>();
        try (KafkaConsumer<K, V> consumer = consumer(topic, keys, values)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            Eventually.eventually("the end of " + topic, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return read;
    }

    @Override
    public void close() {
        admin.close();
    }

    private <K, V> KafkaConsumer<K, V> consumer(String topic, Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings, keys, values);
        List<TopicPartition> partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private boolean isListed(String topic) {
        return done(admin.listTopics().names()).contains(topic);
    }

    private List<TopicPartition> partitions(String topic) {
        return done(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
