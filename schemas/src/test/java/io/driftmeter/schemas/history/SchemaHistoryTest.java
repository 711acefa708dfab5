package io.driftmeter.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.driftmeter.schemas.history.SchemaHistory.Version;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts may grow, and whoever reads or writes an older version must not notice. */
class SchemaHistoryTest {

    private static final String APPEND = "driftmeter.history.append";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Schema> contracts() {
        TopicCatalogue catalogue = TopicCatalogue.DEFAULT;
        return Stream.concat(catalogue.own().stream(), catalogue.inputs().stream())
                .map(TopicDescription::schema)
                .flatMap(Optional::stream);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldEndTheHistoryWithTheCurrentSchema(Schema contract) throws IOException {
        SchemaHistory history = SchemaHistory.of(contract);
        Schema current = SchemaHistory.published(contract);
        if (Boolean.getBoolean(APPEND) && !last(history).equals(Optional.of(current))) {
            history.append(current);
        }
        assertThat(last(history))
                .as(
                        "%s differs from the last version in its history; if that is meant, append it: "
                                + "mvn -pl registry-client,schemas package -Dtest=SchemaHistoryTest -D%s=true "
                                + "-Dsurefire.failIfNoSpecifiedTests=false",
                        contract.getName(), APPEND)
                .contains(current);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldKeepEveryVersionFullyCompatibleWithAllBeforeIt(Schema contract) throws IOException {
        List<Version> versions = SchemaHistory.of(contract).versions();
        for (Version version : versions) {
            assertThat(incompatibilities(version.schema(), versions.subList(0, version.number() - 1)))
                    .as("%s version %d", contract.getName(), version.number())
                    .isEmpty();
        }
        assertThat(incompatibilities(SchemaHistory.published(contract), versions))
                .as("%s as it is now", contract.getName())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldReadTheGoldenBytesOfEveryVersion(Schema contract) throws IOException {
        for (Version version : SchemaHistory.of(contract).versions()) {
            assertThat(version.goldenBytes())
                    .hasSameSizeAs(version.goldenJson())
                    .isNotEmpty();
            for (int golden = 0; golden < version.goldenBytes().size(); golden++) {
                SpecificRecord decoded =
                        SchemaHistory.decode(version.goldenBytes().get(golden), version.schema(), contract);
                assertContains(
                        MAPPER.readTree(version.goldenJson().get(golden)),
                        MAPPER.readTree(decoded.toString()),
                        contract.getName() + " version " + version.number());
            }
        }
    }

    private static Optional<Schema> last(SchemaHistory history) throws IOException {
        List<Version> versions = history.versions();
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(versions.size() - 1).schema());
    }

    private static List<String> incompatibilities(Schema schema, List<Version> earlier) {
        List<ParsedSchemaHolder> holders = earlier.stream()
                .<ParsedSchemaHolder>map(version -> new SimpleParsedSchemaHolder(new AvroSchema(version.schema())))
                .toList();
        return new AvroSchema(schema).isCompatible(CompatibilityLevel.FULL_TRANSITIVE, holders);
    }

    /** Later versions may have more fields; what the older one had must be there, unchanged. */
    private static void assertContains(JsonNode expected, JsonNode actual, String path) {
        if (expected instanceof ObjectNode fields) {
            fields.properties()
                    .forEach(field ->
                            assertContains(field.getValue(), actual.path(field.getKey()), path + "." + field.getKey()));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(path).isEqualTo(expected.size());
            for (int item = 0; item < expected.size(); item++) {
                assertContains(expected.get(item), actual.get(item), path + "[" + item + "]");
            }
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }
}
