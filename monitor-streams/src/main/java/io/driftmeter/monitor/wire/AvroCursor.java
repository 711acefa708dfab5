package io.driftmeter.monitor.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A place in the bytes of a record, moved on by reading. Every read of the input's end, and every number that Avro does not
 * write, is a {@link MalformedAvroException}. What it accepts is what Avro's own decoder accepts.
 */
public final class AvroCursor {

    /** Bits of a byte that are set where it is no count of under 64, or where it is one below 0. */
    private static final int NO_SHORT_COUNT = 0x81;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int MOST_DEPTH = 500;
    private static final int LAST_SHIFT_OF_INT = 28;
    private static final int LAST_SHIFT_OF_LONG = 63;

    /** The most entries of an array or a map that Avro's own decoder takes. */
    private static final long MOST_ENTRIES = Integer.MAX_VALUE - 8;

    private final byte[] bytes;
    private int position;
    private int depth;

    /** A cursor that stands at {@code position}. */
    public AvroCursor(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    /** The bytes that it reads. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where it stands. */
    public int position() {
        return position;
    }

    /** Moves to a place that it has passed over already, or that the caller has read up to. */
    void moveTo(int place) {
        position = place;
    }

    /** The eight bytes at a place, the lowest first: the bits of a double, where one stands there. */
    static long eightBytes(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    /** Whether a byte is all of a count, of under 64: in zigzag it is even then, and no byte follows it. */
    static boolean isShortCount(int firstByte) {
        return (firstByte & NO_SHORT_COUNT) == 0;
    }

    /** Passes over bytes. */
    public void skip(long length) {
        if (length < 0 || length > bytes.length - position) {
            throw end();
        }
        position += (int) length;
    }

    /** Reads an int or a long: in zigzag, seven bits a byte, lowest first. */
    public long readLong() {
        if (position < bytes.length && bytes[position] >= 0) {
            int first = bytes[position++];
            return (first >>> 1) ^ -(first & 1);
        }
        return unzigzag(readVariable(LAST_SHIFT_OF_LONG));
    }

    /** Reads an int, also the index of a union's branch or of an enum's symbol. */
    public int readInt() {
        if (position < bytes.length && bytes[position] >= 0) {
            int first = bytes[position++];
            return (first >>> 1) ^ -(first & 1);
        }
        int raw = (int) readVariable(LAST_SHIFT_OF_INT);
        return (raw >>> 1) ^ -(raw & 1);
    }

    private long readVariable(int lastShift) {
        long number = 0;
        for (int shift = 0; shift <= lastShift; shift += 7) {
            byte next = next();
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new MalformedAvroException("A number has more bytes than its type");
    }

    private static long unzigzag(long raw) {
        return (raw >>> 1) ^ -(raw & 1);
    }

    private byte next() {
        if (position == bytes.length) {
            throw end();
        }
        return bytes[position++];
    }

    /** Reads the number of bytes of a text, and checks that so many are left. */
    public int readLength() {
        long length = readLong();
        if (length < 0 || length > bytes.length - position) {
            throw new MalformedAvroException(
                    "A text or bytes of " + length + " bytes where " + (bytes.length - position) + " bytes are left");
        }
        return (int) length;
    }

    /** Reads a text. */
    public String readText() {
        int length = readLength();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Reads a truth value. */
    public boolean readBoolean() {
        return next() == 1;
    }

    /** Reads a double. */
    public double readDouble() {
        int start = position;
        skip(Double.BYTES);
        return Double.longBitsToDouble((long) LONGS.get(bytes, start));
    }

    /** Reads a float. */
    public float readFloat() {
        int start = position;
        skip(Float.BYTES);
        return Float.intBitsToFloat((int) INTS.get(bytes, start));
    }

    /**
     * Reads how many entries of an array or a map follow, until it is 0.
     *
     * @param before entries of this array or map that came before
     */
    public long readEntries(long before) {
        long entries = readLong();
        if (entries < 0) {
            entries = -entries;
            if (entries < 0 || readLong() < 0) {
                throw new MalformedAvroException("An array or a map of a negative size");
            }
        }
        if (entries > MOST_ENTRIES - before) {
            throw new MalformedAvroException("An array or a map of more than " + MOST_ENTRIES + " entries");
        }
        return entries;
    }

    /** Enters a record, which may hold others of its own type without end. */
    void enter() {
        if (++depth > MOST_DEPTH) {
            throw new MalformedAvroException("More than " + MOST_DEPTH + " records, one in the other");
        }
    }

    /** Leaves the record that was entered last. */
    void leave() {
        depth--;
    }

    private static MalformedAvroException end() {
        return new MalformedAvroException("The bytes end before the value does");
    }
}
