package io.driftmeter.cli.csv;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What the cells of a column hold. */
public enum CellKind {
    /** Numbers; NaN, inf and -inf among them. */
    NUMBER("a number"),
    /** true and false, in any case. */
    BOOLEAN("true or false"),
    /** Anything. */
    TEXT("a text");

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
        return cells.stream().allMatch(cell -> truth(cell).isPresent()) ? BOOLEAN : TEXT;
    }

    /** A cell as a value of this kind: Double, Boolean or String; empty if it is none. */
    public Optional<Object> value(String cell) {
        return switch (this) {
            case NUMBER -> number(cell).map(number -> number);
            case BOOLEAN -> truth(cell).map(truth -> truth);
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

    private static Optional<Boolean> truth(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
