package io.driftmeter.monitor.profile;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.OffsetRange;
import io.driftmeter.monitor.avro.PartitionFate;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** The records of one source partition that fell into one pane: what became of them, and where they lie. */
final class PartitionTally {

    private final TopicPartition partition;
    private final long[] recordsByFate = new long[RecordFate.values().length];
    private long firstOffset = Long.MAX_VALUE;
    private long lastOffset = Long.MIN_VALUE;

    PartitionTally(TopicPartition partition) {
        this.partition = partition;
    }

    void add(RecordFate fate, long offset) {
        recordsByFate[fate.ordinal()]++;
        firstOffset = Math.min(firstOffset, offset);
        lastOffset = Math.max(lastOffset, offset);
    }

    List<PartitionFate> fates() {
        return Arrays.stream(RecordFate.values())
                .filter(fate -> recordsByFate[fate.ordinal()] > 0)
                .map(fate -> new PartitionFate(
                        partition.topic(), partition.partition(), fate.name(), recordsByFate[fate.ordinal()]))
                .toList();
    }

    OffsetRange offsets() {
        return new OffsetRange(partition.topic(), partition.partition(), firstOffset, lastOffset);
    }
}
