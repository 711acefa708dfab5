package io.driftmeter.monitor.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.internals.AsyncKafkaConsumer;
import org.apache.kafka.clients.consumer.internals.StreamsRebalanceData;
import org.apache.kafka.streams.internals.ConsumerWrapper;

/**
 * The consumer of a stream thread under the {@code streams} protocol. Kafka Streams makes that one itself, asks no supplier of clients for it,
 * and has it wrapped by the class that a setting names, see {@link ObservedClients#mainConsumerSettings}.
 */
public final class ObservedGroupConsumer extends ConsumerWrapper {

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls wrapConsumer() before anything else.
    private Observation observation;

    /** Wraps nothing yet; called by Kafka Streams. */
    public ObservedGroupConsumer() {}

    @Override
    public void wrapConsumer(
            AsyncKafkaConsumer<byte[], byte[]> consumer,
            Map<String, Object> config,
            Optional<StreamsRebalanceData> rebalanceData) {
        super.wrapConsumer(consumer, config, rebalanceData);
        observation = ObservedClients.in(config).observe(consumer, config);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return observation.of(() -> super.poll(timeout));
    }
}
