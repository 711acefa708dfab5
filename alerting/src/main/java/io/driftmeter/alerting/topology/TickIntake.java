package io.driftmeter.alerting.topology;

import io.driftmeter.avro.Tick;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;

/** Reads ticks. */
final class TickIntake extends IntakeProcessor<Tick> {
    TickIntake(Deserializer<Tick> deserializer) {
        super(deserializer);
    }

    @Override
    void accept(Tick value, Record<byte[], byte[]> raw) {
        forward(new Intake.Clock(value), raw);
    }
}
