package io.driftmeter.monitor.score;

import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.window.WindowFamily;
import java.util.stream.Stream;

/**
 * One window of a family. All times are in milliseconds, starts and ends since the epoch; the end is not in the window.
 *
 * @param start first time in the window
 * @param end first time after it
 * @param family the windows that it is one of
 */
record PerformanceWindow(long start, long end, WindowFamily family) {

    /** Length of the windows of its family. */
    long length() {
        return family.length();
    }

    /** Distance to the start of the next window of the family. */
    long advance() {
        return family.advance();
    }

    boolean holds(long paneStart) {
        return start <= paneStart && paneStart < end;
    }

    /** The windows of a family that hold a pane, in ascending order. */
    static Stream<PerformanceWindow> holding(long paneStart, WindowLength window) {
        WindowFamily family = WindowFamily.of(window);
        return family.holding(paneStart).stream()
                .filter(span -> span.start() >= 0)
                .map(span -> new PerformanceWindow(span.start(), span.end(), family));
    }
}
