package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.profile.Panes;
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
        for (WindowLength family : families) {
            long advance = family.getAdvanceMilliseconds();
            long first = Math.floorDiv(fed.firstTime(), advance) * advance;
            for (long start = first; start <= fed.lastTime(); start += advance) {
                if (start >= from && (to == null || start < to.toEpochMilli())) {
                    windows.add(new Window(start, start + family.getLengthMilliseconds()));
                }
            }
        }
        return windows;
    }

    /** The end of the last pane with rows: with it the definition ends, so that nothing is said of the silence after. */
    static Instant end(MonitorDefinition definition, Fed fed) {
        long pane = Panes.length(definition);
        return Instant.ofEpochMilli(Panes.start(fed.lastTime(), pane) + pane);
    }
}
