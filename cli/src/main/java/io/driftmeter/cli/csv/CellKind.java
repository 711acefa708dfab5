package io.driftmeter.cli.csv;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the cells of a column hold. */
public enum CellKind {
    /** Numbers; NaN, inf and -inf among them. */
    NUMBER("a number"),
    /** true and false, in any case. */
    BOOLEAN("true or false"),
    /** Arrays of numbers in brackets, with commas or spaces between them: [0.1, -2, 3e-4]. */
    ARRAY("an array of numbers"),
    /** Anything. */
    TEXT("a text");

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("\\s*,\\s*|\\s+");

    private final String words;

    CellKind(String words) {
        this.words = words;
    }

    /** The kind in words: "a number". */
    public String words() {
        return words;
    }

    /** The narrowest kind that holds all of these cells; text where there are none. */
    public static CellKind of(Collection<String> cells) {
        if (cells.isEmpty()) {
            return TEXT;
        }
        if (cells.stream().allMatch(cell -> number(cell).isPresent())) {
            return NUMBER;
        }
        if (cells.stream().allMatch(cell -> truth(cell).isPresent())) {
            return BOOLEAN;
        }
        return cells.stream().allMatch(cell -> array(cell).isPresent()) ? ARRAY : TEXT;
    }

    /** A cell as a value of this kind: Double, Boolean, double[] or String; empty if it is none. */
    public Optional<Object> value(String cell) {
        return switch (this) {
            case NUMBER -> number(cell).map(number -> number);
            case BOOLEAN -> truth(cell).map(truth -> truth);
            case ARRAY -> array(cell).map(array -> array);
            case TEXT -> Optional.of(cell);
        };
    }

    /** A cell as a number; empty if it is none. */
    static Optional<Double> number(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "nan", "-nan":
                return Optional.of(Double.NaN);
            case "inf", "+inf", "infinity", "+infinity":
                return Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity":
                return Optional.of(Double.NEGATIVE_INFINITY);
            default:
                break;
        }
        char last = lower.charAt(lower.length() - 1);
        if (!Character.isDigit(last) && last != '.' || lower.indexOf('x') >= 0) {
            return Optional.empty(); // Java would read 12d and 0x1p3 as numbers
        }
        try {
            return Optional.of(Double.valueOf(lower));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<double[]> array(String cell) {
        if (!cell.startsWith("[") || !cell.endsWith("]") || cell.length() < 2) {
            return Optional.empty();
        }
        String inner = cell.substring(1, cell.length() - 1).strip();
        String[] parts = inner.isEmpty() ? new String[0] : BETWEEN_NUMBERS.split(inner, -1);
        double[] array = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Optional<Double> number = parts[i].isEmpty() ? Optional.empty() : number(parts[i]);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            array[i] = number.get();
        }
        return Optional.of(array);
    }

    private static Optional<Boolean> truth(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
