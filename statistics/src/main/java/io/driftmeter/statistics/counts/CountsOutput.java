package io.driftmeter.statistics.counts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Writes counts compactly: counts as variable-length integers, seven bits a byte, lowest first. */
public final class CountsOutput {
    private byte[] bytes = new byte[256];
    private int length;

    /** Writes a count or a size, 0 or more. */
    public void writeCount(long count) {
        writeNumber(Counters.require("a count", count));
    }

    private void writeNumber(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** Writes a number that is small in magnitude. */
    public void writeSigned(long number) {
        writeNumber((number << 1) ^ (number >> 63));
    }

    /** Writes all eight bytes of a number. */
    public void writeFixed(long number) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            writeByte((int) (number >>> shift));
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

    /** Writes an integer in as few bytes as it has, after their number. */
    public void writeInteger(BigInteger integer) {
        writeBytes(integer.toByteArray());
    }

    private void writeBytes(byte[] more) {
        writeCount(more.length);
        for (byte b : more) {
            writeByte(b);
        }
    }

    /** Writes many counts, most of which are 0: their number, the number of others, and each of those after the gap before it. */
    public void writeSparse(long[] counts) {
        writeCount(counts.length);
        writeCount(Arrays.stream(counts).filter(count -> count != 0).count());
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                writeCount(i - next);
                writeCount(counts[i]);
                next = i + 1;
            }
        }
    }

    private void writeByte(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
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
