package io.driftmeter.monitor.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** A wall clock that is set to other times, and goes on from there; what measures durations is not moved by that. */
public final class MovedTime implements Time {

    private final AtomicLong offset = new AtomicLong();

    /** Sets the clock to so much before or after the true time. */
    public void setOffset(Duration fromTrueTime) {
        offset.set(fromTrueTime.toMillis());
    }

    /** Sets the clock forward. */
    public void advance(Duration by) {
        offset.addAndGet(by.toMillis());
    }

    @Override
    public long milliseconds() {
        return SYSTEM.milliseconds() + offset.get();
    }

    @Override
    public long nanoseconds() {
        return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long milliseconds) {
        SYSTEM.sleep(milliseconds);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMilliseconds)
            throws InterruptedException {
        SYSTEM.waitObject(object, condition, deadlineMilliseconds - offset.get());
    }
}
