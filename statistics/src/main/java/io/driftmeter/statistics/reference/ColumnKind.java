package io.driftmeter.statistics.reference;

/** What a feature's values are. */
public enum ColumnKind {
    /** Numbers, counted in cells. */
    NUMERIC,
    /** Texts, counted by value. */
    CATEGORICAL,
    /** Truth values. */
    BOOLEAN
}
