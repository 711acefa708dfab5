package io.driftmeter.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must have succeeded before the threads of a role start, on the thread that starts them; tried again while what it needs does not answer.
 *
 * @param what what it is about, for the log: "Schemas of the reports"
 * @param attempt one attempt; throws where it fails
 * @param passes whether a failure may pass, so that another attempt is worth it
 * @param pause between two attempts
 */
public record Preparation(String what, Runnable attempt, Predicate<RuntimeException> passes, Duration pause) {

    /** Nothing to prepare. */
    public static final Preparation NONE = new Preparation("Nothing", () -> {}, failure -> false, Duration.ZERO);

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int TOLD_EVERY = 60;

    /**
     * Attempts it until it succeeds or is given up.
     *
     * @param givenUp counted down where the role is closed
     * @return whether it succeeded
     * @throws RuntimeException as the attempt did, where that will not pass
     */
    boolean await(CountDownLatch givenUp) {
        for (int failures = 0; ; failures++) {
            try {
                attempt.run();
                return true;
            } catch (RuntimeException failure) {
                if (!passes.test(failure)) {
                    throw failure;
                }
                if (failures % TOLD_EVERY == 0) {
                    LOG.warn("{}: not available, asked again every {}. {}", what, pause, failure.getMessage());
                }
            }
            if (isGivenUp(givenUp)) {
                return false;
            }
        }
    }

    private boolean isGivenUp(CountDownLatch givenUp) {
        try {
            return givenUp.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
