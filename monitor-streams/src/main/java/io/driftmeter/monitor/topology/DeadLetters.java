package io.driftmeter.monitor.topology;

import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.profile.Outcome;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Takes the rejected records out of the outcomes and writes each as it came, with the reason in its headers. */
final class DeadLetters extends ContextualProcessor<String, Outcome, byte[], byte[]> {

    @Override
    @SuppressWarnings("NullAway") // A dead letter without key or value is written without.
    public void process(Record<String, Outcome> record) {
        if (record.value() instanceof Outcome.Rejected rejected) {
            DeadLetter letter = rejected.letter();
            context()
                    .forward(new Record<>(
                            letter.key(),
                            letter.value(),
                            context().currentSystemTimeMs(),
                            letter.headers(record.headers())));
        }
    }
}
