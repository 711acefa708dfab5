package io.driftmeter.runtime;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Answers the platform on a port of its own: {@code /live}, {@code /ready} (200 or 503, with the reason as JSON) and
 * {@code /metrics} (Prometheus text).
 */
public final class HealthServer implements AutoCloseable {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int THREADS = 8;

    private final Javalin server;

    private HealthServer(Javalin server) {
        this.server = server;
    }

    /**
     * Listens on all interfaces.
     *
     * @param port 0 for any free one
     * @param metrics the text of a scrape
     */
    public static HealthServer start(int port, HealthSource health, Supplier<String> metrics) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.threadPool = new QueuedThreadPool(THREADS, 1);
            config.routes.get("/live", context -> answer(context, health.live()));
            config.routes.get("/ready", context -> answer(context, health.ready()));
            config.routes.get(
                    "/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(metrics.get()));
        });
        return new HealthServer(server.start(port));
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void answer(Context context, Health health) {
        context.status(health.passed() ? 200 : 503).json(health);
    }
}
