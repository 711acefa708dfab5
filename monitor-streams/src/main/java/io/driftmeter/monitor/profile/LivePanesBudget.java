package io.driftmeter.monitor.profile;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the live panes of a task may take, in bytes. A task that exceeds it sends what it has counted at once instead of at the next
 * commit: the same counts in more messages, so that a backlog of years, or rows that are late by the whole lateness, take no more memory
 * than planned. Safe for use by several threads.
 */
public final class LivePanesBudget {

    private final AtomicLong sentEarly = new AtomicLong();
    private volatile long bytesPerTask;

    /** Panes that may take so much in each task. */
    public LivePanesBudget(long bytesPerTask) {
        this.bytesPerTask = bytesPerTask;
    }

    /** No limit. */
    public static LivePanesBudget unlimited() {
        return new LivePanesBudget(Long.MAX_VALUE);
    }

    /** From now on panes may take so much in each task. */
    public void limit(long bytes) {
        bytesPerTask = bytes;
    }

    boolean isExceededBy(long bytes) {
        return bytes > bytesPerTask;
    }

    void countSentEarly() {
        sentEarly.incrementAndGet();
    }

    /** How often a task sent its panes before a commit, to stay within the limit. */
    public long sentEarly() {
        return sentEarly.get();
    }
}
