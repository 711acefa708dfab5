package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Spares a sink that fails. After each failure nothing goes out for a while, and for at least as long as the sink asks. After
 * {@link #FAILURES_TO_OPEN} failures in a row, of whatever notifications, the circuit is open: one probe at a time goes out, and repetitions
 * wait; the first success closes it.
 */
public final class Circuit {

    /** Failures in a row that open the circuit. */
    public static final int FAILURES_TO_OPEN = 5;

    /** A sink that asks for more is asked again after this all the same. */
    public static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final Backoff backoff;
    private final RandomGenerator random;
    private int failures;
    private Instant notBefore = Instant.MIN;

    /** A closed circuit. */
    public Circuit(Backoff backoff, RandomGenerator random) {
        this.backoff = backoff;
        this.random = random;
    }

    /** How long nothing may go out. */
    public Duration waitFrom(Instant now) {
        return now.isBefore(notBefore) ? Duration.between(now, notBefore) : Duration.ZERO;
    }

    /** Whether the sink counts as down. */
    public boolean isOpen() {
        return failures >= FAILURES_TO_OPEN;
    }

    /** The sink answered, be it with a refusal. */
    public void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
    }

    /** The sink did not answer, or asked to be left alone. */
    public void failed(Instant now, Optional<Duration> retryAfter) {
        failures++;
        Duration own = backoff.wait(failures, random);
        Duration asked = retryAfter.map(Circuit::bounded).orElse(Duration.ZERO);
        notBefore = now.plus(asked.compareTo(own) > 0 ? asked : own);
    }

    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }
}
