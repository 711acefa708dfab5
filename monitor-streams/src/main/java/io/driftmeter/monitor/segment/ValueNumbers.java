package io.driftmeter.monitor.segment;

import io.driftmeter.statistics.counts.TextTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of values, found without making an object. A value is known by its text: a whole number without a fraction, a truth
 * value as true or false; so 5, 5.0 and the text "5" are one value. Immutable.
 */
public final class ValueNumbers {

    /** The number of a value that is not among them. */
    public static final int NONE = TextTable.NONE;

    /** Doubles beyond do not tell neighbouring whole numbers apart. */
    private static final double MOST_WHOLE = 1L << 53;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final TextTable table;
    private final long[] wholeNumbers;
    private final int[] numbersOfWhole;
    private final double[] fractions;
    private final int[] numbersOfFractions;

    /** Numbers the texts by their places. */
    ValueNumbers(List<String> texts) {
        for (int place = 0; place < texts.size(); place++) {
            numbers.put(texts.get(place), place);
        }
        table = new TextTable(numbers);
        TreeMap<Long, Integer> whole = new TreeMap<>();
        TreeMap<Double, Integer> fractional = new TreeMap<>();
        numbers.forEach((text, number) -> {
            if (isWritten(text, ValueNumbers::wholeText)) {
                whole.put(Long.valueOf(text), number);
            } else if (isWritten(text, ValueNumbers::fractionText)) {
                fractional.put(Double.valueOf(text), number);
            }
        });
        wholeNumbers = whole.keySet().stream().mapToLong(Long::longValue).toArray();
        numbersOfWhole = whole.values().stream().mapToInt(Integer::intValue).toArray();
        fractions =
                fractional.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        numbersOfFractions =
                fractional.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private interface Rewriting {
        String text(String text);
    }

    private static boolean isWritten(String text, Rewriting rewriting) {
        try {
            return rewriting.text(text).equals(text);
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static String wholeText(String text) {
        return Long.toString(Long.parseLong(text));
    }

    private static String fractionText(String text) {
        return textOf(Double.parseDouble(text));
    }

    /** How a number is written: a whole one without a fraction. */
    public static String textOf(double number) {
        return isWhole(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static boolean isWhole(double number) {
        return number == Math.rint(number) && Math.abs(number) < MOST_WHOLE;
    }

    /** The number of a row's value in a column; {@link #NONE} where it is missing or none of them. */
    int numberOf(ColumnValues row, int column) {
        return switch (row.kind(column)) {
            case STRING -> row.textAmong(column, this);
            case LONG -> numberOf(row.wholeNumber(column));
            case DOUBLE -> numberOf(row.number(column));
            case BOOLEAN -> numberOf(row.truthValue(column) ? "true" : "false");
            default -> NONE;
        };
    }

    /** The number of a text; {@link #NONE} where it is none of them. */
    public int numberOf(String text) {
        return numbers.getOrDefault(text, NONE);
    }

    /** The number of a text that lies in {@code bytes}, in UTF-8; {@link #NONE} where it is none of them. */
    public int numberOf(byte[] bytes, int start, int length) {
        return table.numberOf(bytes, start, length);
    }

    private int numberOf(long number) {
        int place = Arrays.binarySearch(wholeNumbers, number);
        return place < 0 ? NONE : numbersOfWhole[place];
    }

    private int numberOf(double number) {
        if (isWhole(number)) {
            return numberOf((long) number);
        }
        int place = Arrays.binarySearch(fractions, number);
        return place < 0 ? NONE : numbersOfFractions[place];
    }
}
