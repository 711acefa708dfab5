package io.driftmeter.statistics.fault;

/** What goes wrong between a feature's source and the model. */
public enum FaultKind {
    /** Values of another type came, such as texts for numbers. */
    TYPE_CHANGE,
    /** Values were missing, or not-a-number. */
    NULL_BURST,
    /** An input that was constant in the reference has other values. */
    CONSTANT_ALIVE,
    /** Two features have changed places. */
    SWAPPED_FEATURES,
    /** Values came in another unit: a factor, a sign or a temperature scale. */
    UNIT_CHANGE,
    /** All rows carry one value. */
    STUCK_VALUE,
    /** Categories came that the reference does not have. */
    NEW_CATEGORIES,
    /** Categories of the reference no longer came. */
    VANISHED_CATEGORIES,
    /** Event times lie ahead of or behind the clock of the others. */
    CLOCK_SKEW
}
