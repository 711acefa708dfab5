package io.driftmeter.monitor.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record where it lies: all of its bytes have been checked and its fields found, and a field is read when it is asked for.
 * Immutable.
 */
public final class AvroRecord {

    private final AvroType type;
    private final byte[] bytes;
    private final int[] starts;

    private AvroRecord(AvroType type, byte[] bytes, int[] starts) {
        this.type = type;
        this.bytes = bytes;
        this.starts = starts;
    }

    /**
     * Checks a value and finds its fields.
     *
     * @param type type that it was written with
     * @param bytes holds it; bytes after it are ignored
     * @param start where it begins
     * @return empty if the value is none of a record
     * @throws MalformedAvroException if the bytes are no value of this type
     */
    public static Optional<AvroRecord> of(AvroType type, byte[] bytes, int start) {
        AvroCursor cursor = new AvroCursor(bytes, start);
        AvroType resolved = type.resolve(cursor);
        if (resolved.kind() != Schema.Type.RECORD) {
            resolved.skip(cursor);
            return Optional.empty();
        }
        int[] starts = new int[resolved.fields()];
        for (int place = 0; place < starts.length; place++) {
            starts[place] = cursor.position();
            resolved.field(place).skip(cursor);
        }
        return Optional.of(new AvroRecord(resolved, bytes, starts));
    }

    /** Its own type. */
    public AvroType type() {
        return type;
    }

    /**
     * The value of a field.
     *
     * @param place its place, see {@link AvroType#placeOf}
     * @return null, Double (also for a float), Long (also for an int), Boolean, String, a List of such values, {@link AvroMap}, or
     *     {@link OtherValue}
     */
    public @Nullable Object value(int place) {
        AvroCursor cursor = new AvroCursor(bytes, starts[place]);
        AvroType resolved = type.field(place).resolve(cursor);
        return resolved.kind() == Schema.Type.MAP
                ? new AvroMap(resolved.values(), bytes, cursor.position())
                : readResolved(resolved, cursor);
    }

    static @Nullable Object read(AvroType type, AvroCursor cursor) {
        return readResolved(type.resolve(cursor), cursor);
    }

    private static @Nullable Object readResolved(AvroType resolved, AvroCursor cursor) {
        return switch (resolved.kind()) {
            case NULL -> null;
            case DOUBLE -> cursor.readDouble();
            case FLOAT -> (double) cursor.readFloat();
            case LONG -> cursor.readLong();
            case INT -> (long) cursor.readInt();
            case BOOLEAN -> cursor.readBoolean();
            case STRING -> cursor.readText();
            case ARRAY -> items(resolved.values(), cursor);
            default -> unread(resolved, cursor);
        };
    }

    private static List<@Nullable Object> items(AvroType type, AvroCursor cursor) {
        List<@Nullable Object> items = new ArrayList<>();
        for (long entries = cursor.readEntries(0); entries > 0; entries = cursor.readEntries(items.size())) {
            for (long i = 0; i < entries; i++) {
                items.add(read(type, cursor));
            }
        }
        return items;
    }

    private static Object unread(AvroType type, AvroCursor cursor) {
        int start = cursor.position();
        type.skip(cursor);
        return type.kind() == Schema.Type.MAP
                ? new AvroMap(type.values(), cursor.bytes(), start)
                : new OtherValue(type.kind());
    }
}
