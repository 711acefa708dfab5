package io.driftmeter.monitor.duplicates;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads again what a partition's log holds before a place in it. */
@FunctionalInterface
public interface PastRecords {

    /** No partition has a past. */
    PastRecords NONE = (partition, fromKafkaTimestamp, untilOffset, visitor) -> {};

    /**
     * Shows the committed records of a partition, in their order.
     *
     * @param fromKafkaTimestamp begins with the first record of this Kafka timestamp or a higher one, in milliseconds since the epoch
     * @param untilOffset ends before this offset
     */
    void read(
            TopicPartition partition,
            long fromKafkaTimestamp,
            long untilOffset,
            Consumer<ConsumerRecord<byte[], byte[]>> visitor);
}
