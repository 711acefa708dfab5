package io.driftmeter.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records of our contracts as plain JSON: the field names of the Avro schema, no wrapper around a union's value, times as ISO 8601 in
 * UTC, and NaN and the infinities, which JSON lacks, as the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
public final class PlainJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlainJson() {}

    /**
     * A serde that needs no registry.
     *
     * <p>Reading ignores unknown fields and takes defaults for missing ones; a field that has neither is a
     * {@link SerializationException}. It can read every contract whose unions are of null and one other type.
     */
    public static <T extends SpecificRecord> Serde<T> serde(Class<T> contract) {
        Serializer<T> serializer = (topic, value) -> value == null ? null : bytes(value);
        Deserializer<T> deserializer = (topic, bytes) -> bytes == null ? null : read(topic, bytes, contract);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    /** The record as one line of JSON. */
    public static String text(SpecificRecord value) {
        return JsonWriting.node(value).toString();
    }

    private static byte[] bytes(SpecificRecord value) {
        try {
            return MAPPER.writeValueAsBytes(JsonWriting.node(value));
        } catch (IOException error) {
            throw new SerializationException("A " + value.getSchema().getName() + " cannot be written as JSON", error);
        }
    }

    private static <T extends SpecificRecord> T read(String topic, byte[] bytes, Class<T> contract) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return contract.cast(
                    JsonReading.record(SpecificData.get().getSchema(contract), node, contract.getSimpleName()));
        } catch (IOException | IllegalArgumentException error) {
            throw new SerializationException(
                    "No " + contract.getSimpleName() + " in the JSON on topic " + topic + ": " + error.getMessage(),
                    error);
        }
    }
}
