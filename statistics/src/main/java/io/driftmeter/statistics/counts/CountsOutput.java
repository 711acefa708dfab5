package io.driftmeter.statistics.counts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Writes counts compactly: counts as variable-length integers, seven bits a byte, lowest first. */
public final class CountsOutput {
    private static final int MOST_BYTES_OF_NUMBER = 10;

    private byte[] bytes = new byte[256];
    private int length;

    /** Writes a count or a size, 0 or more. */
    public void writeCount(long count) {
        writeNumber(Counters.require("a count", count));
    }

    private void writeNumber(long number) {
        makeRoom(MOST_BYTES_OF_NUMBER);
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Writes a number that is small in magnitude. */
    public void writeSigned(long number) {
        writeNumber((number << 1) ^ (number >> 63));
    }

    /** Writes all eight bytes of a number. */
    public void writeFixed(long number) {
        makeRoom(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    /** Writes a double by its bits. */
    public void writeDouble(double number) {
        writeFixed(Double.doubleToLongBits(number));
    }

    /** Writes a text in UTF-8 after its length in bytes. */
    public void writeText(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an integer in as few bytes as it has, the highest first, after their number. */
    public void writeInteger(BigInteger integer) {
        writeBytes(integer.toByteArray());
    }

    /** Writes a signed integer of 192 bits in as few bytes as it has, as {@link #writeInteger(BigInteger)} does. */
    void writeInteger(long high, long middle, long low) {
        int size = ExactSum.BYTES;
        while (size > 1 && isSignAlone(byteOf(size - 1, high, middle, low), byteOf(size - 2, high, middle, low))) {
            size--;
        }
        writeCount(size);
        makeRoom(size);
        for (int place = size - 1; place >= 0; place--) {
            bytes[length++] = byteOf(place, high, middle, low);
        }
    }

    private static byte byteOf(int place, long high, long middle, long low) {
        long part = place < Long.BYTES ? low : place < 2 * Long.BYTES ? middle : high;
        return (byte) (part >> Byte.SIZE * (place % Long.BYTES));
    }

    /** Whether a byte says no more than the sign of the one below it. */
    private static boolean isSignAlone(byte upper, byte lower) {
        return upper == lower >> Byte.SIZE - 1;
    }

    private void writeBytes(byte[] more) {
        writeCount(more.length);
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** Writes many counts, most of which are 0: their number, the number of others, and each of those after the gap before it. */
    public void writeSparse(long[] counts) {
        writeCount(counts.length);
        int others = 0;
        for (long count : counts) {
            others += count == 0 ? 0 : 1;
        }
        writeCount(others);
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                writeCount(i - next);
                writeCount(counts[i]);
                next = i + 1;
            }
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** What has been written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** SHA-256 of what has been written. */
    public byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(toBytes());
        } catch (NoSuchAlgorithmException cannotHappen) {
            throw new IllegalStateException("every Java platform has SHA-256", cannotHappen);
        }
    }
}
