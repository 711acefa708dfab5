package io.driftmeter.schemas.serde;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** From JSON to an Avro value of a schema whose unions are of null and one other type. Errors name the path. */
final class JsonReading {

    private JsonReading() {}

    /**
     * The value that the JSON stands for.
     *
     * @param path where in the document the node is, for messages
     * @throws IllegalArgumentException if it stands for none of this schema
     */
    static @Nullable Object value(Schema schema, JsonNode node, String path) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, node, path);
            case ARRAY -> items(schema, expected(node, node.isArray(), "an array", path), path);
            case MAP -> entries(schema, expected(node, node.isObject(), "an object", path), path);
            case UNION -> node.isNull() ? null : value(present(schema), node, path);
            case ENUM -> symbol(schema, expected(node, node.isTextual(), "a text", path));
            case STRING -> expected(node, node.isTextual(), "a text", path).textValue();
            case BOOLEAN ->
                expected(node, node.isBoolean(), "true or false", path).booleanValue();
            case INT ->
                expected(node, node.canConvertToInt() && node.isIntegralNumber(), "a whole number", path)
                        .intValue();
            case LONG ->
                LogicalTypes.timestampMillis().equals(schema.getLogicalType())
                        ? instant(expected(node, node.isTextual(), "a time in ISO 8601", path), path)
                        : (Object) expected(
                                        node,
                                        node.canConvertToLong() && node.isIntegralNumber(),
                                        "a whole number",
                                        path)
                                .longValue();
            case DOUBLE -> number(node, path);
            default -> throw new IllegalArgumentException(path + " is of type " + schema.getType());
        };
    }

    /** The record that the JSON object stands for; otherwise like {@link #value}. */
    static SpecificRecord record(Schema schema, JsonNode node, String path) {
        JsonNode object = expected(node, node.isObject(), "an object", path);
        SpecificRecordBase result = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode child = object.get(field.name());
            String fieldPath = path + "." + field.name();
            result.put(field.pos(), child == null ? preset(field, fieldPath) : value(field.schema(), child, fieldPath));
        }
        return result;
    }

    private static Object preset(Schema.Field field, String path) {
        try {
            return SpecificData.get().getDefaultValue(field);
        } catch (AvroRuntimeException error) {
            throw new IllegalArgumentException(path + " is missing", error);
        }
    }

    private static List<@Nullable Object> items(Schema schema, JsonNode array, String path) {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonNode node : array) {
            items.add(value(schema.getElementType(), node, path + "[" + items.size() + "]"));
        }
        return items;
    }

    private static Map<String, @Nullable Object> entries(Schema schema, JsonNode object, String path) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> entries.put(
                        entry.getKey(), value(schema.getValueType(), entry.getValue(), path + "." + entry.getKey())));
        return entries;
    }

    private static Schema present(Schema union) {
        List<Schema> present = union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        if (present.size() != 1) {
            throw new IllegalArgumentException("JSON does not tell apart the types of " + union);
        }
        return present.get(0);
    }

    private static Object symbol(Schema schema, JsonNode node) {
        String symbol = schema.hasEnumSymbol(node.textValue()) ? node.textValue() : schema.getEnumDefault();
        return SpecificData.get().createEnum(symbol, schema);
    }

    private static Instant instant(JsonNode node, String path) {
        try {
            return Instant.parse(node.textValue());
        } catch (DateTimeParseException error) {
            throw new IllegalArgumentException(path + " is '" + node.textValue() + "', not a time in ISO 8601", error);
        }
    }

    private static double number(JsonNode node, String path) {
        return switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> expected(node, node.isNumber(), "a number", path).doubleValue();
        };
    }

    private static JsonNode expected(JsonNode node, boolean fits, String what, String path) {
        if (!fits) {
            throw new IllegalArgumentException(path + " is " + node + ", not " + what);
        }
        return node;
    }
}
