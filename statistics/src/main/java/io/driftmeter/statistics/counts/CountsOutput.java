package io.driftmeter.statistics.counts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes counts compactly: counts as variable-length integers, seven bits a byte, lowest first. */
public final class CountsOutput {
    private byte[] bytes = new byte[256];
    private int length;

    /** Writes a count or a size, 0 or more; a negative one takes ten bytes. */
    public void writeCount(long count) {
        long rest = count;
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** Writes a number that is small in magnitude. */
    public void writeSigned(long number) {
        writeCount((number << 1) ^ (number >> 63));
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
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeCount(encoded.length);
        for (byte b : encoded) {
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
}
