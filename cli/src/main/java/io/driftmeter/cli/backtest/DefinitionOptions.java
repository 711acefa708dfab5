package io.driftmeter.cli.backtest;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.cli.console.DurationConverter;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.monitorfile.MonitorFile;
import io.driftmeter.runtime.settings.DurationText;
import io.driftmeter.schemas.key.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The definition that a backtest judges by: a monitor file, or a few flags and the defaults. */
final class DefinitionOptions {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration USUAL_HORIZON = Duration.ofDays(30);

    @Option(
            names = "--monitor",
            paramLabel = "FILE",
            description =
                    "A monitor file, for all that it can say; instead of --model, --positive, --window and --horizon.")
    private @Nullable Path monitor;

    @Option(names = "--model", paramLabel = "NAME", description = "Name of the model; 'model' by default.")
    private @Nullable String model;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description =
                    "The positive class. Without it predictions are classes or, if they are numbers, a regression.")
    private @Nullable String positive;

    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            converter = DurationConverter.class,
            description = "Length of the windows, such as 1h or 7d.")
    private @Nullable Duration window;

    @Option(
            names = "--horizon",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "A label counts if it comes at most this long after its prediction; 30d by default.")
    private @Nullable Duration horizon;

    /**
     * The definition.
     *
     * @param task what the model predicts
     * @param scored whether there are labels
     * @throws UserMistake if flags and file do not go together, or a flag is wrong
     */
    MonitorDefinition definition(Task task, boolean scored) {
        if (monitor != null) {
            refuseFlags();
            return MonitorFile.read(monitor);
        }
        if (window == null) {
            throw new UserMistake("Neither --window nor --monitor is given. Write a length, such as --window 7d.");
        }
        if (window.compareTo(MINUTE) < 0 || window.toMillis() % MINUTE.toMillis() != 0) {
            throw new UserMistake("--window is " + DurationText.format(window) + ". Write whole minutes, such as 30m.");
        }
        String name = model == null ? "model" : model;
        Names.problem(name).ifPresent(problem -> {
            throw new UserMistake("--model '" + name + "': " + problem);
        });
        List<WindowLength> windows = List.of(new WindowLength(window.toMillis(), window.toMillis(), null));
        return MonitorDefinition.newBuilder()
                .setModel(name)
                .setRevision(1)
                .setEffectiveFrom(Instant.EPOCH)
                .setFeaturesTopic("features")
                .setPredictionsTopic(task == Task.UNKNOWN ? null : "predictions")
                .setLabelsTopic(scored ? "labels" : null)
                .setDriftWindows(windows)
                .setJudgement(Judgement.newBuilder().build())
                .setPerformance(scored ? performance(task, windows) : null)
                .setAlerting(AlertingDefinition.newBuilder().build())
                .setRetraining(RetrainingDefinition.newBuilder().build())
                .build();
    }

    /** The positive class, wherever it is given; null where the task is not binary. */
    @Nullable
    String positive() {
        if (monitor == null) {
            return positive;
        }
        PerformanceDefinition performance = MonitorFile.read(monitor).getPerformance();
        return performance == null ? null : performance.getPositiveClass();
    }

    private PerformanceDefinition performance(Task task, List<WindowLength> windows) {
        return PerformanceDefinition.newBuilder()
                .setTask(task)
                .setPositiveClass(positive)
                .setHorizonMilliseconds((horizon == null ? USUAL_HORIZON : horizon).toMillis())
                .setWindows(windows)
                .setMetric(task == Task.REGRESSION ? "rmse" : "accuracy")
                .setEstimate(task != Task.REGRESSION)
                .build();
    }

    private void refuseFlags() {
        List<String> given = new ArrayList<>();
        if (model != null) {
            given.add("--model");
        }
        if (positive != null) {
            given.add("--positive");
        }
        if (window != null) {
            given.add("--window");
        }
        if (horizon != null) {
            given.add("--horizon");
        }
        if (!given.isEmpty()) {
            throw new UserMistake(
                    "--monitor says what " + String.join(", ", given) + " would say. Give one or the other.");
        }
    }
}
