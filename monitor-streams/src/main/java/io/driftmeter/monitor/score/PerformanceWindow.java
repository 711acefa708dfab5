package io.driftmeter.monitor.score;

import io.driftmeter.avro.WindowLength;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One window of a family. All times are in milliseconds, starts and ends since the epoch; the end is not in the window.
 *
 * @param start first time in the window
 * @param length its length
 * @param advance distance to the start of the next window of the family
 */
record PerformanceWindow(long start, long length, long advance) {

    long end() {
        return start + length;
    }

    boolean holds(long paneStart) {
        return start <= paneStart && paneStart < end();
    }

    /** The windows of a family that hold a pane, in ascending order. */
    static Stream<PerformanceWindow> holding(long paneStart, WindowLength family) {
        long length = family.getLengthMilliseconds();
        long advance = family.getAdvanceMilliseconds();
        long last = Math.floorDiv(paneStart, advance) * advance;
        long first = last - (length / advance - 1) * advance;
        return LongStream.iterate(first, start -> start <= last, start -> start + advance)
                .filter(start -> start >= 0)
                .mapToObj(start -> new PerformanceWindow(start, length, advance));
    }
}
