package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * So many sends per period in the long run, and at most as many at once.
 *
 * <p>Source: the generic cell rate algorithm, ITU-T I.371, as virtual scheduling; equal to a bucket of tokens that is filled evenly.
 */
public final class RateLimit {

    private final int burst;
    private final Duration perToken;
    private Instant fullAt = Instant.MIN;

    /**
     * A limit of which nothing is used up.
     *
     * @param sends sends, from 1
     * @param period in how long
     */
    public RateLimit(int sends, Duration period) {
        if (sends < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(sends + " sends per " + period + " is no rate");
        }
        this.burst = sends;
        this.perToken = period.dividedBy(sends);
    }

    /** How long to wait until one more send fits. */
    public Duration waitFrom(Instant now) {
        Instant free = fullAt.equals(Instant.MIN) ? now : fullAt.minus(perToken.multipliedBy(burst - 1L));
        return now.isBefore(free) ? Duration.between(now, free) : Duration.ZERO;
    }

    /** One send goes out. */
    public void sent(Instant now) {
        fullAt = (fullAt.isBefore(now) ? now : fullAt).plus(perToken);
    }
}
