package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.alerting.notify.journal.FirstStart;
import io.driftmeter.alerting.notify.journal.JournalTopics;
import io.driftmeter.alerting.notify.journal.KafkaJournal;
import io.driftmeter.alerting.notify.journal.MemoryCodec;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the Kafka clients of one sink. */
final class SinkClients {

    private static final String RECORDS_OF_A_POLL = "50";
    private static final String TRANSACTION_MILLISECONDS = "10000";

    private final NotifySettings settings;
    private final String group;
    private final String sink;

    SinkClients(NotifySettings settings, String sink) {
        this.settings = settings;
        this.sink = sink;
        this.group = settings.clients().applicationId() + "-" + sink;
    }

    /** A journal that has joined nothing yet. */
    KafkaJournal journal(BooleanSupplier closing) {
        JournalTopics topics = JournalTopics.of(settings.topics());
        MemoryCodec codec = new MemoryCodec(sink, topics.memory(), settings.registry());
        FirstStart firstStart = new FirstStart(
                () -> reader(settings.clients()),
                topics,
                codec,
                ValueFormat.AVRO.serde(AlertEvent.class, settings.registry()).deserializer());
        return new KafkaJournal(consumer(), producer(), topics, codec, firstStart, closing);
    }

    /** A consumer of committed records, of no group. */
    static KafkaConsumer<byte[], byte[]> reader(ClientSettings clients) {
        return new KafkaConsumer<>(clients.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Partitions are given up before a rebalance and not in its midst: a cooperative consumer goes on reading with a generation that the
     * broker no longer takes commits of, and what was told then would be told twice.
     */
    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = settings.clients().consumer();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A life of a worker is a producer of its own; an older life is fenced by the consumer group's generation. */
    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> properties = settings.clients().producer();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-" + UUID.randomUUID());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLISECONDS);
        properties.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(TopicCatalogue.LARGEST_DEAD_LETTER_BYTES));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
