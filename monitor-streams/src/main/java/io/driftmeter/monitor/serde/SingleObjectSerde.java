package io.driftmeter.monitor.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro's single-object encoding, for topics and stores that only this application reads: the schema's fingerprint stands
 * before each value, and no registry is asked.
 *
 * @param <T> the generated class
 */
public final class SingleObjectSerde<T extends SpecificRecord> implements Serde<T> {

    private final Schema schema;
    private final SpecificData data;
    private final ThreadLocal<BinaryMessageEncoder<T>> encoder;
    private final ThreadLocal<BinaryMessageDecoder<T>> decoder;

    /** A serde for values of {@code schema}, whose generated class is {@code T}. May be shared between threads. */
    public SingleObjectSerde(Schema schema) {
        this.schema = schema;
        this.data = new SpecificData(Thread.currentThread().getContextClassLoader());
        // Which branch of a union a time is of, the generated class does not say.
        this.data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        this.encoder = ThreadLocal.withInitial(() -> new BinaryMessageEncoder<>(data, this.schema));
        this.decoder = ThreadLocal.withInitial(() -> new BinaryMessageDecoder<>(data, this.schema));
    }

    @Override
    public Serializer<T> serializer() {
        return this::serialize;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::deserialize;
    }

    @SuppressWarnings("NullAway") // Kafka's serializers pass null, a tombstone, through.
    private byte[] serialize(String topic, T value) {
        if (value == null) {
            return null;
        }
        try {
            ByteBuffer buffer = encoder.get().encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's deserializers pass null, a tombstone, through.
    private T deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.get().decode(bytes);
        } catch (IOException | RuntimeException error) {
            throw new SerializationException("Not a " + schema.getFullName() + " on " + topic, error);
        }
    }
}
