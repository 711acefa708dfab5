package io.driftmeter.standalone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.standalone.cluster.KafkaCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What integration tests rely on, whichever cluster they run on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KafkaClusterContract {

    private KafkaCluster cluster;
    private ClusterClient client;

    protected abstract KafkaCluster startCluster();

    @BeforeAll
    void start() {
        cluster = startCluster();
        client = new ClusterClient(cluster);
    }

    @AfterAll
    void stop() {
        client.close();
        cluster.close();
    }

    @Test
    void shouldReplicateTopicsToEveryBrokerByDefault() throws Exception {
        client.createTopic("replicated", 2);
        List<TopicPartitionInfo> partitions =
                client.admin().describeTopics(List.of("replicated")).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .toList();
        assertThat(partitions)
                .hasSize(2)
                .allSatisfy(partition -> assertThat(partition.replicas()).hasSize(cluster.brokers()));
    }

    @Test
    void shouldGiveBackWhatWasWrittenInOrder() {
        client.createTopic("ordered", 1);
        List<ProducerRecord<String, String>> written = IntStream.range(0, 500)
                .mapToObj(i -> new ProducerRecord<>("ordered", "key", "value-" + i))
                .toList();
        client.produce(new StringSerializer(), new StringSerializer(), written);
        assertThat(client.readCommitted("ordered", new StringDeserializer(), new StringDeserializer(), 500))
                .extracting(record -> record.value())
                .containsExactlyElementsOf(
                        written.stream().map(ProducerRecord::value).toList());
    }

    @Test
    void shouldShowOnlyCommittedTransactions() {
        client.createTopic("transactional", 1);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", "contract");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactional", "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactional", "committed"));
            producer.commitTransaction();
        }
        assertThat(client.readAllCommitted("transactional", new StringDeserializer(), new StringDeserializer()))
                .extracting(record -> record.value())
                .containsExactly("committed");
    }

    @Test
    void shouldNotCreateTopicsByAccident() {
        Map<String, Object> settings = Map.of("bootstrap.servers", cluster.bootstrapServers(), "max.block.ms", 1_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.partitionsFor("never-created")).hasMessageContaining("never-created");
        }
    }
}
