package io.driftmeter.alerting.topology;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * State as JSON: some hundred bytes a series, which a person can read in the changelog to see why an alert is open. It evolves as records
 * do: a component that the stored text lacks is null, and records make that their empty value; one that they no longer have is skipped.
 */
final class StateSerde {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private StateSerde() {}

    static <T> Serde<T> of(Class<T> type) {
        Serializer<T> serializer = (topic, state) -> write(state);
        Deserializer<T> deserializer = (topic, bytes) -> read(bytes, type);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    @SuppressWarnings("NullAway") // Kafka's contract: null stays null
    private static byte[] write(Object state) {
        try {
            return state == null ? null : MAPPER.writeValueAsBytes(state);
        } catch (JsonProcessingException error) {
            throw new SerializationException("state cannot be written", error);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's contract: null stays null
    private static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return bytes == null ? null : MAPPER.readValue(bytes, type);
        } catch (IOException error) {
            throw new SerializationException("stored state is no " + type.getSimpleName(), error);
        }
    }
}
