package io.driftmeter.statistics.counts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Numbers of texts, found by the texts' bytes in UTF-8 where they lie, so that looking one up makes no String. Immutable.
 *
 * <p>Names in one table tend to share length and prefix and to differ in a digit near the end, so the hash folds its upper half
 * onto the lower before and after it multiplies: without that, all names of the kind feature_001 would share few slots.
 */
public final class TextTable {

    /** What {@link #numberOf} gives for a text that the table does not hold. */
    public static final int NONE = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** What a slot without a text holds; no text is this very array, not even the empty one. */
    private static final byte[] FREE = new byte[0];

    /** A table without texts. */
    public static final TextTable EMPTY = new TextTable(Map.of());

    private final byte[][] texts;
    private final int[] numbers;

    /**
     * A table of these texts.
     *
     * @param numberByText numbers, 0 or more
     */
    public TextTable(Map<String, Integer> numberByText) {
        int slots = Integer.highestOneBit(Math.max(4, 4 * numberByText.size()));
        this.texts = new byte[slots][];
        this.numbers = new int[slots];
        Arrays.fill(texts, FREE);
        numberByText.forEach((text, number) -> put(text, text.getBytes(StandardCharsets.UTF_8), number));
    }

    /** A text with half a character, which UTF-8 cannot write, is never found by bytes. */
    private void put(String text, byte[] bytes, int number) {
        if (new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            int slot = slot(bytes, 0, bytes.length);
            texts[slot] = bytes;
            numbers[slot] = number;
        }
    }

    /**
     * The number of a text.
     *
     * @param bytes holds the text in UTF-8
     * @param start where it begins
     * @param length its bytes
     * @return {@link #NONE} where the table does not hold it
     */
    public int numberOf(byte[] bytes, int start, int length) {
        int slot = slot(bytes, start, length);
        return texts[slot] == FREE ? NONE : numbers[slot];
    }

    /** The slot of a text, or the free one where it would stand. */
    private int slot(byte[] bytes, int start, int length) {
        int mask = texts.length - 1;
        int slot = hash(bytes, start, length) & mask;
        while (texts[slot] != FREE && !matches(texts[slot], bytes, start, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The most slots that looking up one of the texts passes over. */
    int longestProbe() {
        int mask = texts.length - 1;
        int longest = 0;
        for (int slot = 0; slot < texts.length; slot++) {
            if (texts[slot] != FREE) {
                longest = Math.max(longest, slot - hash(texts[slot], 0, texts[slot].length) & mask);
            }
        }
        return longest;
    }

    /** By eight bytes at a time, the last eight of which overlap: texts of 9 to 16 bytes take the same steps, without a branch to guess wrong. */
    private static int hash(byte[] bytes, int start, int length) {
        if (length < Long.BYTES) {
            // Multiplied, since the bytes of a text of four stand in both halves of its number, and folding would take
            // them out.
            return (int) mixed(length ^ upToSeven(bytes, start, length) * MULTIPLIER);
        }
        long hash = length;
        int last = start + length - Long.BYTES;
        for (int next = start; next < last; next += Long.BYTES) {
            hash = mixed(hash ^ (long) EIGHT_BYTES.get(bytes, next));
        }
        return (int) mixed(hash ^ (long) EIGHT_BYTES.get(bytes, last));
    }

    /** A number for a text of up to seven bytes, another one for each text of its length: the bytes, some of them twice. */
    private static long upToSeven(byte[] bytes, int start, int length) {
        if (length >= Integer.BYTES) {
            long first = (int) FOUR_BYTES.get(bytes, start);
            long last = (int) FOUR_BYTES.get(bytes, start + length - Integer.BYTES);
            return last << Integer.SIZE ^ first;
        }
        if (length == 0) {
            return 0;
        }
        int middle = bytes[start + (length >> 1)] << Byte.SIZE;
        int last = bytes[start + length - 1] << 2 * Byte.SIZE;
        return bytes[start] ^ middle ^ last;
    }

    private static long mixed(long bits) {
        long product = (bits ^ bits >>> Integer.SIZE) * MULTIPLIER;
        return product ^ product >>> Integer.SIZE;
    }

    /** Whether the bytes at {@code start} are this text. Names of 8 to 16 bytes take two loads of eight, which overlap. */
    public static boolean matches(byte[] text, byte[] bytes, int start, int length) {
        if (text.length != length) {
            return false;
        }
        if (length < Long.BYTES) {
            return upToSeven(text, 0, length) == upToSeven(bytes, start, length);
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) EIGHT_BYTES.get(text, i) != (long) EIGHT_BYTES.get(bytes, start + i)) {
                return false;
            }
        }
        return (long) EIGHT_BYTES.get(text, last) == (long) EIGHT_BYTES.get(bytes, start + last);
    }
}
