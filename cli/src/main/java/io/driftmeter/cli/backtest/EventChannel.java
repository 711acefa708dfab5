package io.driftmeter.cli.backtest;

import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Writes events of one contract by prediction id; without a topic they go nowhere. */
final class EventChannel<V extends SpecificRecord> implements AutoCloseable {

    private final @Nullable Publisher<String, V> publisher;

    EventChannel(Cluster cluster, @Nullable String topic, Class<V> contract) {
        this.publisher = topic == null ? null : new Publisher<>(cluster, topic, Serdes.String(), contract);
    }

    void send(String predictionId, V event) {
        if (publisher != null) {
            publisher.send(predictionId, event);
        }
    }

    /** Flushes what was sent. */
    @Override
    public void close() {
        if (publisher != null) {
            try (publisher) {
                publisher.flush();
            }
        }
    }
}
