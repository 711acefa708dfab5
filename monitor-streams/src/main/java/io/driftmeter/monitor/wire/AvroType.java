package io.driftmeter.monitor.wire;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A schema as it is needed to read values that were written with it: compiled once, so that reading looks nothing up. Immutable
 * but for guesses that spare it time, and safe for use by several threads.
 */
public final class AvroType {

    private static final int VARIES = -1;

    private static final int NO_BYTE = Integer.MIN_VALUE;

    /** Size of a text among {@link #sizesByFirstByte}. */
    private static final int TEXT = -2;

    private static final int NOT_PLAIN = -1;

    /** How many positions of a map have a guess of their own; positions so far apart share one. */
    private static final int GUESSES = 1024;

    private static final int FIRST_BYTE_SHIFT = Byte.SIZE;
    private static final int ENTRY_SIZE_SHIFT = 2 * Byte.SIZE;
    private static final int MOST_ENTRY_SIZE = 0x7FFF;

    /** Of a guess: the value is a text, and the size is that of the entry before the text's length. */
    private static final int TEXT_GUESS = 1 << Integer.SIZE - 1;

    /** One byte, which would have to be −1 and 0 at once. */
    private static final int NO_GUESS = 1 << ENTRY_SIZE_SHIFT | 0xFF;

    /** Items that take no bytes, such as nulls, are bounded by no record's size. */
    private static final int MOST_WITHOUT_BYTES = 1_000_000;

    private final Schema.Type kind;
    private final boolean microseconds;
    private final int symbols;

    /** Bytes of every value, for types whose values all take the same number; {@link #VARIES} for others. */
    private int size = VARIES;

    /** Types of the branches, of the items, of a map's values, or of the fields. */
    private AvroType[] parts = {};

    /**
     * Of a union's value that begins with a byte, the bytes after that one: as many as the branch has; {@link #TEXT}; or {@link #VARIES},
     * also where the byte names no branch. Of other types empty.
     */
    private int[] sizesByFirstByte = {};

    /**
     * Of a map of a union's values, by position, the last entry of fixed size or with a text: the byte of its name's length, its value's first
     * byte, and the bytes of all of it, or up to the text's length, which these two determine. So a guess is right wherever these two bytes are
     * the same, whichever thread made it, and threads may write over each other's.
     */
    private int[] lastEntries = {};

    private int doubleFirstByte = NO_BYTE;
    private int textFirstByte = NO_BYTE;
    private Map<String, Integer> fieldPlaces = Map.of();

    private AvroType(Schema schema) {
        this.kind = schema.getType();
        this.microseconds = isMicroseconds(schema.getLogicalType());
        this.symbols = kind == Schema.Type.ENUM ? schema.getEnumSymbols().size() : 0;
    }

    /** Compiles a schema. */
    public static AvroType of(Schema schema) {
        return of(schema, new IdentityHashMap<>());
    }

    private static AvroType of(Schema schema, Map<Schema, AvroType> known) {
        AvroType before = known.get(schema);
        if (before != null) {
            return before;
        }
        AvroType type = new AvroType(schema);
        known.put(schema, type);
        type.parts = partsOf(schema).stream().map(part -> of(part, known)).toArray(AvroType[]::new);
        if (type.kind == Schema.Type.RECORD) {
            type.fieldPlaces = new HashMap<>();
            schema.getFields().forEach(field -> type.fieldPlaces.put(field.name(), field.pos()));
        }
        type.size = type.sizeOf(schema);
        if (type.kind == Schema.Type.UNION) {
            type.noteBranches();
        }
        if (type.kind == Schema.Type.MAP) {
            type.lastEntries = new int[GUESSES];
            Arrays.fill(type.lastEntries, NO_GUESS);
        }
        return type;
    }

    /** Takes note of the branches of a union whose number is one byte: twice the number, being in zigzag. */
    private void noteBranches() {
        sizesByFirstByte = new int[Byte.MAX_VALUE + 1];
        Arrays.fill(sizesByFirstByte, VARIES);
        for (int branch = 0; branch < parts.length && 2 * branch <= Byte.MAX_VALUE; branch++) {
            AvroType part = parts[branch];
            boolean text = part.kind == Schema.Type.STRING || part.kind == Schema.Type.BYTES;
            sizesByFirstByte[2 * branch] = text ? TEXT : part.size;
            if (part.kind == Schema.Type.DOUBLE) {
                doubleFirstByte = 2 * branch;
            }
            if (part.kind == Schema.Type.STRING) {
                textFirstByte = 2 * branch;
            }
        }
    }

    /** The byte with which a double begins where this is a union that has it among its first branches; else no byte's value. */
    int doubleFirstByte() {
        return doubleFirstByte;
    }

    /** The byte with which a string begins, before its length, where this is a union that has it among its first branches; else no byte's value. */
    int textFirstByte() {
        return textFirstByte;
    }

    private static List<Schema> partsOf(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> schema.getTypes();
            case ARRAY -> List.of(schema.getElementType());
            case MAP -> List.of(schema.getValueType());
            case RECORD -> schema.getFields().stream().map(Schema.Field::schema).toList();
            default -> Collections.emptyList();
        };
    }

    private int sizeOf(Schema schema) {
        return switch (kind) {
            case NULL -> 0;
            case BOOLEAN -> 1;
            case FLOAT -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
            case FIXED -> schema.getFixedSize();
            case RECORD -> sizeOfFields();
            default -> VARIES;
        };
    }

    /** A record that holds itself is still without a size where it is met inside. */
    private int sizeOfFields() {
        long sum = 0;
        for (AvroType field : parts) {
            if (field.size < 0) {
                return VARIES;
            }
            sum += field.size;
        }
        return sum > Integer.MAX_VALUE ? VARIES : (int) sum;
    }

    private static boolean isMicroseconds(@Nullable LogicalType type) {
        return type instanceof LogicalTypes.TimestampMicros || type instanceof LogicalTypes.LocalTimestampMicros;
    }

    /** Which of Avro's types it is. */
    public Schema.Type kind() {
        return kind;
    }

    /** Whether a value can be a time in microseconds, by the logical type of this type or of a branch of it. */
    public boolean mayBeMicroseconds() {
        if (kind != Schema.Type.UNION) {
            return microseconds;
        }
        for (AvroType branch : parts) {
            if (branch.microseconds) {
                return true;
            }
        }
        return false;
    }

    /** The type of a map's values or an array's items. */
    AvroType values() {
        return parts[0];
    }

    /** Number of a record's fields; 0 for other types. */
    public int fields() {
        return fieldPlaces.size();
    }

    /** The type of a record's field. */
    public AvroType field(int place) {
        return parts[place];
    }

    /** The place of a record's field; −1 if it has none of this name. */
    public int placeOf(String field) {
        return fieldPlaces.getOrDefault(field, -1);
    }

    /** The type that the value at the cursor really has: itself or, for a union, the branch whose number is read. */
    public AvroType resolve(AvroCursor cursor) {
        AvroType type = this;
        if (kind == Schema.Type.UNION) {
            int branch = cursor.readInt();
            if (branch < 0 || branch >= parts.length) {
                throw new MalformedAvroException("Branch " + branch + " of a union of " + parts.length);
            }
            type = parts[branch];
        }
        return type;
    }

    /** Passes over a value, and checks that it is one of this type. */
    public void skip(AvroCursor cursor) {
        AvroType type = resolve(cursor);
        if (type.size >= 0) {
            cursor.skip(type.size);
            return;
        }
        switch (type.kind) {
            case INT -> cursor.readInt();
            case LONG -> cursor.readLong();
            case STRING, BYTES -> cursor.skip(cursor.readLength());
            case ENUM -> type.skipSymbol(cursor);
            case ARRAY -> type.skipItems(cursor);
            case MAP -> type.skipEntries(cursor);
            case RECORD -> type.skipFields(cursor);
            default -> throw new IllegalStateException("A value of type " + type.kind + " has a known size");
        }
    }

    private void skipSymbol(AvroCursor cursor) {
        int symbol = cursor.readInt();
        if (symbol < 0 || symbol >= symbols) {
            throw new MalformedAvroException("Symbol " + symbol + " of an enum of " + symbols);
        }
    }

    private void skipItems(AvroCursor cursor) {
        AvroType item = parts[0];
        long before = 0;
        for (long entries = cursor.readEntries(before); entries > 0; entries = cursor.readEntries(before)) {
            before += entries;
            if (item.size == 0 && before > MOST_WITHOUT_BYTES) {
                throw new MalformedAvroException("An array of " + before + " items that take no bytes");
            }
            if (item.size >= 0) {
                cursor.skip(entries * item.size);
                continue;
            }
            for (long i = 0; i < entries; i++) {
                item.skip(cursor);
            }
        }
    }

    private void skipEntries(AvroCursor cursor) {
        AvroType value = parts[0];
        long before = 0;
        for (long entries = cursor.readEntries(before); entries > 0; entries = cursor.readEntries(before)) {
            before += entries;
            for (long passed = skipPlainEntries(cursor, 0, entries);
                    passed < entries;
                    passed = skipPlainEntries(cursor, passed + 1, entries)) {
                cursor.skip(cursor.readLength());
                value.skip(cursor);
            }
        }
    }

    /**
     * Passes over entries of a map as nearly all are, with a short name and a value whose size is known from a byte or two, up to the first
     * other one. With the place in a variable of its own, since a hundred times through an object takes twice as long.
     *
     * <p>An entry mostly has the name's length and the type of the one that stood at its position in the map before. So that one is tried first:
     * the processor need not wait then for the bytes of an entry to know where the next one begins, or for those of a text's length alone.
     *
     * @param from entries of the block that have been passed over before
     * @return how many have been passed over now; none more where the values are no union
     */
    private long skipPlainEntries(AvroCursor cursor, long from, long entries) {
        int[] sizes = parts[0].sizesByFirstByte;
        if (sizes.length == 0) {
            return from;
        }
        byte[] bytes = cursor.bytes();
        int[] guesses = lastEntries;
        int position = cursor.position();
        long entry = from;
        for (; entry < entries; entry++) {
            int guess = guesses[(int) entry & GUESSES - 1];
            int guessedEnd = position + (guess >>> ENTRY_SIZE_SHIFT & MOST_ENTRY_SIZE);
            int end;
            if (guessedEnd <= bytes.length
                    && bytes[position] == (byte) guess
                    && bytes[position + 1 + ((byte) guess >> 1)] == (byte) (guess >> FIRST_BYTE_SHIFT)) {
                end = guess >= 0 ? guessedEnd : endOfShortText(bytes, guessedEnd);
            } else {
                end = endOfPlainEntry(sizes, bytes, position, (int) entry);
            }
            if (end == NOT_PLAIN) {
                break;
            }
            position = end;
        }
        cursor.moveTo(position);
        return entry;
    }

    /** Where an entry ends that has a short name and a value whose size is known from a byte or two; {@link #NOT_PLAIN} for others. */
    private int endOfPlainEntry(int[] sizes, byte[] bytes, int position, int entry) {
        if (position >= bytes.length) {
            return NOT_PLAIN;
        }
        int nameLength = bytes[position];
        int value = position + 1 + (nameLength >> 1);
        if (!AvroCursor.isShortCount(nameLength) || value + 1 >= bytes.length || bytes[value] < 0) {
            return NOT_PLAIN;
        }
        int firstByte = bytes[value];
        int size = sizes[firstByte];
        boolean text = size == TEXT;
        if (size < 0 && !text) {
            return NOT_PLAIN;
        }
        int sizeKnown = value + 1 - position + (text ? 0 : size);
        if (sizeKnown >= 0 && sizeKnown <= MOST_ENTRY_SIZE) {
            lastEntries[entry & GUESSES - 1] = sizeKnown << ENTRY_SIZE_SHIFT
                    | firstByte << FIRST_BYTE_SHIFT
                    | nameLength
                    | (text ? TEXT_GUESS : 0);
        }
        int end = text ? endOfShortText(bytes, value + 1) : value + 1 + size;
        return end > bytes.length || end < 0 ? NOT_PLAIN : end;
    }

    /** Where a text ends whose length, in one byte, stands at a place; {@link #NOT_PLAIN} for others. */
    private static int endOfShortText(byte[] bytes, int place) {
        if (place >= bytes.length || !AvroCursor.isShortCount(bytes[place])) {
            return NOT_PLAIN;
        }
        int end = place + 1 + (bytes[place] >> 1);
        return end > bytes.length ? NOT_PLAIN : end;
    }

    private void skipFields(AvroCursor cursor) {
        cursor.enter();
        for (AvroType field : parts) {
            field.skip(cursor);
        }
        cursor.leave();
    }
}
