package io.driftmeter.monitor.compare;

import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.PartitionFate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of records by source partition and fate. They add up in any order, and are listed in one. */
final class FateCounts {

    private record Key(String topic, int partition, RecordFate fate) {}

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::topic).thenComparing(Key::partition).thenComparing(Key::fate);

    private final Map<Key, Long> records = new TreeMap<>(ORDER);

    FateCounts addAll(List<PartitionFate> fates) {
        fates.forEach(fate -> add(fate, RecordFate.valueOf(fate.getFate())));
        return this;
    }

    /** Adds records of a window that is closed: those that would have been counted came after it was final. */
    FateCounts addAfterFinal(List<PartitionFate> fates) {
        fates.forEach(fate -> {
            RecordFate given = RecordFate.valueOf(fate.getFate());
            boolean counted = given == RecordFate.ON_TIME || given == RecordFate.LATE || given == RecordFate.CONFLICT;
            add(fate, counted ? RecordFate.AFTER_FINAL : given);
        });
        return this;
    }

    /** For the store. */
    List<PartitionFate> toStored() {
        return records.entrySet().stream()
                .map(entry -> new PartitionFate(
                        entry.getKey().topic(),
                        entry.getKey().partition(),
                        entry.getKey().fate().name(),
                        entry.getValue()))
                .toList();
    }

    /** For a report. */
    List<FateCount> toReported() {
        return records.entrySet().stream()
                .map(entry -> new FateCount(
                        entry.getKey().topic(),
                        entry.getKey().partition(),
                        entry.getKey().fate(),
                        entry.getValue()))
                .toList();
    }

    private void add(PartitionFate fate, RecordFate as) {
        records.merge(new Key(fate.getTopic(), fate.getPartition(), as), fate.getRecords(), Long::sum);
    }
}
