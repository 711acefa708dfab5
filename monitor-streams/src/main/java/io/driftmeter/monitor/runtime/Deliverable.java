package io.driftmeter.monitor.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What can be delivered of a poll: of each partition the records before the first one that must wait. Order within a partition is kept, so
 * nothing behind that one is delivered either.
 *
 * @param records the records before it
 * @param waiting the first record that waits, by partition; empty where none does
 */
record Deliverable(
        ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, ConsumerRecord<byte[], byte[]>> waiting) {

    /** Cuts a poll. */
    static Deliverable of(
            ConsumerRecords<byte[], byte[]> polled, Predicate<ConsumerRecord<byte[], byte[]>> canBeDelivered) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> waiting = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
                if (!canBeDelivered.test(record)) {
                    waiting.put(partition, record);
                    break;
                }
            }
        }
        return waiting.isEmpty()
                ? new Deliverable(polled, Map.of())
                : new Deliverable(before(waiting, polled), waiting);
    }

    private static ConsumerRecords<byte[], byte[]> before(
            Map<TopicPartition, ConsumerRecord<byte[], byte[]>> waiting, ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            ConsumerRecord<byte[], byte[]> first = waiting.get(partition);
            List<ConsumerRecord<byte[], byte[]>> part =
                    first == null ? records : records.subList(0, records.indexOf(first));
            if (part.isEmpty()) {
                next.remove(partition);
            } else {
                kept.put(partition, part);
                if (first != null) {
                    next.put(partition, new OffsetAndMetadata(first.offset(), first.leaderEpoch(), ""));
                }
            }
        }
        return new ConsumerRecords<>(kept, next);
    }
}
