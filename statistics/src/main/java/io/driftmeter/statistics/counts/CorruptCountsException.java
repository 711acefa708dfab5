package io.driftmeter.statistics.counts;

/** Bytes that are not counts, or not counts of this reference. */
public final class CorruptCountsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptCountsException(String message) {
        super("corrupt counts: " + message);
    }
}
