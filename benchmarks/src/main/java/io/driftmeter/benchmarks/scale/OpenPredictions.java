package io.driftmeter.benchmarks.scale;

import io.driftmeter.benchmarks.throughput.Child;
import io.driftmeter.benchmarks.throughput.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;

/**
 * The join at scale: predictions come at a steady rate and stay open, then the label of each comes at the same rate, and the monitor joins
 * them with exactly-once. Every prediction stays within its horizon all the while, so that the state ends with all of them and their labels.
 * Then the monitor is killed without warning and started again, stopped in order and started again, and killed and started once more while
 * there is nothing to do.
 *
 * <p>Broker, monitor and writer are processes of their own on this machine.
 */
public final class OpenPredictions {

    private static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");
    private static final Duration STOP = Duration.ofMinutes(2);
    private static final Duration READY = Duration.ofHours(2);

    private static final double NANOSECONDS = 1e9;

    private final int predictions;
    private final int recordsPerSecond;
    private final int threads;
    private final Platform.Address platform;
    private final Path state;

    private OpenPredictions(int predictions, int recordsPerSecond, int threads, Platform.Address platform, Path state) {
        this.predictions = predictions;
        this.recordsPerSecond = recordsPerSecond;
        this.threads = threads;
        this.platform = platform;
        this.state = state;
    }

    /** Arguments, all optional: open predictions, 10,000,000; records a second, 20,000; stream threads of the monitor, 2. */
    public static void main(String[] arguments) throws Exception {
        int predictions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Path state = Files.createTempDirectory("driftmeter-scale-");
        try (Child child = Child.start(Platform.class, JVM_OPTIONS, List.of())) {
            new OpenPredictions(predictions, rate, threads, Platform.address(child), state).measure();
        } finally {
            Utils.delete(state.toFile());
        }
    }

    private void measure() throws Exception {
        ScoredModel.publish(platform);
        EventWriter writer = new EventWriter(platform, recordsPerSecond);
        double predictionRate;
        double labelRate;
        long peakMemory;
        try (Child monitor = start()) {
            MonitorProgress progress = new MonitorProgress(platform, monitor);
            progress.awaitReady(READY);
            predictionRate = rate(() -> writer.writePredictions(0, predictions), progress);
            labelRate = rate(() -> writer.writeLabels(predictions), progress);
            peakMemory = monitor.peakMemory().orElse(0);
            monitor.kill();
        }
        // It wrote to its disk until then, so the state is not trusted, and comes anew from the changelogs.
        Restart killed = restart(monitor -> monitor.stop(STOP));
        if (killed.restoredRecords() < 2L * predictions) {
            throw new IllegalStateException(
                    "Only " + killed.restoredRecords() + " records were restored: the state is not complete");
        }
        StateFiles files = new StateFiles(state);
        ScaleTable table = new ScaleTable(predictions);
        table.rates(recordsPerSecond, predictionRate, labelRate);
        table.disk(files.bytesOf("join-predictions"), files.bytesOf("join-labels"), files.bytes());
        table.memory(peakMemory);
        table.restart("a kill in the midst of its work", killed.seconds(), killed.restoredRecords());
        Restart orderly = restart(Child::kill);
        table.restart("a stop in order", orderly.seconds(), orderly.restoredRecords());
        Restart idle = restart(Child::kill);
        table.restart("a kill while it had nothing to do", idle.seconds(), idle.restoredRecords());
        table.platform(threads);
    }

    private Child start() throws IOException {
        return Child.start(
                ScoredMonitor.class,
                JVM_OPTIONS,
                List.of(
                        platform.bootstrapServers(),
                        platform.registryUrl(),
                        state.toString(),
                        Integer.toString(threads)));
    }

    /** Writes what is told to, and how much of it a second was written, joined and committed. */
    private double rate(Writing writing, MonitorProgress progress) throws Exception {
        long begun = System.nanoTime();
        writing.write();
        progress.awaitEnd(READY);
        double rate = predictions * NANOSECONDS / (System.nanoTime() - begun);
        System.err.printf(Locale.ROOT, "%,d records at %,.0f/s%n", predictions, rate);
        return rate;
    }

    /** Something to write. */
    private interface Writing {
        void write() throws Exception;
    }

    /**
     * A start.
     *
     * @param seconds from the start of the process until it is ready: its state is restored and it reads
     * @param restoredRecords records that it has restored from changelogs
     */
    private record Restart(double seconds, long restoredRecords) {}

    /** How a start ends. */
    private interface End {
        void end(Child monitor) throws Exception;
    }

    private Restart restart(End end) throws Exception {
        long begun = System.nanoTime();
        try (Child monitor = start()) {
            MonitorProgress progress = new MonitorProgress(platform, monitor);
            progress.awaitReady(READY);
            Restart restart = new Restart((System.nanoTime() - begun) / NANOSECONDS, progress.restoredRecords());
            System.err.printf(
                    Locale.ROOT,
                    "ready in %.1f s, %,d records restored%n",
                    restart.seconds(),
                    restart.restoredRecords());
            end.end(monitor);
            return restart;
        }
    }
}
