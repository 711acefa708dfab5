package io.driftmeter.statistics.counts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads what {@link CountsOutput} wrote. Bytes of any other kind end in {@link CorruptCountsException}, and nothing is allocated by their say. */
public final class CountsInput {
    private final byte[] bytes;
    private int position;

    public CountsInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a count that {@link CountsOutput#writeCount} wrote; a negative one is corrupt. */
    public long readCount() {
        long count = readNumber();
        if (count < 0) {
            throw new CorruptCountsException("a negative count before byte " + position);
        }
        return count;
    }

    private long readNumber() {
        if (position < bytes.length && bytes[position] >= 0) {
            return bytes[position++];
        }
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
        if (size > most) {
            throw new CorruptCountsException(
                    what + ": " + size + " before byte " + position + ", at most " + most + " are possible");
        }
        return (int) size;
    }

    /** Reads a number that {@link CountsOutput#writeSigned} wrote. */
    public long readSigned() {
        long number = readNumber();
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

    /**
     * Reads an integer that {@link CountsOutput#writeInteger} wrote.
     *
     * @param mostBytes the most bytes that it can take
     */
    public BigInteger readInteger(int mostBytes) {
        int size = sizeOfInteger(mostBytes);
        BigInteger integer = new BigInteger(bytes, position, size);
        position += size;
        return integer;
    }

    /** Reads an integer of up to 192 bits that {@link CountsOutput#writeInteger} wrote. */
    ExactSum readSum() {
        int size = sizeOfInteger(ExactSum.BYTES);
        ExactSum sum = ExactSum.ofBytes(bytes, position, size);
        position += size;
        return sum;
    }

    private int sizeOfInteger(int mostBytes) {
        int size = readSize(mostBytes, "bytes of a sum");
        if (size == 0 || size > bytes.length - position) {
            throw new CorruptCountsException("a sum of " + size + " bytes at " + position + " of " + bytes.length);
        }
        return size;
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

    /**
     * Reads counts that {@link CountsOutput#writeSparse} wrote.
     *
     * @param counters how many there must be
     */
    public long[] readSparse(int counters) {
        int size = readSize(Integer.MAX_VALUE, "counters");
        if (size != counters) {
            throw new CorruptCountsException(size + " counters where the reference has " + counters);
        }
        long[] counts = new long[counters];
        int others = readSize(counters, "counters that are not 0");
        int next = 0;
        for (int i = 0; i < others; i++) {
            next += readSize(counters - next - 1, "gap between counters");
            counts[next] = readCount();
            next++;
        }
        return counts;
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
