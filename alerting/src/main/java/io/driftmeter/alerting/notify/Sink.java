package io.driftmeter.alerting.notify;

import java.time.Duration;
import java.util.List;

/** Where notifications go. One thread uses it. */
public interface Sink extends AutoCloseable {

    /** Tells one thing, once; blocks no longer than the sink's timeouts. What a sink has no use for counts as taken. */
    Delivery deliver(Notification notification);

    @Override
    default void close() {}

    /** A sink that forgets what it is not told again and again. */
    interface Repeating extends Sink {

        /** Time between two repetitions. */
        Duration repeatEvery();

        /** For how long the end of an alert is repeated. */
        Duration repeatEndFor();

        /** The most alerts of one {@link #repeat}. */
        int atOnce();

        /** Tells once more what is open, or over since a short time. */
        Delivery repeat(List<Notification.Alert> alerts);
    }
}
