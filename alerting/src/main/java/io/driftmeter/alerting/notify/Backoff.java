package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after so many failures in a row: {@code first · 2^(n−1)}, at most {@code longest}, of which a random half is taken
 * off, so that many who failed at once do not come back at once.
 *
 * <p>Source: M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog 2015 ("equal jitter").
 *
 * @param first the wait after the first failure, before jitter
 * @param longest no wait is longer
 */
public record Backoff(Duration first, Duration longest) {

    private static final int LARGEST_SHIFT = 30;

    /** One second to one minute. */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /**
     * The wait.
     *
     * @param failures failures in a row, from 1
     */
    public Duration wait(int failures, RandomGenerator random) {
        long whole = Math.min(longest.toMillis(), first.toMillis() * (1L << Math.min(failures - 1, LARGEST_SHIFT)));
        return Duration.ofMillis(whole - Math.round(whole / 2.0 * random.nextDouble()));
    }
}
