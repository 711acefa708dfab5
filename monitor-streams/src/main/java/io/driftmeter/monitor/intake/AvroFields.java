package io.driftmeter.monitor.intake;

import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.monitor.wire.AvroRecord;
import io.driftmeter.monitor.wire.AvroType;
import io.driftmeter.monitor.wire.OtherValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes typed fields out of an Avro record, whatever its schema, and says what is wrong with those that are not.
 *
 * @param record the record
 * @param names names that are known to be usable
 */
record AvroFields(AvroRecord record, KnownNames names) {

    private static final int LONGEST_ID = 1_000;

    /** The name of a model or a version, by the rule of {@link Names}. */
    String name(String field) throws InvalidEventException {
        return names.checked(field, text(field));
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
        Object value = required(field);
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
    AvroMap map(String field) throws InvalidEventException {
        Object value = required(field);
        if (!(value instanceof AvroMap map)) {
            throw new InvalidEventException(field + " is " + describe(value) + ", not a map.");
        }
        return map;
    }

    /** Probabilities by name; empty where the field is missing or null. */
    Map<String, Double> probabilities(String field) throws InvalidEventException {
        if (optional(field) == null) {
            return Map.of();
        }
        Map<String, Double> probabilities = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : map(field).toMap().entrySet()) {
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
            if (!(element instanceof String text)) {
                throw new InvalidEventException(field + " holds " + describe(element) + ", not a string.");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A number; null where the field is missing or null. */
    @Nullable
    Double number(String field) throws InvalidEventException {
        Object value = optional(field);
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
        int place = record.type().placeOf(field);
        if (place < 0) {
            throw missing(field);
        }
        Object value = record.value(place);
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
        Object value = required(field);
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
        int place = record.type().placeOf(field);
        return place < 0 ? null : record.value(place);
    }

    private boolean isMicroseconds(String field) {
        AvroType type = record.type();
        return type.field(type.placeOf(field)).mayBeMicroseconds();
    }

    private static InvalidEventException missing(String field) {
        return new InvalidEventException(field + " is missing.");
    }

    private static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof OtherValue other) {
            return "of type " + other.kind().getName();
        }
        if (value instanceof AvroMap) {
            return "a map";
        }
        return value instanceof List<?>
                ? "an array"
                : "a " + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
