package io.driftmeter.monitor.runtime;

import io.driftmeter.monitor.duplicates.PastRecords;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Gives each stream thread a consumer that tells silence from lag, and lets the processors of that thread ask it.
 *
 * <p>Kafka Streams names the consumer of a thread after the thread: {@code <thread>-consumer}.
 */
public final class ObservedClients extends DefaultKafkaClientSupplier implements SourcePartitions {

    private static final String CONSUMER = "-consumer";

    private final Duration idleTime;
    private final Predicate<ConsumerRecord<byte[], byte[]>> canBeRead;
    private final LongSupplier clock;
    private final Map<String, Inputs> byThread = new ConcurrentHashMap<>();

    /** What a thread reads its inputs with. */
    private record Inputs(ObservedConsumer consumer, PastRecords past) {}

    /**
     * Clients by which a partition is idle after {@code idleTime} at the end of its log.
     *
     * @param canBeRead whether a record can be delivered now; asked on the stream threads, and must not block
     * @param clock wall clock, in milliseconds since the epoch
     */
    public ObservedClients(Duration idleTime, Predicate<ConsumerRecord<byte[], byte[]>> canBeRead, LongSupplier clock) {
        this.idleTime = idleTime;
        this.canBeRead = canBeRead;
        this.clock = clock;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        String clientId = String.valueOf(config.get(CommonClientConfigs.CLIENT_ID_CONFIG));
        ObservedConsumer consumer = new ObservedConsumer(config, idleTime, canBeRead, clock);
        byThread.put(clientId, new Inputs(consumer, new ConsumedPast(config)));
        return consumer;
    }

    @Override
    public Set<TopicPartition> assigned() {
        return ofThisThread().consumer().assigned();
    }

    @Override
    public int partitionsOf(String topic) {
        return ofThisThread().consumer().partitionsOf(topic);
    }

    @Override
    public OptionalLong idleUntil(TopicPartition partition, long lastProcessedOffset, long now) {
        return ofThisThread().consumer().idleUntil(partition, lastProcessedOffset, now);
    }

    @Override
    public PastRecords past() {
        return (partition, fromKafkaTimestamp, untilOffset, visitor) ->
                ofThisThread().past().read(partition, fromKafkaTimestamp, untilOffset, visitor);
    }

    private Inputs ofThisThread() {
        String thread = Thread.currentThread().getName();
        Inputs inputs = byThread.get(thread + CONSUMER);
        if (inputs == null) {
            throw new IllegalStateException(
                    "Thread " + thread + " has no observed consumer; known are " + byThread.keySet());
        }
        return inputs;
    }
}
