package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One column on the first pass: what kind it is of, and from what its feature's cells or categories are cut. */
final class ColumnSurvey {
    private final String name;
    private final @Nullable ColumnKind given;
    private final long[] usable = new long[ColumnKind.values().length];
    private final NumberSurvey numbers;
    private final CategorySurvey categories = new CategorySurvey();
    private final CentroidBuilder centroid = new CentroidBuilder();

    ColumnSurvey(String name, ReferenceSettings settings) {
        this.name = name;
        this.given = settings.kinds().get(name);
        this.numbers = new NumberSurvey(settings.atomsUpTo());
    }

    /**
     * Adds the value of a row; null is missing.
     *
     * @return whether it is held in memory
     * @throws IllegalArgumentException where it is none of a number, a text, a truth value and an array of numbers
     */
    boolean add(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Number number) {
            return addNumber(number);
        }
        if (value instanceof Boolean truth) {
            usable[ColumnKind.BOOLEAN.ordinal()]++;
            categories.add(truth);
        } else if (value instanceof CharSequence text) {
            usable[ColumnKind.CATEGORICAL.ordinal()]++;
            if (canBe(ColumnKind.CATEGORICAL)) {
                categories.add(text.toString());
            }
        } else if (value instanceof double[] array) {
            usable[ColumnKind.EMBEDDING.ordinal()]++;
            if (canBe(ColumnKind.EMBEDDING)) {
                centroid.add(array);
            }
        } else {
            throw new IllegalArgumentException(
                    "a feature must be a number, a text, a truth value or an array of numbers, not a "
                            + value.getClass().getSimpleName());
        }
        return false;
    }

    private boolean addNumber(Number number) {
        if (isWhole(number) && canBe(ColumnKind.CATEGORICAL)) {
            categories.add(number.longValue());
        }
        if (!Double.isFinite(number.doubleValue())) {
            return false;
        }
        usable[ColumnKind.NUMERIC.ordinal()]++;
        return canBe(ColumnKind.NUMERIC) && numbers.add(number.doubleValue());
    }

    private boolean canBe(ColumnKind kind) {
        return given == null || given == kind;
    }

    /** Whether a number is of a type that holds whole numbers only, and fits a long. */
    static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || (number instanceof BigInteger large && large.bitLength() < Long.SIZE);
    }

    /** Holds no more values. */
    void letGo() {
        numbers.letGo();
    }

    /** The kind that the settings give or, where they give none, that of most values; of equally many, the first kind. */
    ColumnKind kind() {
        if (given != null) {
            return given;
        }
        ColumnKind most = ColumnKind.NUMERIC;
        for (ColumnKind kind : ColumnKind.values()) {
            most = usable[kind.ordinal()] > usable[most.ordinal()] ? kind : most;
        }
        return most;
    }

    /** Why the column cannot be a feature, and what to do about it; empty where it can. */
    Optional<String> problem(long rows) {
        if (given == null && Arrays.stream(usable).sum() == 0) {
            return problem("has no usable value in " + rows + " rows: leave it out, or say its kind");
        }
        return switch (kind()) {
            case CATEGORICAL -> categories.problem().flatMap(this::problem);
            case EMBEDDING -> centroid.problem().flatMap(this::problem);
            case NUMERIC, BOOLEAN -> Optional.empty();
        };
    }

    private Optional<String> problem(String sentence) {
        return Optional.of("feature '" + name + "' " + sentence);
    }

    String name() {
        return name;
    }

    /** The numbers, of a column of the kind NUMERIC. */
    NumberSurvey numbers() {
        return numbers;
    }

    /** The categories, of a column of the kinds CATEGORICAL and BOOLEAN. */
    Categories categories(int named) {
        return kind() == ColumnKind.BOOLEAN ? CategorySurvey.ofTruthValues() : categories.categories(named);
    }

    /** The centroid, of a column of the kind EMBEDDING. */
    CentroidBuilder centroid() {
        return centroid;
    }
}
