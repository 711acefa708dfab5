package io.driftmeter.statistics.reference;

/** What a feature's values are. */
public enum ColumnKind {
    /** Numbers, counted in cells. */
    NUMERIC,
    /** Texts, counted by value. */
    CATEGORICAL,
    /** Truth values. */
    BOOLEAN,
    /** Arrays of numbers, counted by norm, cosine to their centroid, and components. */
    EMBEDDING
}
