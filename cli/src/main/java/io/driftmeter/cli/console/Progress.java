package io.driftmeter.cli.console;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * Tells how far long work has come. On a terminal one line is rewritten several times a second; elsewhere a line is written every few
 * seconds, so that a log stays short. Everything goes to the error stream, since the output may be read by a program.
 */
public final class Progress implements AutoCloseable {

    private static final long TERMINAL_PAUSE_NANOSECONDS = 200_000_000L;
    private static final long LOG_PAUSE_NANOSECONDS = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long lastShown;
    private boolean lineOpen;
    private int longest;

    /**
     * Shows progress.
     *
     * @param out where to, mostly the error stream
     * @param terminal whether a person watches
     */
    public Progress(PrintWriter out, boolean terminal) {
        this(out, terminal, System::nanoTime);
    }

    Progress(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.lastShown = nanoTime.getAsLong();
    }

    /** Says how far the work is; shown only if the last time was long enough ago. */
    public void update(String text) {
        long now = nanoTime.getAsLong();
        if (now - lastShown >= (terminal ? TERMINAL_PAUSE_NANOSECONDS : LOG_PAUSE_NANOSECONDS)) {
            lastShown = now;
            show(text);
        }
    }

    private void show(String text) {
        if (terminal) {
            longest = Math.max(longest, text.length());
            out.print("\r" + text + " ".repeat(longest - text.length()));
            lineOpen = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Ends the line, so that what follows starts on its own. */
    @Override
    public void close() {
        if (lineOpen) {
            out.print("\r" + " ".repeat(longest) + "\r");
            out.flush();
            lineOpen = false;
        }
    }
}
