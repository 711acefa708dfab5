package io.driftmeter.schemas.serde;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Record values in the Confluent wire format (a zero byte, the schema's id in four bytes, Avro binary), by Confluent's own classes.
 * Reading resolves the writer's schema to the version that this program was built with.
 */
public final class AvroSerde {

    private AvroSerde() {}

    /**
     * A serde for values of one contract. Unless the connection says otherwise, schemas are registered as they are first written,
     * without the properties that only Java reads.
     *
     * @throws org.apache.kafka.common.errors.SerializationException from both directions where bytes and contract do not fit or the
     *     registry does not answer
     */
    public static <T extends SpecificRecord> Serde<T> forValues(Class<T> contract, RegistryConnection registry) {
        return Serdes.serdeFrom(serializer(registry), deserializer(contract, registry));
    }

    private static <T extends SpecificRecord> Serializer<T> serializer(RegistryConnection registry) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        properties.putAll(registry.properties());
        KafkaAvroSerializer confluent = new KafkaAvroSerializer();
        confluent.configure(properties, false);
        return new ValueSerializer<>(confluent);
    }

    private static <T extends SpecificRecord> Deserializer<T> deserializer(
            Class<T> contract, RegistryConnection registry) {
        Map<String, Object> properties = new HashMap<>(registry.properties());
        properties.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        properties.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_VALUE_TYPE_CONFIG, contract);
        KafkaAvroDeserializer confluent = new KafkaAvroDeserializer();
        confluent.configure(properties, false);
        return new ValueDeserializer<>(confluent, contract);
    }

    private record ValueSerializer<T>(KafkaAvroSerializer confluent) implements Serializer<T> {
        @Override
        public byte[] serialize(String topic, T value) {
            return confluent.serialize(topic, value);
        }

        @Override
        public void close() {
            confluent.close();
        }
    }

    private record ValueDeserializer<T>(KafkaAvroDeserializer confluent, Class<T> contract) implements Deserializer<T> {
        @Override
        public T deserialize(String topic, byte[] bytes) {
            return contract.cast(confluent.deserialize(topic, bytes));
        }

        @Override
        public void close() {
            confluent.close();
        }
    }
}
