package io.driftmeter.monitor.intake;

import io.driftmeter.schemas.key.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Takes typed fields out of a decoded Avro record, whatever its schema, and says what is wrong with those that are not. */
record AvroFields(GenericRecord record) {

    private static final int LONGEST_ID = 1_000;

    /** The name of a model or a version, by the rule of {@link Names}. */
    String name(String field) throws InvalidEventException {
        String name = text(field);
        Optional<String> problem = Names.problem(name);
        if (problem.isPresent()) {
            throw new InvalidEventException(field + ": " + problem.get());
        }
        return name;
    }

    /** The identity of a prediction: not empty, at most 1,000 characters. */
    String id(String field) throws InvalidEventException {
        String id = text(field);
        if (id.length() > LONGEST_ID) {
            throw new InvalidEventException(field + " has more than " + LONGEST_ID + " characters.");
        }
        return id;
    }

    /** A time, in milliseconds since the epoch, after the epoch. */
    long time(String field) throws InvalidEventException {
        Object value = plain(required(field));
        if (!(value instanceof Long time)) {
            throw new InvalidEventException(
                    field + " is " + describe(value) + ", not a long: milliseconds since 1970.");
        }
        long milliseconds = isMicroseconds(field) ? Math.floorDiv(time, 1_000L) : time;
        if (milliseconds <= 0) {
            throw new InvalidEventException(field + " is " + milliseconds + ": not after 1970-01-01T00:00:00Z.");
        }
        return milliseconds;
    }

    /** A map of values by name; a map that is missing or null is refused. */
    Map<String, @Nullable Object> map(String field) throws InvalidEventException {
        Object value = required(field);
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidEventException(field + " is " + describe(value) + ", not a map.");
        }
        Map<String, @Nullable Object> values = new HashMap<>(map.size() * 2);
        map.forEach((name, entry) -> values.put(name.toString(), plain(entry)));
        return values;
    }

    /** Probabilities by name; empty where the field is missing or null. */
    Map<String, Double> probabilities(String field) throws InvalidEventException {
        if (optional(field) == null) {
            return Map.of();
        }
        Map<String, Double> probabilities = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : map(field).entrySet()) {
            if (!(entry.getValue() instanceof Double probability)) {
                throw new InvalidEventException(field + " holds " + describe(entry.getValue()) + ", not a double.");
            }
            probabilities.put(entry.getKey(), probability);
        }
        return probabilities;
    }

    /** Texts in their order; null where the field is missing or null. */
    @Nullable
    List<String> texts(String field) throws InvalidEventException {
        Object value = optional(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            throw new InvalidEventException(field + " is " + describe(value) + ", not an array.");
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!(plain(element) instanceof String text)) {
                throw new InvalidEventException(field + " holds " + describe(element) + ", not a string.");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A number; null where the field is missing or null. */
    @Nullable
    Double number(String field) throws InvalidEventException {
        Object value = plain(optional(field));
        if (value instanceof Long whole) {
            return whole.doubleValue();
        }
        if (value == null || value instanceof Double) {
            return (Double) value;
        }
        throw new InvalidEventException(field + " is " + describe(value) + ", not a number.");
    }

    /** A class or a number: String, Double, Long or Boolean; null where the field is null. */
    @Nullable
    Object answer(String field) throws InvalidEventException {
        if (!record.hasField(field)) {
            throw missing(field);
        }
        Object value = plain(record.get(field));
        if (value == null
                || value instanceof String
                || value instanceof Double
                || value instanceof Long
                || value instanceof Boolean) {
            return value;
        }
        throw new InvalidEventException(field + " is " + describe(value) + ", not a string, number or boolean.");
    }

    private String text(String field) throws InvalidEventException {
        Object value = plain(required(field));
        if (!(value instanceof String text)) {
            throw new InvalidEventException(field + " is " + describe(value) + ", not a string.");
        }
        if (text.isEmpty()) {
            throw missing(field);
        }
        return text;
    }

    private Object required(String field) throws InvalidEventException {
        Object value = optional(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private @Nullable Object optional(String field) {
        return record.hasField(field) ? record.get(field) : null;
    }

    private boolean isMicroseconds(String field) {
        Schema schema = record.getSchema().getField(field).schema();
        return (schema.isUnion() ? schema.getTypes() : List.of(schema))
                .stream().map(Schema::getLogicalType).anyMatch(AvroFields::isMicroseconds);
    }

    private static boolean isMicroseconds(@Nullable LogicalType type) {
        return type instanceof LogicalTypes.TimestampMicros || type instanceof LogicalTypes.LocalTimestampMicros;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Utf8) {
            return value.toString();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Float number ? (Object) number.doubleValue() : value;
    }

    private static InvalidEventException missing(String field) {
        return new InvalidEventException(field + " is missing.");
    }

    private static String describe(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
