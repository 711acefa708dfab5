package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Definitions for tests, and a source of them whose content a test sets. */
public final class TestDefinitions implements DefinitionsSource {

    private volatile DefinitionsSnapshot current = KnownDefinitions.none();

    /** Replaces what is known. */
    public void set(Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        current = new KnownDefinitions(current.version() + 1, definitions, references);
    }

    @Override
    public DefinitionsSnapshot current() {
        return current;
    }

    /** A scored model: hourly drift windows, a grace of a minute, a lateness of ten, topics named after their kind. */
    public static MonitorDefinition scored(
            String model, int revision, Task task, Duration horizon, WindowLength... performanceWindows) {
        return MonitorDefinition.newBuilder()
                .setModel(model)
                .setRevision(revision)
                .setEffectiveFrom(Instant.EPOCH)
                .setFeaturesTopic("features")
                .setPredictionsTopic("predictions")
                .setLabelsTopic("labels")
                .setDriftWindows(List.of(window(Duration.ofHours(1))))
                .setGraceMilliseconds(Duration.ofMinutes(1).toMillis())
                .setLatenessMilliseconds(Duration.ofMinutes(10).toMillis())
                .setJudgement(Judgement.newBuilder().build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(task)
                        .setPositiveClass(task == Task.BINARY ? "bad" : null)
                        .setHorizonMilliseconds(horizon.toMillis())
                        .setWindows(List.of(performanceWindows))
                        .build())
                .build();
    }

    /** The same model of which features alone are watched, in these windows. */
    public static MonitorDefinition unscored(String model, int revision, WindowLength... driftWindows) {
        MonitorDefinition definition = scored(model, revision, Task.BINARY, Duration.ofHours(1));
        definition.setPerformance(null);
        definition.setPredictionsTopic(null);
        definition.setDriftWindows(List.of(driftWindows));
        return definition;
    }

    /** A tumbling window. */
    public static WindowLength window(Duration length) {
        return window(length, length);
    }

    /** A hopping window. */
    public static WindowLength window(Duration length, Duration advance) {
        return new WindowLength(length.toMillis(), advance.toMillis(), null);
    }
}
