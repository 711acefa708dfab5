package io.driftmeter.monitor.intake;

/** What the records of an input topic tell. */
public enum InputKind {
    /** The inputs of predictions. */
    FEATURES,
    /** What the models answered. */
    PREDICTIONS,
    /** What turned out to be true. */
    LABELS
}
