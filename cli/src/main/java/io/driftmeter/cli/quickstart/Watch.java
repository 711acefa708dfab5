package io.driftmeter.cli.quickstart;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.schemas.serde.AvroSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows the topics of alerts and triggers as any consumer could, and tells them to the timeline. */
final class Watch implements AutoCloseable {
    private final Timeline timeline;
    private final List<AlertEvent> alerts = new ArrayList<>();
    private Instant reportedUntil = Instant.EPOCH;
    private final CompletableFuture<RetrainingTrigger> trigger = new CompletableFuture<>();
    private final List<TopicReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Watch(Cluster cluster, Timeline timeline) {
        this.timeline = timeline;
        follow(cluster, cluster.topics().driftReports().name(), DriftReport.class, this::report);
        follow(cluster, cluster.topics().alerts().name(), AlertEvent.class, this::alert);
        follow(cluster, cluster.topics().retrainingTriggers().name(), RetrainingTrigger.class, this::trigger);
    }

    private <T extends SpecificRecord> void follow(Cluster cluster, String topic, Class<T> contract, Consumer<T> take) {
        Deserializer<T> values =
                AvroSerde.forValues(contract, cluster.registry()).deserializer();
        TopicReader reader = new TopicReader(cluster, topic);
        readers.add(reader);
        Thread thread = new Thread(
                () -> reader.follow(record -> take.accept(values.deserialize(topic, record.value()))),
                "quickstart-" + topic);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private synchronized void report(DriftReport report) {
        if (report.getModel().equals(Quickstart.MODEL) && report.getWindowEnd().isAfter(reportedUntil)) {
            reportedUntil = report.getWindowEnd();
            notifyAll();
        }
    }

    /**
     * Waits until the monitor has reported a window that ends at this time or later.
     *
     * @param time in milliseconds since the epoch
     * @return whether that came in time
     */
    synchronized boolean awaitReported(long time, long milliseconds) throws InterruptedException {
        return await(() -> reportedUntil.toEpochMilli() >= time, milliseconds);
    }

    private synchronized void alert(AlertEvent event) {
        alerts.add(event);
        if (event.getTransition() != AlertTransition.UPDATED) {
            timeline.found(
                    event.getWindowEnd(),
                    "alert " + event.getTransition().name().toLowerCase(Locale.ROOT) + ": " + event.getSummary());
        }
        notifyAll();
    }

    private void trigger(RetrainingTrigger event) {
        timeline.found(event.getWindowEnd(), "retraining trigger: " + event.getReason());
        trigger.complete(event);
    }

    /** The first trigger, once it is there. */
    CompletableFuture<RetrainingTrigger> trigger() {
        return trigger;
    }

    /** Fingerprints of alerts of one version that have opened and not resolved. */
    synchronized List<String> open(String version) {
        List<String> open = new ArrayList<>();
        for (AlertEvent event : alerts) {
            if (!event.getModelVersion().equals(version)) {
                continue;
            }
            if (event.getTransition() == AlertTransition.OPENED) {
                open.add(event.getFingerprint());
            } else if (event.getTransition() == AlertTransition.RESOLVED) {
                open.remove(event.getFingerprint());
            }
        }
        return open;
    }

    /** The first alert that opened in a stretch of time. */
    synchronized Optional<AlertEvent> opened(long from, long to) {
        return alerts.stream()
                .filter(event -> event.getTransition() == AlertTransition.OPENED)
                .filter(event -> isWithin(event.getWindowEnd(), from, to))
                .findFirst();
    }

    private static boolean isWithin(Instant time, long from, long to) {
        return time.toEpochMilli() > from && time.toEpochMilli() <= to;
    }

    /**
     * Waits until no alert of a version is open.
     *
     * @return whether that came in time
     */
    synchronized boolean awaitNoneOpen(String version, long milliseconds) throws InterruptedException {
        return await(() -> open(version).isEmpty(), milliseconds);
    }

    private synchronized boolean await(BooleanSupplier condition, long milliseconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void close() {
        readers.forEach(TopicReader::stop);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException error) {
                Thread.currentThread().interrupt();
            }
        }
        readers.forEach(TopicReader::close);
    }
}
