package io.driftmeter.monitor.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what a stream thread's consumer has delivered, so that silence can be told from restarts, rebalances and lag, and keeps a
 * partition back while the next record's schema is not known: an outage of the schema registry stops the partitions that need it, and
 * neither fails a task nor rejects a record.
 *
 * <p>A partition is idle when it has been assigned, and nothing has been delivered of it, for the idle time; when the caller
 * has processed the last record that was; and when the log, asked after that, ends where the consumer stands.
 */
final class Observation implements SourcePartitions {

    private static final Logger LOGGER = LoggerFactory.getLogger(Observation.class);
    private static final long NOTHING = -1;
    private static final long END_QUESTION_INTERVAL_MILLISECONDS = 1_000;

    private final Consumer<byte[], byte[]> consumer;
    private final long idleMilliseconds;
    private final LongSupplier clock;
    private final Predicate<ConsumerRecord<byte[], byte[]>> canBeRead;
    private final Map<TopicPartition, ConsumerRecord<byte[], byte[]>> keptBack = new HashMap<>();
    private final Map<TopicPartition, Observed> observed = new HashMap<>();
    private Map<TopicPartition, Long> ends = Map.of();
    private long endsAskedAt;

    private static final class Observed {
        private long lastOffset = NOTHING;
        private long lastActivity;
    }

    /**
     * Of a consumer that has delivered nothing.
     *
     * @param consumer a stream thread's own one
     * @param canBeRead whether a record can be delivered now; one that cannot is asked about again before each poll
     * @param clock wall clock, in milliseconds since the epoch
     */
    Observation(
            Consumer<byte[], byte[]> consumer,
            Duration idleTime,
            Predicate<ConsumerRecord<byte[], byte[]>> canBeRead,
            LongSupplier clock) {
        this.consumer = consumer;
        this.idleMilliseconds = idleTime.toMillis();
        this.canBeRead = canBeRead;
        this.clock = clock;
    }

    /** What the consumer delivers of a poll. */
    ConsumerRecords<byte[], byte[]> of(Supplier<ConsumerRecords<byte[], byte[]>> poll) {
        letGo();
        ConsumerRecords<byte[], byte[]> records = keepBack(Deliverable.of(poll.get(), canBeRead));
        long now = clock.getAsLong();
        Set<TopicPartition> assignment = consumer.assignment();
        observed.keySet().retainAll(assignment);
        for (TopicPartition partition : assignment) {
            observed.computeIfAbsent(partition, key -> active(new Observed(), now));
        }
        for (TopicPartition partition : records.partitions()) {
            Observed delivered = active(observed.computeIfAbsent(partition, key -> new Observed()), now);
            List<ConsumerRecord<byte[], byte[]>> part = records.records(partition);
            if (!part.isEmpty()) {
                delivered.lastOffset = part.get(part.size() - 1).offset();
            }
        }
        return records;
    }

    private void letGo() {
        keptBack.keySet().retainAll(consumer.assignment());
        Set<TopicPartition> readable = keptBack.entrySet().stream()
                .filter(waiting -> canBeRead.test(waiting.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        consumer.resume(readable);
        keptBack.keySet().removeAll(readable);
    }

    /** Goes back to the first record that waits, and polls its partition no more until it can be read. */
    private ConsumerRecords<byte[], byte[]> keepBack(Deliverable deliverable) {
        deliverable.waiting().forEach((partition, record) -> consumer.seek(partition, record.offset()));
        consumer.pause(deliverable.waiting().keySet());
        keptBack.putAll(deliverable.waiting());
        return deliverable.records();
    }

    @Override
    public Set<TopicPartition> assigned() {
        return observed.keySet();
    }

    @Override
    public int partitionsOf(String topic) {
        return consumer.partitionsFor(topic).size();
    }

    @Override
    public OptionalLong idleUntil(TopicPartition partition, long lastProcessedOffset, long now) {
        return isQuiet(partition, lastProcessedOffset, now) && standsAtEnd(partition, now)
                ? OptionalLong.of(endsAskedAt - idleMilliseconds)
                : OptionalLong.empty();
    }

    private boolean isQuiet(TopicPartition partition, long lastProcessedOffset, long now) {
        Observed state = observed.get(partition);
        return state != null
                && now - state.lastActivity >= idleMilliseconds
                && (state.lastOffset == NOTHING || state.lastOffset == lastProcessedOffset);
    }

    /** Asks for the ends of all quiet partitions at once, at most every second; an answer counts for that second. */
    private boolean standsAtEnd(TopicPartition partition, long now) {
        try {
            if (now - endsAskedAt >= END_QUESTION_INTERVAL_MILLISECONDS || !ends.containsKey(partition)) {
                ends = consumer.endOffsets(observed.entrySet().stream()
                        .filter(entry -> now - entry.getValue().lastActivity >= idleMilliseconds)
                        .map(Map.Entry::getKey)
                        .toList());
                endsAskedAt = now;
            }
            Long end = ends.get(partition);
            return end != null && consumer.position(partition) >= end;
        } catch (KafkaException error) {
            LOGGER.warn("Cannot tell whether {} is idle, so it is not: {}", partition, error.toString());
            return false;
        }
    }

    private static Observed active(Observed state, long now) {
        state.lastActivity = now;
        return state;
    }
}
