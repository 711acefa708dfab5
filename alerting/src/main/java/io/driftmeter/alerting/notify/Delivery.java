package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of one try to tell a sink something. */
public sealed interface Delivery {

    /** The sink has it. */
    record Taken() implements Delivery {}

    /**
     * The sink will never take it: another try is of no use.
     *
     * @param reason why, without secrets
     */
    record Refused(String reason) implements Delivery {}

    /**
     * The sink may take it later.
     *
     * @param reason what happened, without secrets
     * @param retryAfter how long the sink asks to be left alone, if it asks
     */
    record Unanswered(String reason, Optional<Duration> retryAfter) implements Delivery {}
}
