package io.driftmeter.monitor.runtime;

import io.driftmeter.monitor.intake.SchemaKnowledge;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the schema registry for the schemas of arriving records on a thread of its own, again and again until it answers: a stream thread
 * that waited for it would leave its group, and a timeout within a record's processing would undo its task. Safe for use by several
 * threads.
 */
final class SchemaInquiry implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(SchemaInquiry.class);

    private final SchemaKnowledge knowledge;
    private final Duration pause;
    private final IntConsumer unanswered;
    private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread inquiry = new Thread(task, "schema-inquiry");
        inquiry.setDaemon(true);
        return inquiry;
    });

    /**
     * Asks nothing yet.
     *
     * @param pause how long after a question without an answer it is asked again
     * @param unanswered is told how many schemas the registry has not answered for, when that changes
     */
    SchemaInquiry(SchemaKnowledge knowledge, Duration pause, IntConsumer unanswered) {
        this.knowledge = knowledge;
        this.pause = pause;
        this.unanswered = unanswered;
    }

    /** Whether a record can be read now; if not, its schema is asked for. */
    boolean isReadable(byte[] value) {
        OptionalInt unknown = knowledge.unknownSchema(value);
        unknown.ifPresent(this::ask);
        return unknown.isEmpty();
    }

    private void ask(int schemaId) {
        if (asked.add(schemaId)) {
            unanswered.accept(asked.size());
            thread.execute(() -> inquire(schemaId));
        }
    }

    private void inquire(int schemaId) {
        try {
            knowledge.learn(schemaId);
            asked.remove(schemaId);
            unanswered.accept(asked.size());
        } catch (StreamsException noAnswer) {
            LOGGER.warn(
                    "The records with schema id {} wait: {}: {}. Asking again in {}.",
                    schemaId,
                    noAnswer.getMessage(),
                    String.valueOf(noAnswer.getCause()),
                    pause);
            thread.schedule(() -> inquire(schemaId), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
