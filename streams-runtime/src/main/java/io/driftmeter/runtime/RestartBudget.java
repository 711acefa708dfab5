package io.driftmeter.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * How often stream threads may be replaced: so many times in any period. A passing fault costs a thread or two; one that
 * comes back with every record would replace threads forever and never make progress, and must be seen outside.
 */
public final class RestartBudget {

    private final int restarts;
    private final Duration period;
    private final LongSupplier nanoTime;
    private final Deque<Long> taken = new ArrayDeque<>();

    /** @param nanoTime a clock like {@link System#nanoTime()} */
    public RestartBudget(int restarts, Duration period, LongSupplier nanoTime) {
        if (restarts < 0 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(restarts + " restarts in " + period + " is no budget");
        }
        this.restarts = restarts;
        this.period = period;
        this.nanoTime = nanoTime;
    }

    /** Five in any ten minutes. */
    public static RestartBudget standard() {
        return new RestartBudget(5, Duration.ofMinutes(10), System::nanoTime);
    }

    /** Takes one restart; false when the period's are used up. */
    public synchronized boolean take() {
        long now = nanoTime.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst() >= period.toNanos()) {
            taken.removeFirst();
        }
        if (taken.size() >= restarts) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    @Override
    public String toString() {
        return restarts + " in " + period.toMinutes() + " minutes";
    }
}
