package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one sink one thing after the other: within its rate, and again until it has answered. */
public final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);

    private final String name;
    private final Sink sink;
    private final DeliveryPolicy policy;
    private final InstantSource clock;
    private final Rest rest;
    private final SinkMetrics metrics;
    private final Circuit circuit;
    private final RateLimit rate;

    /**
     * A deliverer with a closed circuit.
     *
     * @param name the sink's name
     * @param random for the jitter of the waits
     */
    public Deliverer(
            String name,
            Sink sink,
            DeliveryPolicy policy,
            InstantSource clock,
            Rest rest,
            RandomGenerator random,
            SinkMetrics metrics) {
        this.name = name;
        this.sink = sink;
        this.policy = policy;
        this.clock = clock;
        this.rest = rest;
        this.metrics = metrics;
        this.circuit = new Circuit(policy.backoff(), random);
        this.rate = new RateLimit(policy.sends(), policy.period());
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** The sink has it. */
        record Delivered() implements Outcome {}

        /**
         * It is to be parked.
         *
         * @param cause REFUSED or EXPIRED
         * @param reason what the sink said, without secrets
         */
        record Undeliverable(String cause, String reason) implements Outcome {}

        /** There was no more use in trying; somebody else, or a later life, will. */
        record Abandoned() implements Outcome {}
    }

    /**
     * Tells it until the sink takes or refuses it, it is too old, or there is no more use.
     *
     * @param since when it was written, by the wall clock
     * @param useful whether to go on; asked before each try
     */
    public Outcome deliver(Notification notification, Instant since, BooleanSupplier useful) {
        Instant begun = clock.instant();
        try {
            for (int tries = 1; ; tries++) {
                if (!awaitTurn(useful)) {
                    return new Outcome.Abandoned();
                }
                Delivery delivery = tryOnce(() -> sink.deliver(notification));
                if (delivery instanceof Delivery.Taken) {
                    metrics.delivered();
                    return new Outcome.Delivered();
                }
                if (delivery instanceof Delivery.Refused refused) {
                    metrics.refused();
                    return new Outcome.Undeliverable("REFUSED", refused.reason());
                }
                String reason = ((Delivery.Unanswered) delivery).reason();
                LOG.warn("Sink {} did not take {} (try {}): {}", name, notification.id(), tries, reason);
                metrics.retried();
                metrics.waiting(begun, clock.instant());
                if (tries >= Circuit.FAILURES_TO_OPEN && clock.instant().isAfter(since.plus(policy.giveUpAfter()))) {
                    metrics.expired();
                    return new Outcome.Undeliverable("EXPIRED", reason);
                }
            }
        } finally {
            metrics.idle();
        }
    }

    /** Repeats what the sink would forget, unless it is down or over its rate; true if it answered. */
    public boolean repeat(Sink.Repeating repeating, List<Notification.Alert> alerts) {
        Instant now = clock.instant();
        if (!circuit.waitFrom(now).isZero() || !rate.waitFrom(now).isZero()) {
            return false;
        }
        Delivery delivery = tryOnce(() -> repeating.repeat(alerts));
        if (delivery instanceof Delivery.Unanswered unanswered) {
            LOG.warn("Sink {} did not take the repetition of {} alerts: {}", name, alerts.size(), unanswered.reason());
            metrics.retried();
            return false;
        }
        if (delivery instanceof Delivery.Refused refused) {
            LOG.warn("Sink {} refused the repetition of {} alerts: {}", name, alerts.size(), refused.reason());
            metrics.refused();
        } else {
            metrics.repeated(alerts.size());
        }
        return true;
    }

    private Delivery tryOnce(Supplier<Delivery> send) {
        rate.sent(clock.instant());
        Delivery delivery = answer(send);
        if (delivery instanceof Delivery.Unanswered unanswered) {
            circuit.failed(clock.instant(), unanswered.retryAfter());
        } else {
            circuit.succeeded();
        }
        metrics.circuit(circuit.isOpen());
        return delivery;
    }

    /** A fault of the sink's own is no reason to stop the others; its message is not repeated, since it may hold a secret. */
    private static Delivery answer(Supplier<Delivery> send) {
        try {
            return send.get();
        } catch (RuntimeException fault) {
            return new Delivery.Unanswered(fault.getClass().getSimpleName() + " at " + place(fault), Optional.empty());
        }
    }

    private static String place(RuntimeException fault) {
        StackTraceElement[] frames = fault.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }

    private boolean awaitTurn(BooleanSupplier useful) {
        while (useful.getAsBoolean()) {
            Instant now = clock.instant();
            Duration circuitWait = circuit.waitFrom(now);
            Duration rateWait = rate.waitFrom(now);
            Duration wait = circuitWait.compareTo(rateWait) > 0 ? circuitWait : rateWait;
            if (wait.isZero()) {
                return true;
            }
            rest.rest(wait);
        }
        return false;
    }
}
