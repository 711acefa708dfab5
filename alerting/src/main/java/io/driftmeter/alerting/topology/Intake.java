package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.Tick;
import org.jspecify.annotations.Nullable;

/** What becomes of a record that was read. */
sealed interface Intake {

    /**
     * A whole report, read under the definition that ruled its window.
     *
     * @param at when it was written, in milliseconds since the epoch
     */
    record Report(Observation observation, MonitorDefinition definition, long at) implements Intake {}

    /** What the clock said when open alerts were due to expire. */
    record Clock(Tick tick) implements Intake {}

    /** Somebody asks for a model to be trained anew; decoded and as it was written. */
    @SuppressWarnings("ArrayRecordComponent")
    record Request(RetrainingRequest request, byte[] raw) implements Intake {}

    /** What became of a trigger, decoded and as it was written. */
    @SuppressWarnings("ArrayRecordComponent")
    record Status(RetrainingStatus status, byte[] raw) implements Intake {}

    /** A record that cannot be used: its raw value, with the reason in the headers. */
    @SuppressWarnings("ArrayRecordComponent")
    record Rejected(byte @Nullable [] value) implements Intake {}
}
