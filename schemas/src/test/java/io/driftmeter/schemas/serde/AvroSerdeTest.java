package io.driftmeter.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.RetrainingState;
import io.driftmeter.avro.RetrainingStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class AvroSerdeTest {

    private static final String TOPIC = "topic";

    private final RegistryConnection registry;

    AvroSerdeTest(TestInfo test) {
        registry = RegistryConnection.at(
                "mock://" + test.getTestClass().orElseThrow().getName());
    }

    @Test
    void shouldReadWhatItWroteWithEveryKindOfFeatureValue() {
        Map<String, Object> features = new HashMap<>();
        features.put("missing", null);
        features.put("number", Double.NaN);
        features.put("whole", 3L);
        features.put("flag", true);
        features.put("category", "rot");
        features.put("embedding", List.of(0.5, -0.5));
        FeatureEvent event = FeatureEvent.newBuilder()
                .setPredictionId("p-1")
                .setModel("credit-risk")
                .setModelVersion("1")
                .setEventTime(Instant.ofEpochMilli(1_700_000_000_123L))
                .setFeatures(features)
                .build();
        Serde<FeatureEvent> serde = AvroSerde.forValues(FeatureEvent.class, registry);

        byte[] bytes = serde.serializer().serialize(TOPIC, event);

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(event);
    }

    @Test
    void shouldKeepNullForRetractions() {
        Serde<LabelEvent> serde = AvroSerde.forValues(LabelEvent.class, registry);

        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void shouldWriteTheConfluentWireFormatUnderTheTopicsSubject() throws Exception {
        byte[] bytes = AvroSerde.forValues(RetrainingStatus.class, registry)
                .serializer()
                .serialize("statuses", status());

        try (SchemaRegistryClient client = registry.newClient()) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            assertThat(buffer.get()).isZero();
            assertThat(buffer.getInt())
                    .isEqualTo(client.getLatestSchemaMetadata("statuses-value").getId());
            assertThat(client.getLatestSchemaMetadata("statuses-value").getSchema())
                    .doesNotContain("avro.java.string");
        }
    }

    @Test
    void shouldPassTheSubjectStrategyThrough() throws Exception {
        RegistryConnection byRecord = registry.with("value.subject.name.strategy", RecordNameStrategy.class.getName());

        AvroSerde.forValues(RetrainingStatus.class, byRecord).serializer().serialize("by-record", status());

        try (SchemaRegistryClient client = registry.newClient()) {
            assertThat(client.getAllSubjects())
                    .contains("io.driftmeter.avro.RetrainingStatus")
                    .doesNotContain("by-record-value");
        }
    }

    @Test
    void shouldNotRegisterWhereThatIsSwitchedOff() {
        Serde<RetrainingStatus> serde =
                AvroSerde.forValues(RetrainingStatus.class, registry.with("auto.register.schemas", "false"));

        assertThatThrownBy(() -> serde.serializer().serialize("unregistered", status()))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldRefuseARecordOfAnotherContract() {
        byte[] label = AvroSerde.forValues(RetrainingStatus.class, registry)
                .serializer()
                .serialize(TOPIC, status());

        assertThatThrownBy(() -> AvroSerde.forValues(FeatureEvent.class, registry)
                        .deserializer()
                        .deserialize("another", label))
                .isInstanceOf(SerializationException.class);
    }

    private static RetrainingStatus status() {
        return RetrainingStatus.newBuilder()
                .setTriggerId("t-1")
                .setModel("credit-risk")
                .setState(RetrainingState.RUNNING)
                .setTime(Instant.EPOCH)
                .build();
    }
}
