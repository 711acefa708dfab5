package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.FeatureCounts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column, row by row, at eight bytes and a bit each: whole numbers as they are, marked by the bit; other numbers
 * as the bits of a double; all else in the bits of not-a-number, texts by their place in a dictionary, arrays by theirs in a list. The dictionary takes as many
 * texts as a feature can have categories; further texts are only known to be texts.
 */
final class ColumnValues {
    private static final int TAG_SHIFT = 48;
    private static final long MISSING = 0xFFF8L << TAG_SHIFT;
    private static final long TRUTH = 0xFFF9L << TAG_SHIFT;
    private static final long TEXT = 0xFFFAL << TAG_SHIFT;
    private static final long FURTHER_TEXT = 0xFFFBL << TAG_SHIFT;
    private static final long ARRAY = 0xFFFCL << TAG_SHIFT;

    private long[] cells = new long[1024];
    private final BitSet whole = new BitSet();
    private int rows;
    private final Map<String, Integer> dictionary = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<double[]> arrays = new ArrayList<>();
    private long textBytes;
    private boolean furtherTexts;
    private final Map<ColumnKind, Long> usable = new EnumMap<>(ColumnKind.class);

    /**
     * Adds the value of the next row; null is missing.
     *
     * @throws IllegalArgumentException where it is none of a number, a text, a truth value and an array of numbers
     */
    void add(@Nullable Object value) {
        if (value == null) {
            append(MISSING);
        } else if (value instanceof Number number) {
            addNumber(number);
        } else if (value instanceof Boolean truth) {
            appendUsable(ColumnKind.BOOLEAN, TRUTH | (truth ? 1 : 0));
        } else if (value instanceof CharSequence text) {
            appendUsable(ColumnKind.CATEGORICAL, cellOf(text.toString()));
        } else if (value instanceof double[] array) {
            arrays.add(array.clone());
            appendUsable(ColumnKind.EMBEDDING, ARRAY | (arrays.size() - 1));
        } else {
            throw new IllegalArgumentException(
                    "a feature must be a number, a text, a truth value or an array of numbers, not a "
                            + value.getClass().getSimpleName());
        }
    }

    private void addNumber(Number number) {
        if (isWhole(number)) {
            whole.set(rows);
            appendUsable(ColumnKind.NUMERIC, number.longValue());
        } else if (Double.isFinite(number.doubleValue())) {
            appendUsable(ColumnKind.NUMERIC, Double.doubleToLongBits(number.doubleValue()));
        } else {
            append(Double.doubleToLongBits(number.doubleValue()));
        }
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || (number instanceof BigInteger large && large.bitLength() < Long.SIZE);
    }

    private long cellOf(String text) {
        Integer known = dictionary.get(text);
        if (known != null) {
            return TEXT | known;
        }
        int bytes = Categories.bytes(text);
        if (texts.size() == Categories.MOST || textBytes + bytes > Categories.MOST_NAME_BYTES) {
            furtherTexts = true;
            return FURTHER_TEXT;
        }
        textBytes += bytes;
        dictionary.put(text, texts.size());
        texts.add(text);
        return TEXT | (texts.size() - 1);
    }

    private void appendUsable(ColumnKind kind, long cell) {
        usable.merge(kind, 1L, Long::sum);
        append(cell);
    }

    private void append(long cell) {
        if (rows == cells.length) {
            cells = Arrays.copyOf(cells, 2 * rows);
        }
        cells[rows++] = cell;
    }

    int rows() {
        return rows;
    }

    /** Rows with a usable value of a kind: finite numbers, texts, truth values, arrays. */
    long usable(ColumnKind kind) {
        return usable.getOrDefault(kind, 0L);
    }

    /** Whether there are more texts than a feature can have categories. */
    boolean furtherTexts() {
        return furtherTexts;
    }

    /** The number in a row, +0 for −0; not-a-number where there is none. */
    double number(int row) {
        if (whole.get(row)) {
            return cells[row];
        }
        return isNumber(cells[row]) ? Double.longBitsToDouble(cells[row]) + 0.0 : Double.NaN;
    }

    /**
     * The category that the value in a row names; null where it names none.
     *
     * @param truthValues whether the feature is a truth value, so that nothing else names a category
     */
    @Nullable
    String category(int row, boolean truthValues) {
        if (!whole.get(row) && hasTag(row, TRUTH)) {
            return Boolean.toString(cells[row] != TRUTH);
        }
        if (truthValues) {
            return null;
        }
        if (whole.get(row)) {
            return Long.toString(cells[row]);
        }
        return hasTag(row, TEXT) ? texts.get((int) cells[row]) : null;
    }

    /** The array in a row; null where there is none. */
    double @Nullable [] array(int row) {
        return !whole.get(row) && hasTag(row, ARRAY) ? arrays.get((int) cells[row]) : null;
    }

    /** Counts the value in a row as a live one would be. */
    void count(int row, FeatureCounts into) {
        if (whole.get(row)) {
            into.add(cells[row]);
        } else if (isNumber(cells[row])) {
            into.add(Double.longBitsToDouble(cells[row]));
        } else if (cells[row] == MISSING) {
            into.addMissing();
        } else if (hasTag(row, TRUTH)) {
            into.add(cells[row] != TRUTH);
        } else if (hasTag(row, TEXT)) {
            into.add(texts.get((int) cells[row]));
        } else if (hasTag(row, ARRAY)) {
            into.add(arrays.get((int) cells[row]));
        } else {
            into.addWrongType();
        }
    }

    /** The only not-a-number that is a number's is the canonical one, which is positive. */
    private static boolean isNumber(long cell) {
        return Long.compareUnsigned(cell, MISSING) < 0;
    }

    private boolean hasTag(int row, long tag) {
        return cells[row] >>> TAG_SHIFT == tag >>> TAG_SHIFT;
    }
}
