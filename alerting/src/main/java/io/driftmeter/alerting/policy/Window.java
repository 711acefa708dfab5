package io.driftmeter.alerting.policy;

/**
 * A span of event time.
 *
 * @param start first event time in the window, in milliseconds since the epoch
 * @param end first event time after it
 */
public record Window(long start, long end) {
    public Window {
        if (start >= end) {
            throw new IllegalArgumentException("a window from " + start + " to " + end);
        }
    }

    /** Length in milliseconds; windows of one length make a family, whose votes are counted together. */
    public long lengthMilliseconds() {
        return end - start;
    }
}
