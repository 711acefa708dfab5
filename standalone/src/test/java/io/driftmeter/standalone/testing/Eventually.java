package io.driftmeter.standalone.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread or process does: returns as soon as it is so, fails when the deadline has passed. */
public final class Eventually {

    /** Far longer than anything should take, so that a slow machine is not a failure. */
    public static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /**
     * @param expected what should become true, for the failure's message
     * @throws AssertionError when it did not within {@link #DEADLINE}
     */
    public static void eventually(String expected, BooleanSupplier condition) {
        eventually(() -> expected, condition, DEADLINE);
    }

    /** As above, with the message made when it is needed, so that it can say what was seen last. */
    public static void eventually(Supplier<String> expected, BooleanSupplier condition, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + deadline + ": " + expected.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
