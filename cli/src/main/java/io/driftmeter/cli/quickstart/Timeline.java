package io.driftmeter.cli.quickstart;

import java.io.PrintWriter;
import java.time.Instant;

/** What happens, told line by line; lines come from several threads. */
final class Timeline {
    private final PrintWriter out;
    private final SimulatedTime time;

    Timeline(PrintWriter out, SimulatedTime time) {
        this.out = out;
        this.time = time;
    }

    /** Something in the simulated world. */
    void world(long when, String text) {
        line(Instant.ofEpochMilli(when), "world ", text);
    }

    /** Something that Driftmeter found out. */
    void found(Instant when, String text) {
        line(when, "  >>  ", text);
    }

    private synchronized void line(Instant when, String who, String text) {
        say("%s  %s %s".formatted(time.text(when), who, text));
    }

    /** Anything beside the story. */
    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }
}
