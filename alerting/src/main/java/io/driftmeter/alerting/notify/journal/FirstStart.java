package io.driftmeter.alerting.notify.journal;

import io.driftmeter.alerting.notify.OpenAlert;
import io.driftmeter.alerting.topology.DecodingFault;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Where a sink stands in a partition that is new to its worker: by its memory, or, on the sink's first start ever, with the alerts that are
 * open at that moment. A new sink is not told the history of three months.
 */
public final class FirstStart {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final JournalTopics topics;
    private final MemoryCodec codec;
    private final Deserializer<AlertEvent> events;

    /**
     * Reads with consumers of its own.
     *
     * @param consumers makes consumers of committed records, of no group
     * @param events reads alert events, Avro and JSON
     */
    public FirstStart(
            Supplier<Consumer<byte[], byte[]>> consumers,
            JournalTopics topics,
            MemoryCodec codec,
            Deserializer<AlertEvent> events) {
        this.consumers = consumers;
        this.topics = topics;
        this.codec = codec;
        this.events = events;
    }

    /** What the sink knows of the alerts of a partition. */
    Map<String, OpenAlert> remembered(int partition) {
        Map<String, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
        readToEnd(
                new TopicPartition(topics.memory(), partition),
                record -> codec.fingerprint(record).ifPresent(fingerprint -> last.put(fingerprint, record)));
        Map<String, OpenAlert> memory = new HashMap<>();
        last.forEach((fingerprint, record) -> {
            if (record.value() != null) {
                memory.put(fingerprint, codec.alert(record));
            }
        });
        return memory;
    }

    /** Puts into the memory what is open now, to be told; the position from which on the sink is told everything. */
    long begin(TopicPartition partition, Map<String, OpenAlert> memory) {
        Map<String, AlertEvent> last = new LinkedHashMap<>();
        boolean alerts = partition.topic().equals(topics.alerts());
        long end = readToEnd(partition, record -> {
            if (alerts && record.value() != null) {
                take(record, last);
            }
        });
        last.values().stream()
                .filter(event -> event.getTransition() != AlertTransition.RESOLVED)
                .forEach(event -> memory.putIfAbsent(
                        event.getFingerprint(), new OpenAlert(partition.partition(), event, false, true)));
        return end;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, AlertEvent> last) {
        try {
            AlertEvent event = events.deserialize(record.topic(), record.value());
            last.put(event.getFingerprint(), event);
        } catch (RuntimeException error) {
            if (!DecodingFault.isOfRecord(error)) {
                throw error;
            }
            // history that cannot be read is nobody's loss: the sink begins after it
        }
    }

    private long readToEnd(
            TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(reader);
            }
            return consumer.position(partition);
        }
    }
}
