package io.driftmeter.runtime;

import java.util.Map;

/**
 * Clients whose main consumer is one of their own under the {@code streams} protocol too, where Kafka Streams makes it itself and does not ask
 * its {@link org.apache.kafka.streams.KafkaClientSupplier}.
 */
public interface MainConsumerSettings {

    /** What Kafka Streams is told beside the settings of users, so that it uses that consumer. */
    Map<String, Object> mainConsumerSettings();
}
