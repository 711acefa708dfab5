package io.driftmeter.monitor.intake;

import io.driftmeter.avro.RecordFate;
import org.jspecify.annotations.Nullable;

/** What the intake made of an input record before it knows the monitors. */
public sealed interface Reading {

    /** The record can be read, is valid, and is not of the future. It moves C of its partition unless it was null. */
    record Accepted(InputEvent event) implements Reading {}

    /**
     * The record goes no further.
     *
     * @param fate UNREADABLE, INVALID or FUTURE
     * @param detail a sentence for the dead letter: what was found and what was expected
     * @param model the model that it names; null where that could not be read
     * @param modelVersion the version that it names; null where that could not be read
     */
    record Rejected(
            RecordFate fate,
            String detail,
            @Nullable String model,
            @Nullable String modelVersion) implements Reading {}
}
