package io.driftmeter.monitor.runtime;

import io.driftmeter.monitor.duplicates.PastRecords;
import io.driftmeter.runtime.MainConsumerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * Gives each stream thread a consumer that tells silence from lag, and lets the processors of that thread ask it.
 *
 * <p>Kafka Streams names the consumer of a thread after the thread: {@code <thread>-consumer}.
 */
public final class ObservedClients extends DefaultKafkaClientSupplier
        implements SourcePartitions, MainConsumerSettings {

    private static final String CONSUMER = "-consumer";

    /** By which the wrapped consumers of a process find their clients. */
    private static final String CLIENTS = "driftmeter.observed.clients";

    private final Duration idleTime;
    private final Predicate<ConsumerRecord<byte[], byte[]>> canBeRead;
    private final LongSupplier clock;
    private final Map<String, Inputs> byThread = new ConcurrentHashMap<>();

    /** What a thread reads its inputs with. */
    private record Inputs(Observation observation, PastRecords past) {}

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
        return new ObservedConsumer(config, consumer -> observe(consumer, config));
    }

    @Override
    public Map<String, Object> mainConsumerSettings() {
        return Map.of(
                StreamsConfig.InternalConfig.INTERNAL_CONSUMER_WRAPPER, ObservedGroupConsumer.class, CLIENTS, this);
    }

    /** The clients that {@link #mainConsumerSettings} has put into the settings of a consumer. */
    static ObservedClients in(Map<String, Object> config) {
        return (ObservedClients) Objects.requireNonNull(config.get(CLIENTS), CLIENTS);
    }

    /** Observes the consumer that a thread reads its inputs with. */
    Observation observe(Consumer<byte[], byte[]> consumer, Map<String, Object> config) {
        Observation observation = new Observation(consumer, idleTime, canBeRead, clock);
        byThread.put(
                String.valueOf(config.get(CommonClientConfigs.CLIENT_ID_CONFIG)),
                new Inputs(observation, new ConsumedPast(config)));
        return observation;
    }

    @Override
    public Set<TopicPartition> assigned() {
        return ofThisThread().observation().assigned();
    }

    @Override
    public int partitionsOf(String topic) {
        return ofThisThread().observation().partitionsOf(topic);
    }

    @Override
    public OptionalLong idleUntil(TopicPartition partition, long lastProcessedOffset, long now) {
        return ofThisThread().observation().idleUntil(partition, lastProcessedOffset, now);
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
