package io.driftmeter.alerting.topology;

import io.driftmeter.avro.RetrainingStatus;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Reads what the user's pipeline says of triggers; the same before and after the hop that brings it to the model's task. */
final class StatusIntake extends IntakeProcessor<RetrainingStatus> {
    StatusIntake(Deserializer<RetrainingStatus> deserializer) {
        super(deserializer);
    }

    @Override
    void accept(RetrainingStatus status, Record<byte[], byte[]> raw) {
        forward(new Intake.Status(status, raw.value()), raw);
    }
}
