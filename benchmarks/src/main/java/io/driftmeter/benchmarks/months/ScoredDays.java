package io.driftmeter.benchmarks.months;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was scored of the performance windows that are not mature yet: those whose labels may still come. */
final class ScoredDays {
    private final List<WindowFamily> families;
    private final long maturing;
    private final NavigableMap<Window, PerformanceCounts> windows;

    /** One window of a family. All of one end are judged in the order of the definition. */
    private record Window(long end, int family) implements Comparable<Window> {
        @Override
        public int compareTo(Window other) {
            int byEnd = Long.compare(end, other.end);
            return byEnd == 0 ? Integer.compare(family, other.family) : byEnd;
        }
    }

    /** Takes a window whose labels are in. */
    interface Mature {
        void take(WindowFamily family, long end, PerformanceCounts counts);
    }

    ScoredDays(MonitorDefinition definition) {
        this(
                definition.getPerformance().getWindows().stream()
                        .map(WindowFamily::of)
                        .toList(),
                definition.getPerformance().getHorizonMilliseconds() + definition.getLatenessMilliseconds(),
                new TreeMap<>());
    }

    private ScoredDays(List<WindowFamily> families, long maturing, NavigableMap<Window, PerformanceCounts> windows) {
        this.families = families;
        this.maturing = maturing;
        this.windows = windows;
    }

    ScoredDays copy() {
        NavigableMap<Window, PerformanceCounts> copied = new TreeMap<>();
        windows.forEach((window, counts) -> copied.put(window, PerformanceCounts.fromBytes(counts.toBytes())));
        return new ScoredDays(families, maturing, copied);
    }

    /** Adds what was scored of an hour. */
    void add(long start, PerformanceCounts hour) {
        for (int family = 0; family < families.size(); family++) {
            Window window = new Window(families.get(family).firstEndAfter(start), family);
            windows.computeIfAbsent(window, first -> new BinaryCounts()).merge(hour);
        }
    }

    /** Hands over the windows whose labels are in by a time, and forgets them. */
    void matureBy(long time, Mature mature) {
        Map.Entry<Window, PerformanceCounts> first = windows.firstEntry();
        while (first != null && first.getKey().end() + maturing <= time) {
            Window window = first.getKey();
            windows.remove(window);
            mature.take(families.get(window.family()), window.end(), first.getValue());
            first = windows.firstEntry();
        }
    }
}
