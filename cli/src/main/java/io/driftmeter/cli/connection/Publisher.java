package io.driftmeter.cli.connection;

import io.driftmeter.cli.console.Failure;
import io.driftmeter.schemas.serde.AvroSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** Writes records to one topic, in order, acknowledged by all replicas. */
public final class Publisher<K, V extends SpecificRecord> implements AutoCloseable {

    private static final int MOST_IN_FLIGHT = 5_000;

    private final Cluster cluster;
    private final String topic;
    private final KafkaProducer<K, V> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** A publisher of values of one contract. */
    public Publisher(Cluster cluster, String topic, Serde<K> keys, Class<V> contract) {
        this.cluster = cluster;
        this.topic = topic;
        Map<String, Object> properties = cluster.clientProperties();
        properties.remove("default.api.timeout.ms");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 60_000);
        this.producer = new KafkaProducer<>(
                properties,
                keys.serializer(),
                AvroSerde.forValues(contract, cluster.registry()).serializer());
    }

    /**
     * Sends a record; {@link #flush()} says whether it arrived.
     *
     * @throws Failure if the registry does not take its schema
     */
    public void send(K key, V value) {
        try {
            sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
        } catch (SerializationException error) {
            throw new Failure(
                    "Cannot write to " + topic + ": the schema registry at "
                            + cluster.registry().url()
                            + " does not answer or does not take the schema: " + reason(error)
                            + ". Name the right address with --registry.",
                    error);
        }
        if (sent.size() >= MOST_IN_FLIGHT) {
            flush();
        }
    }

    /**
     * Waits until all that was sent is acknowledged.
     *
     * @throws Failure if some record was not
     */
    public void flush() {
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted while writing to " + topic + ".", interrupted);
            } catch (ExecutionException failed) {
                throw new Failure("Cannot write to " + topic + ": " + reason(failed) + ".", failed);
            }
        }
        sent.clear();
    }

    private static String reason(Throwable error) {
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    @Override
    public void close() {
        producer.close();
    }
}
