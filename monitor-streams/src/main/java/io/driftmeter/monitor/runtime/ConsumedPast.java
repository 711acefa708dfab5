package io.driftmeter.monitor.runtime;

import io.driftmeter.monitor.duplicates.PastRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads logs with a consumer that is of no group and is there for one reading only. */
final class ConsumedPast implements PastRecords {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final long MOST_SILENCE_NANOSECONDS = Duration.ofSeconds(60).toNanos();

    private final Map<String, Object> settings;

    /** By the settings of the consumer that reads the inputs. */
    ConsumedPast(Map<String, Object> settings) {
        this.settings = new HashMap<>(settings);
        this.settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        this.settings.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
        this.settings.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (key, id) -> id + "-past");
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    @Override
    public void read(
            TopicPartition partition,
            long fromKafkaTimestamp,
            long untilOffset,
            Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            OffsetAndTimestamp from = consumer.offsetsForTimes(Map.of(partition, fromKafkaTimestamp))
                    .get(partition);
            if (from == null) {
                return;
            }
            consumer.seek(partition, from.offset());
            long place = from.offset();
            long movedAt = System.nanoTime();
            while (place < untilOffset) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                    if (record.offset() < untilOffset) {
                        visitor.accept(record);
                    }
                }
                long now = consumer.position(partition);
                if (now > place) {
                    place = now;
                    movedAt = System.nanoTime();
                } else if (System.nanoTime() - movedAt > MOST_SILENCE_NANOSECONDS) {
                    throw new TimeoutException("Nothing of " + partition + " came from offset " + place + " on, though "
                            + untilOffset + " had been read");
                }
            }
        }
    }
}
