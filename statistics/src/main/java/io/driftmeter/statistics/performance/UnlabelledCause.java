package io.driftmeter.statistics.performance;

/** Why a prediction ends without a label, although one came. */
public enum UnlabelledCause {
    /** The last label was taken back. */
    RETRACTED,
    /** Labels came, but their partition was past their time by more than the lateness. */
    TOO_LATE,
    /** Labels came that the task cannot use: a text for a number, or a prediction without an answer. */
    UNUSABLE
}
