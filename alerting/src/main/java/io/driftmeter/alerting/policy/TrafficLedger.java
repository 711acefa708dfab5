package io.driftmeter.alerting.policy;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a model has the traffic. A version is superseded when it has no rows in a window and, since its own last rows, another
 * version has had some in the same segment; it is back as soon as it has rows in a later window.
 *
 * @param entries by version, segment and window length, at most {@link #MOST_ENTRIES}
 */
public record TrafficLedger(SortedMap<String, Entry> entries) {
    /** Entries that are remembered at most; over it, the one whose last rows are oldest is forgotten. */
    public static final int MOST_ENTRIES = 1_024;

    /** Nothing seen yet. */
    public static final TrafficLedger EMPTY = new TrafficLedger(new TreeMap<>());

    /**
     * Traffic of one version in one segment, in windows of one length.
     *
     * @param newest start of the newest window that was reported, in milliseconds since the epoch; it never falls
     * @param lastRows start of the newest window with rows; {@link #NEVER} where none has had any
     * @param successor the version that has taken over; null: none has
     */
    public record Entry(
            long newest, long lastRows, @Nullable String successor) {
        /** There have been no rows yet. */
        public static final long NEVER = Long.MIN_VALUE;

        boolean hasHadRows() {
            return lastRows != NEVER;
        }
    }

    public TrafficLedger(@Nullable SortedMap<String, Entry> entries) {
        this.entries = entries == null ? new TreeMap<>() : entries;
    }

    /** Whether this version has had rows before. */
    public boolean knows(String version) {
        String prefix = version + '|';
        return entries.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .anyMatch(entry -> entry.getValue().hasHadRows());
    }

    /** The version that has taken over from this series; null: none has. */
    public @Nullable String successor(Series series) {
        String prefix = prefix(series);
        return entries.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue().successor())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether another version of the model had rows in the segment, in windows of the same length, at a time or after it. */
    public boolean isShared(Observation observation, long since) {
        Series series = observation.series();
        String suffix = '|' + series.segment() + '|' + observation.window().lengthMilliseconds();
        return entries.entrySet().stream()
                .anyMatch(entry -> entry.getKey().endsWith(suffix)
                        && !entry.getKey().equals(series.version() + suffix)
                        && entry.getValue().hasHadRows()
                        && entry.getValue().lastRows() >= since);
    }

    /** The ledger after a drift report. A window without rows is noted even before the first rows, or its report would say more the second time. */
    public TrafficLedger after(Observation observation) {
        String key = prefix(observation.series()) + observation.window().lengthMilliseconds();
        Entry before = entries.get(key);
        long start = observation.window().start();
        if (!observation.counts()) {
            return this;
        }
        if (observation.rows() > 0) {
            return before != null && start <= before.lastRows()
                    ? this
                    : with(key, new Entry(before == null ? start : Math.max(start, before.newest()), start, null));
        }
        if (before == null || !before.hasHadRows()) {
            return before != null && start <= before.newest() ? this : with(key, new Entry(start, Entry.NEVER, null));
        }
        return start <= before.newest()
                ? this
                : with(key, new Entry(start, before.lastRows(), heir(observation, before.lastRows())));
    }

    /** The other version with the newest rows, if they are newer than this version's own. */
    private @Nullable String heir(Observation observation, long lastRows) {
        Series series = observation.series();
        String suffix = '|' + series.segment() + '|' + observation.window().lengthMilliseconds();
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(suffix)
                        && entry.getValue().lastRows() > lastRows
                        && !entry.getKey().equals(series.version() + suffix))
                .max(Comparator.comparingLong(entry -> entry.getValue().lastRows()))
                .map(entry -> entry.getKey().substring(0, entry.getKey().length() - suffix.length()))
                .orElse(null);
    }

    private TrafficLedger with(String key, Entry entry) {
        SortedMap<String, Entry> next = new TreeMap<>(entries);
        next.put(key, entry);
        if (next.size() > MOST_ENTRIES) {
            next.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparingLong(Entry::lastRows)))
                    .ifPresent(oldest -> next.remove(oldest.getKey()));
        }
        return new TrafficLedger(next);
    }

    private static String prefix(Series series) {
        return series.version() + '|' + series.segment() + '|';
    }
}
