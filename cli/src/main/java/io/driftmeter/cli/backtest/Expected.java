package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
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

    /** Windows in which rows were sent, of each family. */
    static Set<Window> windows(List<WindowLength> families, Fed fed) {
        Set<Window> windows = new LinkedHashSet<>();
        for (WindowLength family : families) {
            long advance = family.getAdvanceMilliseconds();
            long length = family.getLengthMilliseconds();
            long first = Math.floorDiv(fed.firstTime(), advance) * advance;
            long last = Math.floorDiv(fed.lastTime(), advance) * advance;
            for (long start = first; start <= last; start += advance) {
                windows.add(new Window(start, start + length));
            }
        }
        return windows;
    }

    /** The end of the last window with rows: with it the definition ends, so that nothing is said of the silence after. */
    static long end(MonitorDefinition definition, Fed fed) {
        return definition.getDriftWindows().stream()
                .mapToLong(family -> (Math.floorDiv(fed.lastTime(), family.getLengthMilliseconds()) + 1)
                        * family.getLengthMilliseconds())
                .max()
                .orElse(fed.lastTime() + 1);
    }
}
