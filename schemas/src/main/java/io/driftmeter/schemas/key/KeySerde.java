package io.driftmeter.schemas.key;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Keys as UTF-8 text; a text that stands for no key is a {@link SerializationException}. */
final class KeySerde<K> implements Serde<K> {

    private final Function<String, K> parse;

    KeySerde(Function<String, K> parse) {
        this.parse = parse;
    }

    @Override
    public Serializer<K> serializer() {
        return (topic, key) -> bytes(key);
    }

    @Override
    public Deserializer<K> deserializer() {
        return (topic, bytes) -> key(topic, bytes);
    }

    @SuppressWarnings("NullAway") // Kafka's contract: null stays null
    private byte[] bytes(@Nullable K key) {
        return key == null ? null : key.toString().getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway") // Kafka's contract: null stays null
    private K key(String topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : parse.apply(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException error) {
            throw new SerializationException("Bad key on topic " + topic + ": " + error.getMessage(), error);
        }
    }
}
