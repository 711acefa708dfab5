package io.driftmeter.monitor.wire;

import io.driftmeter.statistics.counts.TextTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The values that a few maps, one a row, have for given names, each at the place of its name. One object serves record after
 * record: reading a map into it allocates nothing. Not thread-safe.
 *
 * <p>Several rows, so that whoever counts can take all values of a name at once: what one name needs for that stays in the
 * processor's nearest cache then, while what a hundred names need does not fit. So the values of a name lie side by side.
 *
 * <p>Producers write the names of their maps in the same order time and again. So the name at a position is compared with the
 * one that stood there in the map before, and only a different name is looked up.
 */
public final class NamedValues {

    private static final Schema.Type[] KINDS = Schema.Type.values();
    private static final byte NUMBER = (byte) Schema.Type.DOUBLE.ordinal();
    private static final byte NUMBERED_TEXT = (byte) KINDS.length;
    private static final byte NO_VALUE = (byte) Schema.Type.NULL.ordinal();
    private static final VarHandle EIGHT_KINDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_NUMBERS = 0x0101010101010101L * NUMBER;
    private static final int LONGS_OF_A_CACHE_LINE = 8;

    /** A kind, a content and the reference to a type. */
    private static final int BYTES_A_VALUE = Byte.BYTES + Long.BYTES + Long.BYTES;

    private static final int NO_SHORT_TEXT = -1;

    private static final String REPLACEMENT = "\uFFFD";

    private final TextTable table;

    /** The texts that are read as their numbers, by place. */
    private final TextTable[] texts;

    private final Map<String, Integer> placesOfOddNames = new HashMap<>();

    /** The name at each position of the map before, null where it had none, and the name's place. */
    private final byte[] @Nullable [] seen;

    private final int[] placeOfSeen;

    /**
     * The head of the last number or text at each position: its name's length, its name, and the byte of its type. Eight bytes of it from the
     * left and eight from the right; its length is below 0 for a text, and 0 where neither of the name in {@link #seen} stood there, or its head
     * is shorter than eight bytes.
     */
    private final int[] headLengths;

    private final long[] headStarts;
    private final long[] headEnds;

    /** The bytes of the types that these heads end with. Another schema's type of such a byte may be another one. */
    private int numberByteOfHeads;

    private int textByteOfHeads;

    /** The type of each value, by its ordinal; here as below all rows of the first place come first. */
    private final byte[] kinds;

    /** The bits of a double, a whole number, 1 for true, or where the value lies: its start, above its length in the low half. */
    private final long[] contents;

    /** The types of the last values that were neither a number, a truth value nor a text. */
    private final @Nullable AvroType[] types;

    /** The last array of numbers at each place, filled again by the next one of its length. */
    private final double[] @Nullable [] arrays;

    /** The bytes in which each row lies. */
    private final byte[] @Nullable [] rowBytes;

    private final int mostRows;

    /**
     * From the first row of a place to that of the next. An odd number of cache lines: a row is written at every place, and at distances
     * of a power of two these would all fall into the same few sets of the cache.
     */
    private final int stride;

    private int rows;

    /** For values of these names, each at its place in the list; texts are left where they lie. */
    public NamedValues(List<String> names, int mostRows) {
        this(names, Collections.nCopies(names.size(), TextTable.EMPTY), mostRows);
    }

    /**
     * For values of these names, each at its place in the list.
     *
     * @param texts by place, the texts that are read as their numbers, see {@link #texts(int, int[])}
     * @param mostRows how many rows it holds, at least 1
     */
    public NamedValues(List<String> names, List<TextTable> texts, int mostRows) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        places.forEach((name, place) -> {
            if (name.contains(REPLACEMENT)) {
                placesOfOddNames.put(name, place);
            }
        });
        table = new TextTable(places);
        this.texts = texts.toArray(TextTable[]::new);
        seen = new byte[2 * names.size() + 16][];
        placeOfSeen = new int[seen.length];
        headLengths = new int[seen.length];
        headStarts = new long[seen.length];
        headEnds = new long[seen.length];
        stride = stride(mostRows);
        kinds = new byte[names.size() * stride];
        contents = new long[kinds.length];
        types = new AvroType[kinds.length];
        arrays = new double[names.size()][];
        rowBytes = new byte[mostRows][];
        this.mostRows = mostRows;
        clear();
    }

    private static int stride(int mostRows) {
        return LONGS_OF_A_CACHE_LINE * (mostRows / LONGS_OF_A_CACHE_LINE + 1 | 1);
    }

    /** Bytes that so many names and rows take on the heap, with references of 8 bytes; without names, texts and the rows' own bytes. */
    public static long bytes(int names, int mostRows) {
        return (long) names * stride(mostRows) * BYTES_A_VALUE + (long) mostRows * Long.BYTES;
    }

    /** Number of rows that it holds. */
    public int rows() {
        return rows;
    }

    /** Whether there is no room for another row. */
    public boolean isFull() {
        return rows == mostRows;
    }

    /** Lets go of all rows. */
    public void clear() {
        Arrays.fill(kinds, NO_VALUE);
        Arrays.fill(rowBytes, null);
        rows = 0;
    }

    /**
     * Takes the values of a map as another row; of several values of one name the last.
     *
     * @throws IllegalStateException if it is full
     */
    public void read(AvroMap map) {
        if (isFull()) {
            throw new IllegalStateException("There is room for " + mostRows + " rows");
        }
        AvroCursor cursor = map.open();
        byte[] bytes = cursor.bytes();
        rowBytes[rows] = bytes;
        AvroType values = map.values();
        if (numberByteOfHeads != values.doubleFirstByte() || textByteOfHeads != values.textFirstByte()) {
            numberByteOfHeads = values.doubleFirstByte();
            textByteOfHeads = values.textFirstByte();
            Arrays.fill(headLengths, 0);
        }
        int index = 0;
        for (long entries = cursor.readEntries(index); entries > 0; entries = cursor.readEntries(index)) {
            int end = index + (int) entries;
            while (index < end) {
                index = readNumbers(cursor, index, end);
                if (index < end) {
                    readOther(values, cursor, index++);
                }
            }
        }
        rows++;
    }

    /**
     * Reads entries of the name that stood at their position in the map before, and a number again, as nearly all are, up to the first other one.
     * In a loop that calls nothing and keeps what it needs in variables: what else an entry can be would take the processor's registers.
     *
     * @param from position of the first entry
     * @param end position after the last one of the block
     * @return position of the first entry that is not read
     */
    private int readNumbers(AvroCursor cursor, int from, int end) {
        byte[] bytes = cursor.bytes();
        int[] lengths = headLengths;
        int[] places = placeOfSeen;
        byte[] kindOfValues = kinds;
        long[] bitsOfValues = contents;
        int last = Math.min(end, lengths.length);
        int start = cursor.position();
        int position = from;
        while (position < last) {
            int length = lengths[position];
            int value = start + length;
            if (length <= 0 || value + Double.BYTES > bytes.length || !hasHead(position, bytes, start, value)) {
                break;
            }
            int place = places[position];
            if (place >= 0) {
                int at = place * stride + rows;
                kindOfValues[at] = NUMBER;
                bitsOfValues[at] = AvroCursor.eightBytes(bytes, value);
            }
            start = value + Double.BYTES;
            position++;
        }
        cursor.moveTo(start);
        return position;
    }

    /** Reads an entry of any kind. */
    private void readOther(AvroType values, AvroCursor cursor, int position) {
        int length = position < headLengths.length ? headLengths[position] : 0;
        int end = length < 0 ? readShortText(cursor.bytes(), cursor.position(), position) : NO_SHORT_TEXT;
        if (end == NO_SHORT_TEXT) {
            readEntry(values, cursor, position);
        } else {
            cursor.moveTo(end);
        }
    }

    /** Whether an entry from {@code start} has the head that was seen at a position, up to {@code end}. */
    private boolean hasHead(int position, byte[] bytes, int start, int end) {
        return AvroCursor.eightBytes(bytes, start) == headStarts[position]
                && AvroCursor.eightBytes(bytes, end - Long.BYTES) == headEnds[position]
                && (end - start <= 2 * Long.BYTES || hasNameBefore(position, bytes, end - 1));
    }

    /**
     * Reads an entry of the name that stood at a position before, and a text again, if it is one whose length takes one byte.
     *
     * @return where it ends; {@link #NO_SHORT_TEXT} if it is none, which is not read
     */
    private int readShortText(byte[] bytes, int start, int position) {
        int value = start - headLengths[position];
        if (value >= bytes.length
                || !hasHead(position, bytes, start, value)
                || !AvroCursor.isShortCount(bytes[value])) {
            return NO_SHORT_TEXT;
        }
        int length = bytes[value] >> 1;
        int place = placeOfSeen[position];
        if (place >= 0) {
            setText(place, bytes, value + 1, length);
        }
        return value + 1 + length;
    }

    /** Whether the name that was seen at a position ends where {@code end} is. */
    private boolean hasNameBefore(int position, byte[] bytes, int end) {
        byte[] name = seen[position];
        return name != null && TextTable.matches(name, bytes, end - name.length, name.length);
    }

    private void readEntry(AvroType values, AvroCursor cursor, int index) {
        int start = cursor.position();
        int place = readName(cursor, index);
        noteHead(values, cursor, index, start);
        if (place < 0) {
            values.skip(cursor);
        } else {
            readValue(values.resolve(cursor), cursor, place);
        }
    }

    /** Takes note of the head of a number or a text that begins at {@code start}, its name having been read. */
    private void noteHead(AvroType values, AvroCursor cursor, int position, int start) {
        byte[] bytes = cursor.bytes();
        int end = cursor.position() + 1;
        int length = end - start;
        if (position >= seen.length || length < Long.BYTES || end > bytes.length) {
            return;
        }
        int firstByte = bytes[cursor.position()];
        if (firstByte != values.doubleFirstByte() && firstByte != values.textFirstByte()) {
            return;
        }
        headLengths[position] = firstByte == values.doubleFirstByte() ? length : -length;
        headStarts[position] = AvroCursor.eightBytes(bytes, start);
        headEnds[position] = AvroCursor.eightBytes(bytes, end - Long.BYTES);
    }

    private int readName(AvroCursor cursor, int position) {
        int length = cursor.readLength();
        int start = cursor.position();
        cursor.skip(length);
        if (position >= seen.length) {
            return lookUp(cursor.bytes(), start, length);
        }
        byte[] name = seen[position];
        if (name == null || !TextTable.matches(name, cursor.bytes(), start, length)) {
            seen[position] = Arrays.copyOfRange(cursor.bytes(), start, start + length);
            placeOfSeen[position] = lookUp(cursor.bytes(), start, length);
            headLengths[position] = 0;
        }
        return placeOfSeen[position];
    }

    private int lookUp(byte[] text, int start, int length) {
        int place = table.numberOf(text, start, length);
        return place >= 0 || placesOfOddNames.isEmpty()
                ? place
                : placesOfOddNames.getOrDefault(
                        new String(text, start, length, StandardCharsets.UTF_8), TextTable.NONE);
    }

    private void readValue(AvroType type, AvroCursor cursor, int place) {
        int at = place * stride + rows;
        Schema.Type kind = type.kind();
        switch (kind) {
            case NULL -> kinds[at] = NO_VALUE;
            case DOUBLE -> set(at, Schema.Type.DOUBLE, Double.doubleToRawLongBits(cursor.readDouble()));
            case FLOAT -> set(at, Schema.Type.DOUBLE, Double.doubleToRawLongBits(cursor.readFloat()));
            case LONG -> set(at, Schema.Type.LONG, cursor.readLong());
            case INT -> set(at, Schema.Type.LONG, cursor.readInt());
            case BOOLEAN -> set(at, Schema.Type.BOOLEAN, cursor.readBoolean() ? 1 : 0);
            case STRING -> {
                int length = cursor.readLength();
                setText(place, cursor.bytes(), cursor.position(), length);
                cursor.skip(length);
            }
            default -> {
                set(at, kind, (long) cursor.position() << Integer.SIZE);
                types[at] = type;
                type.skip(cursor);
            }
        }
    }

    private void setText(int place, byte[] bytes, int start, int length) {
        int number = texts[place].numberOf(bytes, start, length);
        if (number == TextTable.NONE) {
            set(place * stride + rows, Schema.Type.STRING, (long) start << Integer.SIZE | length);
        } else {
            kinds[place * stride + rows] = NUMBERED_TEXT;
            contents[place * stride + rows] = number;
        }
    }

    private void set(int at, Schema.Type kind, long content) {
        kinds[at] = (byte) kind.ordinal();
        contents[at] = content;
    }

    /** Number of names. */
    public int size() {
        return arrays.length;
    }

    /** What a value is that is no numbered text: NULL, where it is missing; DOUBLE, LONG, BOOLEAN, STRING, or any other type but INT and FLOAT. */
    public Schema.Type kind(int row, int place) {
        return KINDS[kinds[place * stride + row]];
    }

    /** A value that is a DOUBLE. */
    public double number(int row, int place) {
        return Double.longBitsToDouble(wholeNumber(row, place));
    }

    /**
     * All values of a name that are DOUBLE, in the order of the rows.
     *
     * @param into takes them, and has room for a value of each row
     * @return how many there are
     */
    public int numbers(int place, double[] into) {
        int first = place * stride;
        int count = 0;
        int row = 0;
        while (row < rows) {
            if (areEightNumbers(first, row)) {
                for (int i = 0; i < Long.BYTES; i++) {
                    into[count + i] = Double.longBitsToDouble(contents[first + row + i]);
                }
                count += Long.BYTES;
                row += Long.BYTES;
            } else {
                into[count] = Double.longBitsToDouble(contents[first + row]);
                count += kinds[first + row] == NUMBER ? 1 : 0;
                row++;
            }
        }
        return count;
    }

    /** Whether the values of a row and of the next seven are DOUBLE, those of the place that begins at {@code first}. */
    private boolean areEightNumbers(int first, int row) {
        return row + Long.BYTES <= rows && (long) EIGHT_KINDS.get(kinds, first + row) == EIGHT_NUMBERS;
    }

    /**
     * All values of a name that are texts of its table, in the order of the rows.
     *
     * @param into takes their numbers, and has room for a value of each row
     * @return how many there are
     */
    public int texts(int place, int[] into) {
        int first = place * stride;
        int count = 0;
        for (int at = first; at < first + rows; at++) {
            into[count] = (int) contents[at];
            count += kinds[at] == NUMBERED_TEXT ? 1 : 0;
        }
        return count;
    }

    /** {@link #numbers(int, double[])} of the first {@code chosenRows} rows that are {@code chosen}. */
    public int numbersOf(int[] chosen, int chosenRows, int place, double[] into) {
        int first = place * stride;
        int count = 0;
        for (int i = 0; i < chosenRows; i++) {
            int at = first + chosen[i];
            into[count] = Double.longBitsToDouble(contents[at]);
            count += kinds[at] == NUMBER ? 1 : 0;
        }
        return count;
    }

    /** {@link #texts(int, int[])} of the first {@code chosenRows} rows that are {@code chosen}. */
    public int textsOf(int[] chosen, int chosenRows, int place, int[] into) {
        int first = place * stride;
        int count = 0;
        for (int i = 0; i < chosenRows; i++) {
            int at = first + chosen[i];
            into[count] = (int) contents[at];
            count += kinds[at] == NUMBERED_TEXT ? 1 : 0;
        }
        return count;
    }

    /** Whether a name has a table of texts, so that {@link #texts(int, int[])} can give any. */
    public boolean hasTexts(int place) {
        return texts[place] != TextTable.EMPTY;
    }

    /**
     * The first row from {@code from} on whose value at a place is neither a DOUBLE nor a text of its table; the number of rows where
     * there is none.
     */
    public int nextOther(int place, int from) {
        int first = place * stride;
        int row = from;
        while (row < rows) {
            if (areEightNumbers(first, row)) {
                row += Long.BYTES;
            } else if (isOther(row, place)) {
                return row;
            } else {
                row++;
            }
        }
        return row;
    }

    /** Whether a value is neither a DOUBLE nor a text of its name's table. */
    public boolean isOther(int row, int place) {
        byte kind = kinds[place * stride + row];
        return kind != NUMBER && kind != NUMBERED_TEXT;
    }

    /** A value that is a LONG. */
    public long wholeNumber(int row, int place) {
        return contents[place * stride + row];
    }

    /** A value that is a BOOLEAN. */
    public boolean truthValue(int row, int place) {
        return wholeNumber(row, place) != 0;
    }

    /** The bytes in which the texts of a row lie. */
    public byte[] bytes(int row) {
        byte[] known = rowBytes[row];
        if (known == null) {
            throw new IndexOutOfBoundsException("Row " + row + " of " + rows);
        }
        return known;
    }

    /** Where a value begins that is a STRING. */
    public int textStart(int row, int place) {
        return (int) (wholeNumber(row, place) >>> Integer.SIZE);
    }

    /** The bytes of a value that is a STRING. */
    public int textLength(int row, int place) {
        return (int) wholeNumber(row, place);
    }

    /**
     * A value that is an ARRAY; good until another array of the same place is asked for.
     *
     * @return null if an item is not a number
     */
    public double @Nullable [] numbers(int row, int place) {
        AvroType type = types[place * stride + row];
        if (type == null) {
            throw new IllegalStateException("The value of row " + row + " at place " + place + " is not an array");
        }
        AvroCursor cursor = new AvroCursor(bytes(row), textStart(row, place));
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
