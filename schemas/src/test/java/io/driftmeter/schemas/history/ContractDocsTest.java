package io.driftmeter.schemas.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every contract owes its readers. */
class ContractDocsTest {

    static Stream<Schema> contracts() {
        return SchemaHistoryTest.contracts();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldDescribeEveryTypeAndField(Schema contract) {
        namedTypes(contract).values().forEach(type -> {
            assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
            if (type.getType() == Schema.Type.RECORD) {
                type.getFields()
                        .forEach(field -> assertThat(field.doc())
                                .as("%s.%s", type.getName(), field.name())
                                .isNotBlank()
                                .endsWith("."));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldGiveEveryEnumADefaultForSymbolsToCome(Schema contract) {
        namedTypes(contract).values().stream()
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .forEach(type ->
                        assertThat(type.getEnumDefault()).as(type.getName()).isEqualTo("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void shouldNameTheUnitOfEveryTime(Schema contract) {
        namedTypes(contract).values().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .flatMap(type -> type.getFields().stream())
                .filter(field -> isTime(field.schema()) || field.name().endsWith("Milliseconds"))
                .forEach(field -> assertThat(field.doc()).as(field.name()).contains("milliseconds"));
    }

    /** Whether the type itself is a time; the times of a record that it holds have fields of their own. */
    private static boolean isTime(Schema type) {
        return type.isUnion()
                ? type.getTypes().stream().anyMatch(ContractDocsTest::isTime)
                : "timestamp-millis".equals(type.getProp("logicalType"));
    }

    private static Map<String, Schema> namedTypes(Schema contract) {
        Map<String, Schema> types = new LinkedHashMap<>();
        collect(contract, types);
        return types;
    }

    private static void collect(Schema type, Map<String, Schema> types) {
        switch (type.getType()) {
            case RECORD -> {
                if (types.putIfAbsent(type.getFullName(), type) == null) {
                    type.getFields().forEach(field -> collect(field.schema(), types));
                }
            }
            case ENUM -> types.put(type.getFullName(), type);
            case ARRAY -> collect(type.getElementType(), types);
            case MAP -> collect(type.getValueType(), types);
            case UNION -> type.getTypes().forEach(branch -> collect(branch, types));
            default -> {}
        }
    }
}
