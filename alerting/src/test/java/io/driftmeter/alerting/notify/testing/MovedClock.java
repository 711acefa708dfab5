package io.driftmeter.alerting.notify.testing;

import io.driftmeter.alerting.notify.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody rests. */
public final class MovedClock implements InstantSource, Rest {

    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void rest(Duration time) {
        now = now.plus(time);
    }
}
