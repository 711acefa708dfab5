package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.intake.DeadLetter;

/** What the profile processor passes on of a record, beside counting it. */
public sealed interface Outcome {

    /** The record is not counted. */
    record Rejected(DeadLetter letter) implements Outcome {}

    /** The record takes part in scoring; its key is the prediction id. */
    record Joinable(JoinableMessage message) implements Outcome {}
}
