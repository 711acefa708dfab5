package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a sink's worker reads, in order and partition by partition, and what it remembers. Position, memory and dead letters change together
 * or not at all, so that a crash loses nothing and tells again at most what was being told.
 */
public interface Journal extends Rest, AutoCloseable {

    /** The next records; none where none came in time. Partitions that are new to this worker come with their memory. */
    List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost);

    /** Whether a record of the last poll is still this worker's to handle. */
    boolean holds(ConsumerRecord<byte[], byte[]> record);

    /** Whether the worker is asked to end. */
    boolean isEnding();

    /** What is remembered of an alert. */
    Optional<OpenAlert> find(String fingerprint);

    /** The open alerts of the partitions that are this worker's. */
    Collection<OpenAlert> open();

    /** The record is behind the sink, which was not told of it: durable with the next step or poll, as it may be passed again. */
    void pass(ConsumerRecord<byte[], byte[]> record);

    /** Makes a step durable before it returns, with everything that was passed. */
    void commit(Step step);

    @Override
    void close();

    /**
     * A step.
     *
     * @param done the record that is behind the sink now; null where the step is of none, and then the whole batch is
     * @param change what is to be remembered otherwise; null for nothing
     * @param letter what is to be parked; null for nothing
     */
    record Step(
            @Nullable ConsumerRecord<byte[], byte[]> done,
            @Nullable Change change,
            @Nullable DeadLetter letter) {}

    /** A change of the memory. */
    sealed interface Change {

        /** The alert that it is about. */
        OpenAlert alert();

        /** This is open. */
        record Remember(OpenAlert alert) implements Change {}

        /** This is over. */
        record Forget(OpenAlert alert) implements Change {}
    }

    /** What cannot be delivered, with the reason in its headers. */
    record DeadLetter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {}
}
