package io.driftmeter.monitor.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer of a stream thread under the {@code classic} protocol. */
final class ObservedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final Observation observation;

    /** A consumer that is observed by what {@code observe} makes of it. */
    ObservedConsumer(Map<String, Object> config, Function<Consumer<byte[], byte[]>, Observation> observe) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.observation = observe.apply(this);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return observation.of(() -> super.poll(timeout));
    }
}
