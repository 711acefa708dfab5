package io.driftmeter.monitor.runtime;

import io.driftmeter.monitor.duplicates.PastRecords;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What the consumer of the current stream thread knows of the partitions that it reads. To be asked on that thread alone.
 */
public interface SourcePartitions {

    /** The partitions that the thread reads. */
    Set<TopicPartition> assigned();

    /** The number of partitions of a topic that the thread reads. */
    int partitionsOf(String topic);

    /**
     * Whether a partition is idle: read to the end of its log, everything delivered and processed, nothing new for the idle
     * time.
     *
     * @param partition a partition that the thread reads
     * @param lastProcessedOffset offset of the last record that the caller has processed; -1 if it has processed none
     * @param now wall clock, in milliseconds since the epoch
     * @return the event time up to which nothing more is waited for: when the log was last found at
     *     its end, less the idle time; empty if not idle
     */
    OptionalLong idleUntil(TopicPartition partition, long lastProcessedOffset, long now);

    /** The logs of these partitions, to be read again. */
    default PastRecords past() {
        return PastRecords.NONE;
    }
}
