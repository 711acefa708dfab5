package io.driftmeter.cli.quickstart;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.console.Failure;
import io.driftmeter.cli.local.LocalRoles;
import io.driftmeter.cli.monitorfile.MonitorFile;
import io.driftmeter.cli.monitorfile.MonitorPublication;
import io.driftmeter.cli.reference.ReferencePublication;
import io.driftmeter.cli.topics.Topics;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.schemas.topic.TopicDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The story: a healthy day; a day on which an upstream job sends income in cents for two hours; a day on which the customers
 * change, the labels show it, and a new version of the model takes over. The world is simulated; the topics, topologies and
 * serdes are those of production.
 */
final class Quickstart {
    static final String MODEL = "credit-risk";

    private static final int APPLICATIONS_PER_HOUR = 600;
    private static final long SLICE = Duration.ofMinutes(30).toMillis();
    private static final long SLICE_PAUSE_MILLISECONDS = 150;

    /** How far the traffic may run ahead of the reports: so slow machines tell the same story, only later. */
    private static final long MOST_AHEAD = Duration.ofHours(4).toMillis();

    private static final int TRAINED_BY_HOUR = 12;
    private static final int DEPLOYED_AT_HOUR = 16;
    private static final double CENTS_A_EURO = 100;
    private static final Duration IDLE_TIME = Duration.ofMinutes(2);
    private static final long LONGEST_WAIT_MILLISECONDS = 60_000;

    private final Cluster cluster;
    private final SimulatedTime time;
    private final Timeline timeline;
    private final CreditRiskSimulation simulation;
    private final long seed;

    Quickstart(Cluster cluster, SimulatedTime time, Timeline timeline, long seed) {
        this.cluster = cluster;
        this.time = time;
        this.timeline = timeline;
        this.seed = seed;
        this.simulation = new CreditRiskSimulation(seed, APPLICATIONS_PER_HOUR);
    }

    /** Creates topics, and publishes the monitor and version 1's reference. */
    void prepare() {
        List<TopicDescription> topics = new ArrayList<>(cluster.topics().inputs());
        topics.addAll(cluster.topics().own());
        Topics.create(cluster, topics, (short) 1);
        ReferencePublication.publish(
                cluster,
                TrainingData.reference(
                        new CreditRiskSimulation(seed + 1, APPLICATIONS_PER_HOUR), World.BEFORE, "1", time.start()));
        MonitorDefinition monitor = MonitorFile.read(monitorFile());
        monitor.setEffectiveTo(Instant.ofEpochMilli(time.at(4, 0))); // so that the end of the story is no alert
        MonitorPublication.publish(cluster, monitor);
    }

    private static Path monitorFile() {
        try (InputStream packaged = Quickstart.class.getResourceAsStream("monitor.yaml")) {
            if (packaged == null) {
                throw new IllegalStateException("monitor.yaml is not packaged");
            }
            Path file = Files.createTempFile("driftmeter-monitor-", ".yaml");
            file.toFile().deleteOnExit();
            Files.copy(packaged, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException error) {
            throw new UncheckedIOException("cannot write the monitor's definition", error);
        }
    }

    /** Starts the monitor and the alert role. */
    LocalRoles startRoles() {
        return LocalRoles.start(
                cluster,
                Map.of(
                        "features", InputKind.FEATURES,
                        "predictions", InputKind.PREDICTIONS,
                        "labels", InputKind.LABELS),
                IDLE_TIME);
    }

    /**
     * Plays the three days.
     *
     * @throws Failure where what should have been found was not
     */
    void play() throws InterruptedException {
        try (Watch watch = new Watch(cluster, timeline);
                Traffic traffic = new Traffic(cluster)) {
            timeline.world(
                    time.at(1, 0),
                    "credit-risk version 1 serves " + APPLICATIONS_PER_HOUR + " applications an hour; all is well");
            serveHealthyDay(traffic, watch, 1);
            timeline.world(time.at(2, 0), "another day begins");
            serveHealthyDay(traffic, watch, 2);
            timeline.world(
                    time.at(3, 0), "the customers change: more of them are self-employed, and they default more often");
            serveLastDay(traffic, watch);
            timeline.say("The three days are over (" + traffic.records()
                    + " records); waiting for the last alert to resolve.");
            if (!watch.awaitNoneOpen("1", LONGEST_WAIT_MILLISECONDS)) {
                throw new Failure("Alerts of version 1 are still open: " + watch.open("1") + ". Look with --verbose.");
            }
            check(watch);
        }
    }

    private void serveHealthyDay(Traffic traffic, Watch watch, int day) throws InterruptedException {
        for (long from = time.at(day, 0); from < time.at(day + 1, 0); from += SLICE) {
            serve(
                    traffic,
                    watch,
                    simulation.applications(World.BEFORE, World.BEFORE, from, SLICE, incomeFactor(from)),
                    "1",
                    from);
        }
    }

    private void serve(Traffic traffic, Watch watch, List<LoanApplication> applications, String version, long from)
            throws InterruptedException {
        traffic.serve(applications, version);
        traffic.labelUntil(from + SLICE);
        TimeUnit.MILLISECONDS.sleep(SLICE_PAUSE_MILLISECONDS);
        if (from - MOST_AHEAD >= time.at(1, 0) && !watch.awaitReported(from - MOST_AHEAD, LONGEST_WAIT_MILLISECONDS)) {
            throw new Failure("The monitor has reported nothing for " + LONGEST_WAIT_MILLISECONDS / 1_000
                    + " s. Look with --verbose.");
        }
    }

    /** From 10:00 to 12:00 on day 2 an upstream job sends cents. */
    private double incomeFactor(long sliceStart) {
        if (sliceStart == time.at(2, 10)) {
            timeline.world(sliceStart, "an upstream job begins to send income in cents");
        }
        if (sliceStart == time.at(2, 12)) {
            timeline.world(sliceStart, "the upstream job is mended");
        }
        return sliceStart >= time.at(2, 10) && sliceStart < time.at(2, 12) ? CENTS_A_EURO : 1;
    }

    private void serveLastDay(Traffic traffic, Watch watch) throws InterruptedException {
        for (long from = time.at(3, 0); from < time.at(4, 0); from += SLICE) {
            if (from == time.at(3, TRAINED_BY_HOUR)) {
                trainOn(awaitTrigger(watch));
                timeline.world(from, "version 2 is trained on the new customers and its reference is published");
            }
            boolean deployed = from >= time.at(3, DEPLOYED_AT_HOUR);
            if (from == time.at(3, DEPLOYED_AT_HOUR)) {
                timeline.world(from, "version 2 takes over the traffic");
            }
            World model = deployed ? World.AFTER : World.BEFORE;
            serve(
                    traffic,
                    watch,
                    simulation.applications(World.AFTER, model, from, SLICE, 1),
                    deployed ? "2" : "1",
                    from);
        }
    }

    private static RetrainingTrigger awaitTrigger(Watch watch) throws InterruptedException {
        try {
            return watch.trigger().get(LONGEST_WAIT_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException error) {
            throw new Failure("No retraining trigger went out for the change of day 3. Look with --verbose.", error);
        }
    }

    private void trainOn(RetrainingTrigger trigger) {
        new TrainingPipeline(cluster, new CreditRiskSimulation(seed + 2, APPLICATIONS_PER_HOUR)).train(trigger, "2");
    }

    private void check(Watch watch) {
        Optional<AlertEvent> noise = watch.opened(0, time.at(2, 10));
        if (noise.isPresent()) {
            throw new Failure("An alert opened before anything had gone wrong: "
                    + noise.get().getSummary());
        }
        if (watch.opened(time.at(2, 10), time.at(2, 14)).isEmpty()) {
            throw new Failure("No alert opened while income came in cents.");
        }
        RetrainingTrigger trigger = watch.trigger().getNow(null);
        if (trigger == null || trigger.getWindowEnd().isBefore(Instant.ofEpochMilli(time.at(3, 0)))) {
            throw new Failure("No retraining trigger went out for the change of day 3.");
        }
        if (trigger.getInputOffsets().isEmpty()) {
            throw new Failure("The retraining trigger does not name the offsets of the rows to train on.");
        }
    }
}
