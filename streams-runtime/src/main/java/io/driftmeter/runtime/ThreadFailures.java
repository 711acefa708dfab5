package io.driftmeter.runtime;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what follows when a stream thread dies: another in its place within the budget, else the end of the client. */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);

    private final RestartBudget budget;
    private final AtomicLong replaced = new AtomicLong();
    private volatile @Nullable Throwable last;

    ThreadFailures(RestartBudget budget) {
        this.budget = budget;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable exception) {
        last = exception;
        // A JVM out of memory or stack is not to be trusted with another thread.
        if (!(exception instanceof VirtualMachineError) && budget.take()) {
            replaced.incrementAndGet();
            LOG.warn("A stream thread died and is replaced; the budget is {}.", budget, exception);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("A stream thread died and is not replaced, the budget being {}: shutting down.", budget, exception);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** How many threads were replaced since the start. */
    long replaced() {
        return replaced.get();
    }

    /** What the last thread died of, in one line. */
    String reason() {
        Throwable cause = last;
        if (cause == null) {
            return "no thread reported a failure";
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
