package io.driftmeter.monitor.compare;

import io.driftmeter.avro.WindowLength;

/**
 * Windows of one length and advance, aligned to the epoch: they start at the multiples of the advance. All times are in
 * milliseconds.
 */
record WindowFamily(long length, long advance) {

    static WindowFamily of(WindowLength window) {
        return new WindowFamily(window.getLengthMilliseconds(), window.getAdvanceMilliseconds());
    }

    /** The lowest end of a window that is after {@code time}: of the first window that holds {@code time}. */
    long firstEndAfter(long time) {
        return (Math.floorDiv(time - length, advance) + 1) * advance + length;
    }
}
