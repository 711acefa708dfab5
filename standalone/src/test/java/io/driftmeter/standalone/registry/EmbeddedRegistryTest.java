package io.driftmeter.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the genuine Java client over HTTP. */
class EmbeddedRegistryTest {

    private static final AvroSchema FIRST = record("{\"name\": \"score\", \"type\": \"double\"}");
    private static final AvroSchema SECOND = record("{\"name\": \"score\", \"type\": \"double\"},"
            + "{\"name\": \"segment\", \"type\": \"string\", \"default\": \"all\"}");
    private static final AvroSchema INCOMPATIBLE = record("{\"name\": \"score\", \"type\": \"string\"}");

    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final CachedSchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 100);

    @AfterEach
    void close() throws Exception {
        client.close();
        registry.close();
    }

    @Test
    void shouldGiveIdsAndVersionsAndFindThemAgain() throws Exception {
        int first = client.register("a-value", FIRST);
        int second = client.register("a-value", SECOND);
        CachedSchemaRegistryClient other = new CachedSchemaRegistryClient(registry.url(), 100);
        assertThat(other.register("a-value", FIRST)).isEqualTo(first);
        assertThat(other.register("b-value", FIRST)).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(other.getAllSubjects()).containsExactly("a-value", "b-value");
        assertThat(other.getAllVersions("a-value")).containsExactly(1, 2);
        assertThat(other.getSchemaById(second)).isEqualTo(SECOND);
        assertThat(other.getId("a-value", SECOND)).isEqualTo(second);
        assertThat(other.getVersion("a-value", SECOND)).isEqualTo(2);
        assertThat(other.getLatestSchemaMetadata("a-value").getVersion()).isEqualTo(2);
        assertThat(other.getSchemaMetadata("a-value", 1).getId()).isEqualTo(first);
        assertThat(other.getAllSubjectsById(first)).containsExactly("a-value", "b-value");
        assertThat(other.getAllVersionsById(second)).singleElement().satisfies(use -> {
            assertThat(use.getSubject()).isEqualTo("a-value");
            assertThat(use.getVersion()).isEqualTo(2);
        });
        other.close();
    }

    @Test
    void shouldCarryARecordFromSerializerToDeserializer() {
        Map<String, String> settings = Map.of("schema.registry.url", registry.url());
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
                KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            serializer.configure(settings, false);
            deserializer.configure(settings, false);
            GenericRecord written = new GenericRecordBuilder(FIRST.rawSchema())
                    .set("score", 0.5)
                    .build();
            assertThat(deserializer.deserialize("topic", serializer.serialize("topic", written)))
                    .isEqualTo(written);
            byte[] unknownId = ByteBuffer.allocate(6)
                    .put((byte) 0)
                    .putInt(987)
                    .put((byte) 1)
                    .array();
            assertThatThrownBy(() -> deserializer.deserialize("topic", unknownId))
                    .isInstanceOf(SerializationException.class)
                    .rootCause()
                    .hasMessageContaining("40403");
        }
    }

    @Test
    void shouldRefuseAnIncompatibleSchemaByTheLevelOfItsSubject() throws Exception {
        client.register("a-value", FIRST);
        assertThat(client.testCompatibility("a-value", SECOND)).isTrue();
        assertThat(client.testCompatibility("a-value", INCOMPATIBLE)).isFalse();
        assertError(409, 409, () -> client.register("a-value", INCOMPATIBLE));
        assertThat(client.getAllVersions("a-value")).containsExactly(1);
        client.updateCompatibility("a-value", "NONE");
        assertThat(client.getCompatibility("a-value")).isEqualTo("NONE");
        client.register("a-value", INCOMPATIBLE);
        assertThat(client.getAllVersions("a-value")).containsExactly(1, 2);
    }

    @Test
    void shouldStartWithBackwardAndTakeAnotherGlobalLevel() throws Exception {
        assertThat(get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
        client.updateCompatibility(null, "NONE");
        assertThat(get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"NONE\"}");
        client.register("a-value", FIRST);
        client.register("a-value", INCOMPATIBLE);
        assertError(422, 42203, () -> client.updateCompatibility(null, "SIDEWAYS"));
    }

    @Test
    void shouldNameWhatIsMissingWithTheCodesOfTheApi() throws Exception {
        assertError(404, 40403, () -> client.getSchemaById(1));
        assertError(404, 40401, () -> client.getAllVersions("absent"));
        assertError(404, 40401, () -> client.getLatestSchemaMetadata("absent"));
        assertError(404, 40401, () -> client.getVersion("absent", FIRST));
        client.register("a-value", FIRST);
        assertError(404, 40402, () -> client.getSchemaMetadata("a-value", 7));
        assertError(404, 40403, () -> client.getVersion("a-value", SECOND));
        assertThat(get("/subjects/a-value/versions/zero").statusCode()).isEqualTo(422);
        HttpResponse<String> invalid = post("/subjects/a-value/versions", "{\"schema\": \"no schema\"}");
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(invalid.body()).contains("42201");
    }

    @Test
    void shouldDeleteAVersionAndASubject() throws Exception {
        client.register("a-value", FIRST);
        client.register("a-value", SECOND);
        assertThat(client.deleteSchemaVersion("a-value", "1")).isEqualTo(1);
        assertThat(client.getAllVersions("a-value")).containsExactly(2);
        assertThat(client.deleteSubject("a-value")).isEqualTo(List.of(2));
        assertThat(client.getAllSubjects()).isEmpty();
        assertError(404, 40401, () -> client.deleteSubject("a-value"));
    }

    @Test
    void shouldAnswerWhatOtherClientsAskFirst() throws Exception {
        client.register("a-value", FIRST);
        assertThat(get("/").body()).isEqualTo("{}");
        assertThat(get("/schemas/types").body()).isEqualTo("[\"AVRO\"]");
        assertThat(get("/mode").body()).isEqualTo("{\"mode\":\"READWRITE\"}");
        assertThat(get("/subjects/a-value/versions/latest/schema").body()).isEqualTo(FIRST.canonicalString());
        assertThat(get("/subjects").headers().firstValue("content-type"))
                .contains("application/vnd.schemaregistry.v1+json");
    }

    private static void assertError(int status, int code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RestClientException.class, error -> {
            assertThat(error.getStatus()).isEqualTo(status);
            assertThat(error.getErrorCode()).isEqualTo(code);
        });
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path)).build());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(registry.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static AvroSchema record(String fields) {
        return new AvroSchema("{\"type\": \"record\", \"name\": \"Event\", \"fields\": [" + fields + "]}");
    }
}
