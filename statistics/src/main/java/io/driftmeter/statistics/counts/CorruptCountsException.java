package io.driftmeter.statistics.counts;

import java.util.function.Supplier;

/** Bytes that are not counts, or not counts of this reference. */
public final class CorruptCountsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptCountsException(String message) {
        super("corrupt counts: " + message);
    }

    public CorruptCountsException(String message, Throwable cause) {
        super("corrupt counts: " + message, cause);
    }

    /** Reads counts; those that cannot be counts of any rows are corrupt. */
    static <T> T unlessSound(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException impossible) {
            throw new CorruptCountsException("counts of no rows: " + impossible.getMessage(), impossible);
        } catch (ArithmeticException tooMany) {
            throw new CorruptCountsException("more rows than a counter can hold", tooMany);
        }
    }
}
