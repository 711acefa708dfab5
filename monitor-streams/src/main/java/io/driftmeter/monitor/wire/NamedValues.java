package io.driftmeter.monitor.wire;

import io.driftmeter.statistics.counts.TextTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The values that one map has for given names, each at the place of its name. One object serves record after record: reading a
 * map into it allocates nothing. Not thread-safe.
 *
 * <p>Producers write the names of their maps in the same order time and again. So the name at a position is compared with the
 * one that stood there in the map before, and only a different name is looked up.
 */
public final class NamedValues {

    private static final Schema.Type[] KINDS = Schema.Type.values();
    private static final byte NO_VALUE = (byte) Schema.Type.NULL.ordinal();
    private static final String REPLACEMENT = "\uFFFD";

    private final TextTable table;
    private final Map<String, Integer> placesOfOddNames = new HashMap<>();

    /** The name at each position of the map before, null where it had none, and the name's place. */
    private final byte[] @Nullable [] seen;

    private final int[] placeOfSeen;

    /** The type of each value, by its ordinal. */
    private final byte[] kinds;

    /** The bits of a double, a whole number, 1 for true, or where the value lies: its start, above its length in the low half. */
    private final long[] contents;

    /** The types of the last values that were neither a number, a truth value nor a text. */
    private final @Nullable AvroType[] types;

    /** The last array of numbers at each place, filled again by the next one of its length. */
    private final double[] @Nullable [] arrays;

    private byte[] bytes = {};

    /** For values of these names, each at its place in the list. */
    public NamedValues(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        places.forEach((name, place) -> {
            if (name.contains(REPLACEMENT)) {
                placesOfOddNames.put(name, place);
            }
        });
        table = new TextTable(places);
        seen = new byte[2 * names.size() + 16][];
        placeOfSeen = new int[seen.length];
        kinds = new byte[names.size()];
        contents = new long[names.size()];
        types = new AvroType[names.size()];
        arrays = new double[names.size()][];
    }

    /** Takes the values of a map in place of those before; of several values of one name the last. */
    public void read(AvroMap map) {
        Arrays.fill(kinds, NO_VALUE);
        AvroCursor cursor = map.open();
        bytes = cursor.bytes();
        AvroType values = map.values();
        int position = 0;
        long before = 0;
        for (long entries = cursor.readEntries(before); entries > 0; entries = cursor.readEntries(before)) {
            before += entries;
            for (long i = 0; i < entries; i++) {
                int place = readName(cursor, position++);
                if (place < 0) {
                    values.skip(cursor);
                } else {
                    readValue(values.resolve(cursor), cursor, place);
                }
            }
        }
    }

    private int readName(AvroCursor cursor, int position) {
        int length = cursor.readLength();
        int start = cursor.position();
        cursor.skip(length);
        if (position >= seen.length) {
            return lookUp(start, length);
        }
        byte[] name = seen[position];
        if (name == null || !TextTable.matches(name, bytes, start, length)) {
            seen[position] = Arrays.copyOfRange(bytes, start, start + length);
            placeOfSeen[position] = lookUp(start, length);
        }
        return placeOfSeen[position];
    }

    private int lookUp(int start, int length) {
        int place = table.numberOf(bytes, start, length);
        return place >= 0 || placesOfOddNames.isEmpty()
                ? place
                : placesOfOddNames.getOrDefault(
                        new String(bytes, start, length, StandardCharsets.UTF_8), TextTable.NONE);
    }

    private void readValue(AvroType type, AvroCursor cursor, int place) {
        Schema.Type kind = type.kind();
        switch (kind) {
            case NULL -> kinds[place] = NO_VALUE;
            case DOUBLE -> set(place, Schema.Type.DOUBLE, Double.doubleToRawLongBits(cursor.readDouble()));
            case FLOAT -> set(place, Schema.Type.DOUBLE, Double.doubleToRawLongBits(cursor.readFloat()));
            case LONG -> set(place, Schema.Type.LONG, cursor.readLong());
            case INT -> set(place, Schema.Type.LONG, cursor.readInt());
            case BOOLEAN -> set(place, Schema.Type.BOOLEAN, cursor.readBoolean() ? 1 : 0);
            case STRING -> {
                int length = cursor.readLength();
                set(place, kind, (long) cursor.position() << Integer.SIZE | length);
                cursor.skip(length);
            }
            default -> {
                set(place, kind, (long) cursor.position() << Integer.SIZE);
                types[place] = type;
                type.skip(cursor);
            }
        }
    }

    private void set(int place, Schema.Type kind, long content) {
        kinds[place] = (byte) kind.ordinal();
        contents[place] = content;
    }

    /** Number of names. */
    public int size() {
        return kinds.length;
    }

    /** What the value at a place is: NULL, where it is missing; DOUBLE, LONG, BOOLEAN, STRING, or any other type but INT and FLOAT. */
    public Schema.Type kind(int place) {
        return KINDS[kinds[place]];
    }

    /** The value at a place, where it is a DOUBLE. */
    public double number(int place) {
        return Double.longBitsToDouble(contents[place]);
    }

    /** The value at a place, where it is a LONG. */
    public long wholeNumber(int place) {
        return contents[place];
    }

    /** The value at a place, where it is a BOOLEAN. */
    public boolean truthValue(int place) {
        return contents[place] != 0;
    }

    /** The bytes in which texts lie. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the value at a place begins, where it is a STRING. */
    public int textStart(int place) {
        return (int) (contents[place] >>> Integer.SIZE);
    }

    /** The bytes of the value at a place, where it is a STRING. */
    public int textLength(int place) {
        return (int) contents[place];
    }

    /**
     * The value at a place, where it is an ARRAY; good until the next map is read.
     *
     * @return null if an item is not a number
     */
    public double @Nullable [] numbers(int place) {
        AvroType type = types[place];
        if (type == null) {
            throw new IllegalStateException("The value at place " + place + " is not an array");
        }
        AvroCursor cursor = new AvroCursor(bytes, textStart(place));
        double[] numbers = arrays[place] == null ? new double[0] : arrays[place];
        int count = 0;
        for (long entries = cursor.readEntries(0); entries > 0; entries = cursor.readEntries(count)) {
            numbers = count + entries > numbers.length ? Arrays.copyOf(numbers, (int) (count + entries)) : numbers;
            for (long i = 0; i < entries; i++) {
                AvroType item = type.values().resolve(cursor);
                switch (item.kind()) {
                    case DOUBLE -> numbers[count++] = cursor.readDouble();
                    case FLOAT -> numbers[count++] = cursor.readFloat();
                    case LONG -> numbers[count++] = cursor.readLong();
                    case INT -> numbers[count++] = cursor.readInt();
                    default -> {
                        return null;
                    }
                }
            }
        }
        arrays[place] = numbers.length == count ? numbers : Arrays.copyOf(numbers, count);
        return arrays[place];
    }
}
