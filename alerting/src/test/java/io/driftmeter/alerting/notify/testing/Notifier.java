package io.driftmeter.alerting.notify.testing;

import io.driftmeter.alerting.notify.Deliverer;
import io.driftmeter.alerting.notify.DeliveryPolicy;
import io.driftmeter.alerting.notify.Journal;
import io.driftmeter.alerting.notify.NotificationReader;
import io.driftmeter.alerting.notify.Repetitions;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.SinkMetrics;
import io.driftmeter.alerting.notify.SinkWorker;
import io.driftmeter.alerting.notify.route.Route;
import io.driftmeter.alerting.notify.route.Routes;
import io.driftmeter.alerting.notify.silence.Acknowledgements;
import io.driftmeter.alerting.notify.silence.Silences;
import io.driftmeter.runtime.RoleMetrics;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** A worker on a log in memory, with everything that it needs. */
public final class Notifier implements AutoCloseable {

    public static final String SINK = "the-sink";
    private static final long SEED = 20260301;

    public final MovedClock clock = new MovedClock();
    public final MemoryLog log = new MemoryLog(clock);
    public final Silences silences = new Silences();
    public final Acknowledgements acknowledgements = new Acknowledgements();
    private final RoleMetrics metrics = RoleMetrics.create("notify");
    private Routes routes = new Routes(List.of(Route.everythingTo(SINK)));
    private DeliveryPolicy policy = DeliveryPolicy.standard().withRate(1000, Duration.ofSeconds(1));

    /** Routes in place of one that leads everything to the sink. */
    public Notifier routes(Route... others) {
        routes = new Routes(List.of(others));
        return this;
    }

    /** Another policy. */
    public Notifier policy(DeliveryPolicy other) {
        policy = other;
        return this;
    }

    /** A life of the worker that nothing crashes. */
    public SinkWorker worker(Sink sink) {
        return worker(sink, () -> false);
    }

    /** A life of the worker. */
    public SinkWorker worker(Sink sink, BooleanSupplier crashes) {
        Journal journal = log.journal(crashes);
        SinkMetrics sinkMetrics = new SinkMetrics(metrics, SINK);
        NotificationReader reader = new NotificationReader(
                TopicCatalogue.DEFAULT, RegistryConnection.at("mock://notifier"), acknowledgements);
        Deliverer deliverer =
                new Deliverer(SINK, sink, policy, clock, journal, new SplittableRandom(SEED), sinkMetrics);
        return new SinkWorker(
                SINK,
                journal,
                reader,
                routes,
                silences,
                deliverer,
                new Repetitions(sink, deliverer, journal, reader, clock),
                clock,
                sinkMetrics);
    }

    /** The series of the metrics that begin so and are not zero. */
    public List<String> metrics(String prefix) {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith(prefix) && !line.endsWith(" 0.0"))
                .toList();
    }

    @Override
    public void close() {
        metrics.close();
    }
}
