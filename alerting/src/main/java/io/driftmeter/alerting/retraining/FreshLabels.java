package io.driftmeter.alerting.retraining;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Labelled rows since the last trigger: what there is to train on that the model has not seen. Windows that overlap count once, and a report
 * that comes again counts nothing.
 *
 * @param counts by version, segment and length of the windows, at most {@link #MOST}
 */
public record FreshLabels(SortedMap<String, Count> counts) {
    /** Families of windows that are remembered at most; over it the one that has been silent longest is forgotten. */
    public static final int MOST = 64;

    /** Nothing yet. */
    public static final FreshLabels NONE = new FreshLabels(new TreeMap<>());

    /**
     * What one family of windows has counted.
     *
     * @param until end of the last window that was counted, in milliseconds since the epoch
     * @param rows labelled rows since the last trigger
     * @param from start of the first window that was counted since then
     */
    public record Count(long until, long rows, long from) {}

    public FreshLabels(@Nullable SortedMap<String, Count> counts) {
        this.counts = counts == null ? new TreeMap<>() : counts;
    }

    /** After a mature window. */
    FreshLabels after(String family, long start, long end, long rows) {
        Count before = counts.getOrDefault(family, new Count(Long.MIN_VALUE, 0, start));
        if (start < before.until()) {
            return this;
        }
        SortedMap<String, Count> next = new TreeMap<>(counts);
        next.put(family, new Count(end, before.rows() + rows, before.rows() == 0 ? start : before.from()));
        if (next.size() > MOST) {
            next.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparingLong(Count::until)))
                    .ifPresent(oldest -> next.remove(oldest.getKey()));
        }
        return new FreshLabels(next);
    }

    /** After a trigger: what was counted until now is used. */
    FreshLabels used() {
        SortedMap<String, Count> next = new TreeMap<>(counts);
        next.replaceAll((family, count) -> new Count(count.until(), 0, count.until()));
        return new FreshLabels(next);
    }

    /** Rows of the families of one series; of several lengths the one that has counted most. */
    long rows(String series) {
        return counts.tailMap(series).entrySet().stream()
                .takeWhile(count -> count.getKey().startsWith(series))
                .mapToLong(count -> count.getValue().rows())
                .max()
                .orElse(0);
    }

    /** Start of the first window that was counted since the last trigger, of the families of one series; empty before the first. */
    Optional<Long> from(String series) {
        return counts.tailMap(series).entrySet().stream()
                .takeWhile(count -> count.getKey().startsWith(series))
                .map(count -> count.getValue().from())
                .min(Comparator.naturalOrder());
    }
}
