package io.driftmeter.monitor.intake;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * An input record on its way from the consumer to the first processor. Never null itself; its bytes are where the record
 * has no value.
 *
 * <p>The deserializer wraps the bytes and cannot fail. {@link FateExtractor}, which alone is told C, reads them and notes
 * its finding here, since Kafka Streams hands nothing else from an extractor to a processor.
 */
public final class Arrival {

    private final byte @Nullable [] value;
    private @Nullable Reading reading;
    private long highestEventTimeBefore;
    private long kafkaTimestamp;

    /** An arrival that has not been read yet. */
    public Arrival(byte @Nullable [] value) {
        this.value = value;
    }

    /** Wraps values without looking into them; input is never written back. */
    public static Serde<Arrival> serde() {
        return Serdes.serdeFrom(
                (topic, arrival) -> {
                    throw new UnsupportedOperationException("Input records are not written");
                },
                (topic, bytes) -> new Arrival(bytes));
    }

    /** The raw value; null for a record without one. */
    public byte @Nullable [] value() {
        return value;
    }

    /** What the intake made of it. */
    public Reading reading() {
        if (reading == null) {
            throw new IllegalStateException("The arrival did not pass the FateExtractor");
        }
        return reading;
    }

    /**
     * C: the highest accepted event time of the partition before this record, in milliseconds since the epoch; 0 if there
     * is none.
     */
    public long highestEventTimeBefore() {
        return highestEventTimeBefore;
    }

    /** The Kafka timestamp that the record came with, in milliseconds since the epoch. */
    public long kafkaTimestamp() {
        return kafkaTimestamp;
    }

    void read(Reading reading, long kafkaTimestamp, long highestEventTimeBefore) {
        this.reading = reading;
        this.kafkaTimestamp = kafkaTimestamp;
        this.highestEventTimeBefore = highestEventTimeBefore;
    }
}
