package io.driftmeter.alerting.notify;

import java.time.Duration;

/** How a worker waits: in production it keeps its place in the consumer group meanwhile, in tests it moves a clock. */
@FunctionalInterface
public interface Rest {

    /** Waits; ends early where there is no more use in waiting, such as on close. */
    void rest(Duration time);
}
