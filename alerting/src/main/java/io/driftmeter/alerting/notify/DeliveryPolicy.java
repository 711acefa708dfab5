package io.driftmeter.alerting.notify;

import java.time.Duration;

/**
 * How patiently a sink is told.
 *
 * @param backoff waits after failures
 * @param sends the most sends in a {@code period}
 * @param period of the rate
 * @param giveUpAfter a notification that is older than this and still fails is parked among the dead letters
 */
public record DeliveryPolicy(Backoff backoff, int sends, Duration period, Duration giveUpAfter) {

    /** Ten a second, and a day of patience. */
    public static DeliveryPolicy standard() {
        return new DeliveryPolicy(Backoff.standard(), 10, Duration.ofSeconds(1), Duration.ofDays(1));
    }

    /** The same with another rate. */
    public DeliveryPolicy withRate(int otherSends, Duration otherPeriod) {
        return new DeliveryPolicy(backoff, otherSends, otherPeriod, giveUpAfter);
    }
}
