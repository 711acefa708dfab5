package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.topology.DecodingFault;
import io.driftmeter.alerting.topology.MonitorDefinitions;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.schemas.key.MonitorKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definitions on the monitors topic, read when they are needed. A report is written after the definition that ruled it, so a revision
 * that is not known yet must stand before the topic's present end: a look-up that misses reads on to there, and what is then still
 * missing is not in the topic. There is no thread that follows the topic and no moment at which it lags.
 */
public final class MonitorsTopic implements MonitorDefinitions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorsTopic.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<MonitorDefinition> deserializer;
    private final Map<MonitorKey, MonitorDefinition> definitions = new HashMap<>();

    /**
     * @param topic the monitors topic
     * @param consumer reads committed records of no group, from the earliest; closed with this
     * @param deserializer reads definitions
     */
    public MonitorsTopic(
            String topic, Consumer<byte[], byte[]> consumer, Deserializer<MonitorDefinition> deserializer) {
        this.topic = topic;
        this.consumer = consumer;
        this.deserializer = deserializer;
    }

    /** Waits for the broker where it has to read on; fails as a consumer fails where the broker does not answer. */
    @Override
    public synchronized Optional<MonitorDefinition> find(String model, int revision) {
        if (revision < 1) {
            return Optional.empty();
        }
        MonitorKey key = new MonitorKey(model, revision);
        if (!definitions.containsKey(key)) {
            readOn();
        }
        return Optional.ofNullable(definitions.get(key));
    }

    private void readOn() {
        if (consumer.assignment().isEmpty()) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            List<TopicPartition> all = partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // a definition that is taken back still explains the reports it ruled
        }
        try {
            MonitorDefinition definition = deserializer.deserialize(topic, record.value());
            definitions.put(new MonitorKey(definition.getModel(), definition.getRevision()), definition);
        } catch (RuntimeException error) {
            if (!DecodingFault.isOfRecord(error)) {
                consumer.unsubscribe(); // so that the next look-up starts again from the beginning
                throw error;
            }
            LOG.warn("The record of {} at offset {} is no definition", topic, record.offset(), error);
        }
    }

    @Override
    public synchronized void close() {
        consumer.close();
        deserializer.close();
    }
}
