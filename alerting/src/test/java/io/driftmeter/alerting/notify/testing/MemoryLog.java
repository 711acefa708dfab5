package io.driftmeter.alerting.notify.testing;

import io.driftmeter.alerting.notify.Journal;
import io.driftmeter.alerting.notify.OpenAlert;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.schemas.serde.PlainJson;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * What survives a crash: the records, the position, the memory and the dead letters, as Kafka keeps them. {@link #journal} is what a crash
 * takes away.
 */
public final class MemoryLog {

    private final MovedClock clock;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final Map<String, OpenAlert> memory = new HashMap<>();
    private final List<Journal.DeadLetter> letters = new ArrayList<>();
    private int position;

    /** @param clock gives records their timestamps */
    public MemoryLog(MovedClock clock) {
        this.clock = clock;
    }

    /** Adds an event to the alerts topic. */
    public void add(AlertEvent event) {
        add(TopicCatalogue.DEFAULT.alerts().name(), event.getFingerprint(), event);
    }

    /** Adds a record to a topic, as JSON. */
    public void add(String topic, String key, SpecificRecord value) {
        addBytes(topic, key, PlainJson.text(value).getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes, which may be unreadable. */
    public void addBytes(String topic, String key, byte[] value) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        records.add(new ConsumerRecord<>(
                topic,
                0,
                records.size(),
                clock.instant().toEpochMilli(),
                TimestampType.CREATE_TIME,
                keyBytes.length,
                value.length,
                keyBytes,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    /** Everything that was parked. */
    public List<Journal.DeadLetter> letters() {
        return letters;
    }

    /** Whether the position is at the end. */
    public boolean isDone() {
        return position == records.size();
    }

    /** What is remembered. */
    public Map<String, OpenAlert> memory() {
        return memory;
    }

    /**
     * A life at the durable position.
     *
     * @param crashes asked at each commit: true makes the commit fail, and nothing of it durable
     */
    public Journal journal(BooleanSupplier crashes) {
        return new Life(crashes);
    }

    /** The end of a life; an error, since nobody may handle it. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final class Life implements Journal {

        private final BooleanSupplier crashes;
        private int read = position;

        Life(BooleanSupplier crashes) {
            this.crashes = crashes;
        }

        @Override
        public List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
            List<ConsumerRecord<byte[], byte[]>> next = List.copyOf(records.subList(read, records.size()));
            read = records.size();
            return next;
        }

        @Override
        public boolean holds(ConsumerRecord<byte[], byte[]> record) {
            return true;
        }

        @Override
        public boolean isEnding() {
            return false;
        }

        @Override
        public Optional<OpenAlert> find(String fingerprint) {
            return Optional.ofNullable(memory.get(fingerprint));
        }

        @Override
        public Collection<OpenAlert> open() {
            return List.copyOf(memory.values());
        }

        @Override
        public void pass(ConsumerRecord<byte[], byte[]> record) {
            commit(new Step(record, null, null));
        }

        @Override
        public void commit(Step step) {
            if (crashes.getAsBoolean()) {
                throw new Crash();
            }
            if (step.done() != null) {
                position = (int) step.done().offset() + 1;
            }
            if (step.letter() != null) {
                letters.add(step.letter());
            }
            if (step.change() instanceof Change.Remember remember) {
                memory.put(remember.alert().fingerprint(), remember.alert());
            } else if (step.change() instanceof Change.Forget forget) {
                memory.remove(forget.alert().fingerprint());
            }
        }

        @Override
        public void rest(Duration time) {
            clock.rest(time);
        }

        @Override
        public void close() {}
    }
}
