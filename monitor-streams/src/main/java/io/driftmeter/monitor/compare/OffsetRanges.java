package io.driftmeter.monitor.compare;

import io.driftmeter.avro.InputOffsets;
import io.driftmeter.monitor.avro.OffsetRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ranges of offsets by source partition. Ranges of one partition become the one that holds both: in any order the same. */
final class OffsetRanges {

    private record Partition(String topic, int number) {}

    private record Range(long first, long last) {
        Range with(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    private final Map<Partition, Range> ranges =
            new TreeMap<>(Comparator.comparing(Partition::topic).thenComparing(Partition::number));

    OffsetRanges addAll(List<OffsetRange> added) {
        added.forEach(range -> ranges.merge(
                new Partition(range.getTopic(), range.getPartition()),
                new Range(range.getFirstOffset(), range.getLastOffset()),
                Range::with));
        return this;
    }

    /** For the store. */
    List<OffsetRange> toStored() {
        List<OffsetRange> stored = new ArrayList<>();
        ranges.forEach((partition, range) ->
                stored.add(new OffsetRange(partition.topic(), partition.number(), range.first(), range.last())));
        return stored;
    }

    /** For a report. */
    List<InputOffsets> toReported() {
        List<InputOffsets> reported = new ArrayList<>();
        ranges.forEach((partition, range) ->
                reported.add(new InputOffsets(partition.topic(), partition.number(), range.first(), range.last())));
        return reported;
    }
}
