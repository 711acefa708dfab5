package io.driftmeter.monitor.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.avro.FeaturesRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.segment.Splits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions that do not tell their segment are scored in that of the features with their id, whatever comes first. */
class SegmentsThroughIdsTest {

    private static final long SEED = 5;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long START = 1_772_323_200_000L;
    private static final MonitorDefinition DEFINITION = definition();

    @TempDir
    private Path directory;

    @Test
    void shouldScoreInTheSegmentOfTheFeatures() {
        Map<String, Long> predictions = run(rows -> {});

        assertThat(predictions)
                .containsEntry("FINAL all", 6L)
                .containsEntry("FINAL country=DE", 3L)
                .containsEntry("FINAL country=other", 3L)
                .containsEntry("ON_TIME all", 6L)
                .containsEntry("ON_TIME country=DE", 1L)
                .containsEntry("ON_TIME country=other", 5L);
    }

    @Test
    void shouldScoreAsWellInAnyOrderAndWithEverythingTwice() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        Map<String, Long> inOrder = run(rows -> {});

        for (int order = 0; order < 5; order++) {
            assertThat(run(rows -> Collections.shuffle(rows, random))).isEqualTo(inOrder);
        }
        assertThat(run(rows -> rows.addAll(List.copyOf(rows)))).isEqualTo(inOrder);
    }

    /** Predictions of each stage and segment, in the only window. */
    private Map<String, Long> run(Consumer<List<Map.Entry<String, Object>>> reorder) {
        KnownDefinitions definitions = new KnownDefinitions(1, List.of(DEFINITION), List.of());
        try (JoinScoreDriver driver = new JoinScoreDriver(
                () -> definitions, JoinRetention.DEFAULT, directory.resolve("" + System.nanoTime()))) {
            List<Map.Entry<String, Object>> rows = new ArrayList<>();
            for (String id : List.of("before", "unlike", "after", "late", "too far", "none")) {
                rows.add(Map.entry(id, driver.predictionRow("bad", null, START + 5 * MINUTE, false, DEFINITION)));
                rows.add(Map.entry(id, driver.labelRow("bad", START + 6 * MINUTE, 0)));
            }
            rows.add(Map.entry("before", features("DE", START + 4 * MINUTE, false)));
            rows.add(Map.entry("unlike", features("DE", START + 5 * MINUTE, false)));
            rows.add(Map.entry("unlike", features("other", START + 3 * MINUTE, false)));
            rows.add(Map.entry("after", features("DE", START + 12 * MINUTE, false)));
            rows.add(Map.entry("late", features("DE", START + 4 * MINUTE, true)));
            rows.add(Map.entry("too far", features("DE", START - 56 * MINUTE, false)));
            reorder.accept(rows);
            rows.forEach(row -> driver.send(row.getKey(), row.getValue()));
            for (String topic : List.of("features", "predictions", "labels")) {
                driver.readUntil(topic, 0, 1, START + 600 * MINUTE, DEFINITION);
            }
            return driver.reports().stream()
                    .collect(Collectors.toMap(
                            report -> report.getStage() + " " + report.getSegment(),
                            PerformanceReport::getPredictions,
                            Long::sum,
                            TreeMap::new));
        }
    }

    @Test
    void shouldWaitForTheFeaturesBeforeAWindowIsReported() {
        KnownDefinitions definitions = new KnownDefinitions(1, List.of(DEFINITION), List.of());
        try (JoinScoreDriver driver = new JoinScoreDriver(() -> definitions, JoinRetention.DEFAULT, directory)) {
            driver.prediction("p", "bad", null, START + 5 * MINUTE, DEFINITION);
            driver.readUntil(START + 600 * MINUTE, DEFINITION);
            assertThat(driver.reports()).isEmpty();

            driver.send("p", features("DE", START + 4 * MINUTE, false));
            driver.readUntil("features", 0, 1, START + 600 * MINUTE, DEFINITION);
            assertThat(driver.reports(ReportStage.FINAL))
                    .extracting(PerformanceReport::getSegment)
                    .containsExactlyInAnyOrder("all", "country=DE");
        }
    }

    @Test
    void shouldRatherBelieveThePredictionItself() {
        KnownDefinitions definitions = new KnownDefinitions(1, List.of(DEFINITION), List.of());
        try (JoinScoreDriver driver = new JoinScoreDriver(() -> definitions, JoinRetention.DEFAULT, directory)) {
            PredictionRow row = driver.predictionRow("bad", null, START + 5 * MINUTE, false, DEFINITION);
            row.setSegments(List.of("country=DE"));
            driver.send("p", row);
            driver.send("p", features("other", START + 4 * MINUTE, false));
            for (String topic : List.of("features", "predictions", "labels")) {
                driver.readUntil(topic, 0, 1, START + 600 * MINUTE, DEFINITION);
            }
            assertThat(driver.reports(ReportStage.FINAL))
                    .extracting(PerformanceReport::getSegment)
                    .containsExactlyInAnyOrder("all", "country=DE");
        }
    }

    private static FeaturesRow features(String country, long time, boolean late) {
        return new FeaturesRow("m", "v1", time, late, List.of("country=" + country));
    }

    private static MonitorDefinition definition() {
        WindowLength window = new WindowLength(10 * MINUTE, 10 * MINUTE, null);
        return MonitorDefinition.newBuilder()
                .setModel("m")
                .setRevision(1)
                .setFeaturesTopic("features")
                .setPredictionsTopic("predictions")
                .setLabelsTopic("labels")
                .setDriftWindows(List.of(window))
                .setGraceMilliseconds(MINUTE)
                .setLatenessMilliseconds(10 * MINUTE)
                .setSegmentations(List.of(new Segmentation(
                        "country",
                        SegmentSource.FEATURES,
                        List.of("country"),
                        List.of(Splits.ofValues(List.of("country"), List.of("DE"))),
                        0)))
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(Task.BINARY)
                        .setPositiveClass("bad")
                        .setHorizonMilliseconds(20 * MINUTE)
                        .setWindows(List.of(window))
                        .build())
                .setJudgement(Judgement.newBuilder().build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }
}
