package io.driftmeter.statistics.counts;

import java.nio.charset.StandardCharsets;

/** Reads what {@link CountsOutput} wrote. Bytes of any other kind end in {@link CorruptCountsException}, and nothing is allocated by their say. */
public final class CountsInput {
    private final byte[] bytes;
    private int position;

    public CountsInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a number that {@link CountsOutput#writeCount} wrote. */
    public long readCount() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            number |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return number;
            }
        }
        throw new CorruptCountsException("a number of more than ten bytes before byte " + position);
    }

    /**
     * Reads a size.
     *
     * @param most the largest size that can be right
     * @param what of what, for the error
     */
    public int readSize(int most, String what) {
        long size = readCount();
        if (size < 0 || size > most) {
            throw new CorruptCountsException(
                    what + ": " + size + " before byte " + position + ", at most " + most + " are possible");
        }
        return (int) size;
    }

    /** Reads a number that {@link CountsOutput#writeSigned} wrote. */
    public long readSigned() {
        long number = readCount();
        return (number >>> 1) ^ -(number & 1);
    }

    /** Reads a number that {@link CountsOutput#writeFixed} wrote. */
    public long readFixed() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            number |= (long) readByte() << shift;
        }
        return number;
    }

    /** Reads a text that {@link CountsOutput#writeText} wrote. */
    public String readText() {
        int size = readSize(bytes.length, "bytes of a text");
        if (size > bytes.length - position) {
            throw new CorruptCountsException("the bytes end in the middle of a text at " + position);
        }
        String text = new String(bytes, position, size, StandardCharsets.UTF_8);
        position += size;
        return text;
    }

    /** Adds counts that {@link CountsOutput#writeSparse} wrote to as many others. */
    public void addSparse(long[] counts) {
        int size = readSize(Integer.MAX_VALUE, "counters");
        if (size != counts.length) {
            throw new CorruptCountsException(size + " counters where the reference has " + counts.length);
        }
        int others = readSize(counts.length, "counters that are not 0");
        int next = 0;
        for (int i = 0; i < others; i++) {
            next += readSize(counts.length - next - 1, "gap between counters");
            counts[next] += readCount();
            next++;
        }
    }

    /** Whether everything has been read. */
    public boolean atEnd() {
        return position == bytes.length;
    }

    private int readByte() {
        if (position == bytes.length) {
            throw new CorruptCountsException("the bytes end at " + position + " in the middle of a number");
        }
        return bytes[position++] & 0xFF;
    }
}
