package io.driftmeter.alerting;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Monitor definitions for tests: 30-minute windows, 2 of 3 to open, 2 to resolve. */
public final class Definitions {
    public static final long MINUTE = Duration.ofMinutes(1).toMillis();
    public static final long WINDOW = 30 * MINUTE;

    private Definitions() {}

    public static MonitorDefinition of(String model) {
        return MonitorDefinition.newBuilder()
                .setModel(model)
                .setRevision(1)
                .setEffectiveFrom(Instant.EPOCH)
                .setFeaturesTopic("features")
                .setPredictionsTopic("predictions")
                .setLabelsTopic("labels")
                .setDriftWindows(List.of(new WindowLength(WINDOW, WINDOW, null)))
                .setJudgement(Judgement.newBuilder().build())
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(Task.BINARY)
                        .setPositiveClass("bad")
                        .setHorizonMilliseconds(4 * 60 * MINUTE)
                        .setWindows(List.of(new WindowLength(4 * WINDOW, 4 * WINDOW, null)))
                        .build())
                .setAlerting(AlertingDefinition.newBuilder().setTeam("risk").build())
                .setRetraining(RetrainingDefinition.newBuilder().build())
                .build();
    }
}
