package io.driftmeter.alerting.topology;

import io.driftmeter.avro.RetrainingRequest;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Reads what people ask for; the same before and after the hop that brings it to the model's task. */
final class RequestIntake extends IntakeProcessor<RetrainingRequest> {
    RequestIntake(Deserializer<RetrainingRequest> deserializer) {
        super(deserializer);
    }

    @Override
    void accept(RetrainingRequest value, Record<byte[], byte[]> raw) {
        forward(new Intake.Request(value, raw.value()), raw);
    }
}
