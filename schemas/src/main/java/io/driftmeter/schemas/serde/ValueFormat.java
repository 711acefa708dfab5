package io.driftmeter.schemas.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How values of alerts and retraining triggers are written. Reading takes either, record by record. */
public enum ValueFormat {
    /** The Confluent wire format. */
    AVRO("application/avro"),

    /** Plain JSON, which workflow engines read best; see {@link PlainJson}. */
    JSON("application/json");

    private static final byte CONFLUENT_MAGIC = 0;

    private final String contentType;

    ValueFormat(String contentType) {
        this.contentType = contentType;
    }

    /** Media type of values in this format, as the CloudEvents binding for Kafka names it. */
    public String contentType() {
        return contentType;
    }

    /** A serde that writes this format and reads both. */
    public <T extends SpecificRecord> Serde<T> serde(Class<T> contract, RegistryConnection registry) {
        Serde<T> avro = AvroSerde.forValues(contract, registry);
        Serde<T> json = PlainJson.serde(contract);
        return Serdes.serdeFrom(
                this == AVRO ? avro.serializer() : json.serializer(),
                new EitherDeserializer<>(avro.deserializer(), json.deserializer()));
    }

    private record EitherDeserializer<T>(Deserializer<T> avro, Deserializer<T> json) implements Deserializer<T> {
        @Override
        public T deserialize(String topic, byte[] bytes) {
            boolean isJson = bytes != null && bytes.length > 0 && bytes[0] != CONFLUENT_MAGIC;
            return (isJson ? json : avro).deserialize(topic, bytes);
        }

        @Override
        public void close() {
            avro.close();
            json.close();
        }
    }
}
