package io.driftmeter.statistics.reference;

/** What a feature's values are. */
public enum ColumnKind {
    /** Numbers, counted in cells. */
    NUMERIC,
    /** Texts, counted by value. */
    CATEGORICAL,
    /** Truth values. */
    BOOLEAN;

    /**
     * The kind of a value.
     *
     * @throws IllegalArgumentException where it is none of a number, a text and a truth value
     */
    static ColumnKind of(Object value) {
        if (value instanceof Number) {
            return NUMERIC;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof CharSequence) {
            return CATEGORICAL;
        }
        throw new IllegalArgumentException("a feature must be a number, a text or a truth value, not a "
                + value.getClass().getSimpleName());
    }
}
