package io.driftmeter.monitor.commit;

import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What a task has counted since its last commit, as plain objects on the heap.
 *
 * <p>It is never serialized and has no changelog. Before each commit {@link #flush} sends all of it downstream, in the
 * transaction that commits the input offsets: either both happen or neither does, so a task that dies takes nothing
 * with it that a restart does not read again.
 *
 * @param <K> key of the records that it sends
 * @param <V> value of the records that it sends
 */
public interface Uncommitted<K, V> {

    /**
     * Whether a flush would send something although no record was processed since the last one, such as a claim of
     * idleness. Asked about every second.
     *
     * @param now processing time, in milliseconds since the epoch
     */
    boolean hasNews(long now);

    /** Whether it holds more than it may, so that it is to be flushed now and not at the next commit. Asked about after each record. */
    default boolean isFull() {
        return false;
    }

    /**
     * Sends everything and forgets it.
     *
     * @param now processing time, in milliseconds since the epoch: the Kafka timestamp of what is sent
     * @param downstream where to
     */
    void flush(long now, Consumer<Record<K, V>> downstream);
}
