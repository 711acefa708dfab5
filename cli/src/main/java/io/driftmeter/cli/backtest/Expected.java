package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.window.WindowFamily;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The windows that must be reported: every whole or partial one between the first row and the last. */
final class Expected {

    /**
     * One window.
     *
     * @param start in milliseconds since the epoch
     * @param end in milliseconds since the epoch
     */
    record Window(long start, long end) {}

    private Expected() {}

    /**
     * Windows that start while the definition is in force and hold a moment between the first row and the last, of each family.
     *
     * @param definition says from when to when it is in force
     * @param families windows of the same advance and length
     */
    static Set<Window> windows(MonitorDefinition definition, List<WindowLength> families, Fed fed) {
        Set<Window> windows = new LinkedHashSet<>();
        long from = definition.getEffectiveFrom().toEpochMilli();
        Instant to = definition.getEffectiveTo();
        for (WindowLength length : families) {
            WindowFamily family = WindowFamily.of(length);
            long end = lastEnd(family.holding(fed.firstTime()));
            for (long start = family.startOf(end); start <= fed.lastTime(); start = family.startOf(end)) {
                if (start >= from && (to == null || start < to.toEpochMilli())) {
                    windows.add(new Window(start, end));
                }
                end = family.firstEndAfter(end);
            }
        }
        return windows;
    }

    private static long lastEnd(List<WindowFamily.Span> windows) {
        return windows.get(windows.size() - 1).end();
    }

    /** The end of the last pane with rows: with it the definition ends, so that nothing is said of the silence after. */
    static Instant end(MonitorDefinition definition, Fed fed) {
        long pane = Panes.length(definition);
        return Instant.ofEpochMilli(Panes.start(fed.lastTime(), pane) + pane);
    }
}
