package io.driftmeter.alerting.notify.journal;

import io.driftmeter.alerting.notify.Journal;
import io.driftmeter.alerting.notify.OpenAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer group for the position, a compacted topic for the memory, and one transaction around both and the dead letters; a worker that has
 * lost its partitions without knowing is fenced by the group's generation.
 */
public final class KafkaJournal implements Journal, ConsumerRebalanceListener {

    private static final Duration LONGEST_POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final JournalTopics topics;
    private final MemoryCodec codec;
    private final FirstStart firstStart;
    private final BooleanSupplier closing;
    private final HeldPartitions held;
    private final Map<TopicPartition, Long> behind = new HashMap<>();
    private boolean resting;
    private volatile boolean joined;

    /**
     * Joins the sink's group; the clients are closed with this.
     *
     * @param consumer of the sink's group, without automatic commits
     * @param producer with a transactional id of its own
     * @param codec memory as records
     * @param firstStart what to do with a partition that the group has no position in
     * @param closing whether the worker is asked to end
     */
    public KafkaJournal(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            JournalTopics topics,
            MemoryCodec codec,
            FirstStart firstStart,
            BooleanSupplier closing) {
        this.consumer = consumer;
        this.producer = producer;
        this.topics = topics;
        this.codec = codec;
        this.firstStart = firstStart;
        this.closing = closing;
        this.held = new HeldPartitions(topics.alerts());
        try {
            producer.initTransactions();
            consumer.subscribe(topics.read(), this);
        } catch (RuntimeException error) {
            close();
            throw error;
        }
    }

    /** Whether the group has given this worker its share, which may be none. */
    public boolean isJoined() {
        return joined;
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
        commitPassed();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(atMost.compareTo(LONGEST_POLL) < 0 ? atMost : LONGEST_POLL)
                .forEach(records::add);
        List<TopicPartition> rewound = takeUpAssigned();
        records.removeIf(record -> rewound.contains(partition(record)));
        held.beginBatch();
        return records;
    }

    @Override
    public void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        resting = true;
        consumer.pause(consumer.assignment());
        try {
            for (long left = time.toNanos(); left > 0 && !closing.getAsBoolean(); left = end - System.nanoTime()) {
                Duration some = Duration.ofNanos(left);
                consumer.poll(some.compareTo(LONGEST_POLL) < 0 ? some : LONGEST_POLL);
            }
        } finally {
            resting = false;
            consumer.resume(consumer.assignment());
        }
        takeUpAssigned();
    }

    @Override
    public boolean holds(ConsumerRecord<byte[], byte[]> record) {
        return !closing.getAsBoolean() && held.isHeldSinceBatch(partition(record));
    }

    @Override
    public Optional<OpenAlert> find(String fingerprint) {
        return held.find(fingerprint);
    }

    @Override
    public boolean isEnding() {
        return closing.getAsBoolean();
    }

    @Override
    public Collection<OpenAlert> open() {
        return held.open();
    }

    @Override
    public void pass(ConsumerRecord<byte[], byte[]> record) {
        behind.put(partition(record), record.offset() + 1);
    }

    @Override
    public void commit(Step step) {
        if (step.done() != null) {
            pass(step.done());
        }
        if (step.done() == null && step.change() != null) {
            fence(step.change());
        }
        producer.beginTransaction();
        if (step.change() != null) {
            producer.send(codec.record(step.change()));
        }
        if (step.letter() != null) {
            producer.send(new ProducerRecord<>(
                    topics.deadLetters(),
                    null,
                    step.letter().key(),
                    step.letter().value(),
                    step.letter().headers()));
        }
        commitTransaction();
        held.apply(step.change());
    }

    /** Only a transaction with a position is refused to a worker that has lost the partition; the batch is handled, so this is its end. */
    private void fence(Change change) {
        TopicPartition partition =
                new TopicPartition(topics.alerts(), change.alert().partition());
        behind.put(partition, consumer.position(partition));
    }

    private void commitPassed() {
        if (!behind.isEmpty()) {
            producer.beginTransaction();
            commitTransaction();
        }
    }

    private void commitTransaction() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        behind.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        behind.clear();
    }

    /** Loads the memory of what was assigned since the last time; returns the partitions that were sent to another position. */
    private List<TopicPartition> takeUpAssigned() {
        List<TopicPartition> rewound = new ArrayList<>();
        for (TopicPartition partition : held.takeFresh()) {
            Map<String, OpenAlert> memory = partition.topic().equals(topics.alerts())
                    ? firstStart.remembered(partition.partition())
                    : new HashMap<>();
            held.load(partition, memory);
            if (consumer.committed(Set.of(partition)).get(partition) == null) {
                long position = firstStart.begin(partition, memory);
                consumer.seek(partition, position);
                rewound.add(partition);
                behind.put(partition, position);
                commitBegun(memory.values());
            }
        }
        return rewound;
    }

    private void commitBegun(Collection<OpenAlert> begun) {
        producer.beginTransaction();
        begun.forEach(alert -> producer.send(codec.record(new Change.Remember(alert))));
        commitTransaction();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        held.assigned(partitions);
        if (resting) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        held.revoked(partitions);
        partitions.forEach(behind::remove);
    }

    @Override
    public final void close() {
        try (producer;
                consumer) {
            // what was only passed is passed again
        }
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
