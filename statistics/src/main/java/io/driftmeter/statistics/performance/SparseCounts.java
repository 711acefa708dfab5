package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signed counts by integer key; keys that have none are not kept, so equal counts are equal maps. */
final class SparseCounts {
    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    void add(int key, long added) {
        if (added != 0) {
            counts.merge(key, added, (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
        }
    }

    void merge(SparseCounts other) {
        other.counts.forEach(this::add);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    long get(int key) {
        return counts.getOrDefault(key, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    SortedMap<Integer, Long> ascending() {
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Writes the counts; {@code lowest} is the least key that there can be. */
    void writeTo(CountsOutput out, int lowest) {
        out.writeCount(counts.size());
        int next = lowest;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            out.writeCount(entry.getKey() - next);
            out.writeSigned(entry.getValue());
            next = entry.getKey() + 1;
        }
    }

    /** Reads what {@link #writeTo} wrote, with keys from {@code lowest} to {@code highest}. */
    static SparseCounts readFrom(CountsInput in, int lowest, int highest) {
        SparseCounts read = new SparseCounts();
        int size = in.readSize(highest - lowest + 1, "sparse counts");
        int next = lowest;
        for (int entry = 0; entry < size; entry++) {
            if (next > highest) {
                throw new CorruptCountsException("a key past " + highest);
            }
            int key = next + in.readSize(highest - next, "gap between keys");
            long count = in.readSigned();
            if (count == 0) {
                throw new CorruptCountsException("a key without a count");
            }
            read.counts.put(key, count);
            next = key + 1;
        }
        return read;
    }
}
