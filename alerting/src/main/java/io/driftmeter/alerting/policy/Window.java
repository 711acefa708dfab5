package io.driftmeter.alerting.policy;

import java.time.Instant;

/**
 * A span of event time.
 *
 * @param start first event time in the window, in milliseconds since the epoch
 * @param end first event time after it
 * @param lengthMilliseconds length in milliseconds of the windows of its family, whose votes are counted together; on a day on which clocks change
 *     the window itself is longer or shorter
 */
public record Window(long start, long end, long lengthMilliseconds) {
    public Window {
        if (start >= end) {
            throw new IllegalArgumentException("a window from " + start + " to " + end);
        }
    }

    /** A window as long as those of its family. */
    public Window(long start, long end) {
        this(start, end, end - start);
    }

    /** A window of which a report says how long those of its family are; 0: as long as this one. */
    public static Window of(Instant start, Instant end, long familyMilliseconds) {
        long length = familyMilliseconds > 0 ? familyMilliseconds : end.toEpochMilli() - start.toEpochMilli();
        return new Window(start.toEpochMilli(), end.toEpochMilli(), length);
    }
}
