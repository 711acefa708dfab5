package io.driftmeter.schemas.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Records of a schema with a value for everything, and with nothing but what must be there; numbers and texts are all different. */
final class SampleRecords {

    private final boolean full;
    private long next = 1;

    private SampleRecords(boolean full) {
        this.full = full;
    }

    static List<GenericRecord> of(Schema schema) {
        return List.of((GenericRecord) new SampleRecords(true).value(schema, schema.getName()), (GenericRecord)
                new SampleRecords(false).value(schema, schema.getName()));
    }

    private Object value(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> fields(schema);
            case ARRAY -> items(schema.getElementType(), name);
            case MAP -> entries(schema.getValueType(), name);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols().get(schema.getEnumSymbols().size() - 1));
            case STRING -> name + " " + next++;
            case INT -> (int) next++;
            case LONG -> 1_700_000_000_000L + next++;
            case DOUBLE -> next++ + 0.25;
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("No sample of " + schema);
        };
    }

    private GenericRecord fields(Schema schema) {
        GenericRecord fields = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Schema type = field.schema();
            if (!type.isUnion()) {
                fields.put(field.pos(), value(type, field.name()));
            } else if (full) {
                fields.put(field.pos(), value(type.getTypes().get(1), field.name()));
            }
        }
        return fields;
    }

    private List<Object> items(Schema type, String name) {
        return full ? List.of(value(type, name), value(type, name)) : List.of();
    }

    private Map<String, Object> entries(Schema type, String name) {
        Map<String, Object> entries = new HashMap<>();
        List<Schema> types = new ArrayList<>(type.isUnion() ? type.getTypes() : List.of(type));
        types.removeIf(Schema::isNullable);
        // One entry: a map of several would be written in any order.
        entries.put(name, value(types.get(types.size() - 1), name));
        return full ? entries : Map.of();
    }
}
