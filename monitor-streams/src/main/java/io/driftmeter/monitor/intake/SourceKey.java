package io.driftmeter.monitor.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * The key of an input record, as it was written. Never null itself: Kafka Streams passes over records without a key
 * before a table.
 *
 * @param bytes the raw key; null for a record without one
 */
public record SourceKey(byte @Nullable [] bytes) {

    /** The key of a record without one. */
    public static final SourceKey NONE = new SourceKey(null);

    /** Reads a key without looking into it; input is never written back. */
    public static Serde<SourceKey> serde() {
        return Serdes.serdeFrom(
                (topic, key) -> {
                    throw new UnsupportedOperationException("Input records are not written");
                },
                (topic, bytes) -> bytes == null ? NONE : new SourceKey(bytes));
    }

    /** The key as text; empty if there is none or it is not UTF-8. */
    Optional<String> text() {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException error) {
            return Optional.empty();
        }
    }
}
