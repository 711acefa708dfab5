package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.EstimatedMetric;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceEstimate;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.UnlabelledCounts;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.statistics.performance.ScoreMapFit;
import io.driftmeter.statistics.performance.ScoredAnswer;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Performance that is estimated from the scores before labels come, beside what it turns out to be. */
class EstimateTest {

    private static final long SEED = 20_261_121;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long START = 20_000 * Duration.ofDays(1).toMillis();
    private static final String SERIES = "credit|v1|all";
    private static final int ROWS = 400;

    private final TestDefinitions definitions = new TestDefinitions();

    @TempDir
    private Path directory;

    /** Scores of 0.9 are right 8 times in 10, whatever they say: the estimate is 0.8 before any label, and stays beside what labels show. */
    @Test
    void shouldEstimateByWhatScoresMeantInTheReference() {
        try (JoinScoreDriver driver = driver(definition(true))) {
            sendPredictions(driver);
            driver.inputs(support(ROWS, Map.of()));
            read(driver, START + 2 * HOUR + HOUR);
            PerformanceReport early = only(driver.reports());
            assertThat(early.getStage()).isEqualTo(ReportStage.ON_TIME);
            assertThat(early.getLabelled()).isZero();
            assertThat(early.getUnlabelled()).isNull();
            assertEstimate(early.getEstimate());

            for (int row = 0; row < ROWS; row++) {
                driver.label("p" + row, row % 2 == 0 ? "bad" : "good", START + 3 * HOUR);
            }
            read(driver, START + 20 * HOUR);
            PerformanceReport mature = only(driver.reports(ReportStage.FINAL));
            assertThat(mature.getStage()).isEqualTo(ReportStage.FINAL);
            assertEstimate(mature.getEstimate());
            assertThat(JoinScoreDriver.metric(mature, "accuracy")).isEqualTo(0.5);
        }
    }

    private static void assertEstimate(PerformanceEstimate estimate) {
        assertThat(estimate.getReason()).isEmpty();
        assertThat(estimate.getApplicable()).isTrue();
        assertThat(estimate.getAssumption()).startsWith("no concept drift");
        assertThat(estimate.getRows()).isEqualTo(ROWS);
        EstimatedMetric accuracy = estimate.getMetrics().get(0);
        assertThat(accuracy.getMetric()).isEqualTo("accuracy");
        assertThat(accuracy.getValue()).isCloseTo(0.8, within(1e-12));
        // As many labels as yet unknown, and maps that all agree.
        assertThat(accuracy.getStandardError()).isCloseTo(Math.sqrt(0.8 * 0.2 / ROWS), within(1e-9));
        assertThat(accuracy.getLower()).isLessThan(0.8);
        assertThat(accuracy.getUpper()).isGreaterThan(0.8);
    }

    @Test
    void shouldNotBeApplicableWhileInputsLeaveTheReference() {
        assertThat(reasonWith(support(ROWS, Map.of("income", 40L, "age", 4L))))
                .isEqualTo("10.0 % of 400 rows have values of income that the reference's rows did not have");
        assertThat(reasonWith(support(ROWS, Map.of("income", 8L)))).isEmpty();
        assertThat(reasonWith(null)).isEqualTo("no features were read that judge the window's inputs");
    }

    private String reasonWith(@Nullable InputSupport support) {
        try (JoinScoreDriver driver = driver(definition(true))) {
            sendPredictions(driver);
            if (support != null) {
                driver.inputs(support);
            }
            read(driver, START + 3 * HOUR);
            PerformanceEstimate estimate = only(driver.reports()).getEstimate();
            assertThat(estimate.getApplicable()).isEqualTo(estimate.getReason().isEmpty());
            assertThat(estimate.getMetrics().get(0).getValue()).isCloseTo(0.8, within(1e-12));
            return estimate.getReason();
        }
    }

    @Test
    void shouldNotBeApplicableWhereScoresLeaveTheReference() {
        try (JoinScoreDriver driver = driver(definition(true))) {
            for (int row = 0; row < ROWS; row++) {
                driver.prediction("p" + row, "bad", row < 40 ? 0.999 : 0.9, START, definition(true));
            }
            driver.inputs(support(ROWS, Map.of()));
            read(driver, START + 3 * HOUR);
            assertThat(only(driver.reports()).getEstimate().getReason())
                    .isEqualTo("10.0 % of 400 predictions have scores that the reference's rows did not have");
        }
    }

    @Test
    void shouldEstimateOnlyWhereTheMonitorAsksForIt() {
        try (JoinScoreDriver driver = driver(definition(false))) {
            for (int row = 0; row < ROWS; row++) {
                driver.prediction("p" + row, "bad", 0.9, START, definition(false));
            }
            driver.readUntil(START + 3 * HOUR, definition(false));
            assertThat(only(driver.reports()).getEstimate()).isNull();
        }
    }

    @Test
    void shouldWaitUntilTheFeaturesOfAWindowAreRead() {
        try (JoinScoreDriver driver = driver(definition(true))) {
            sendPredictions(driver);
            driver.readUntil(START + 20 * HOUR, definition(true));
            assertThat(driver.reports()).isEmpty();
            driver.inputs(support(ROWS, Map.of()));
            driver.readUntil("features", 0, 1, START + 20 * HOUR, definition(true));
            assertThat(driver.reports())
                    .hasSize(4)
                    .allMatch(report -> report.getEstimate().getApplicable());
        }
    }

    @Test
    void shouldSayTheSameWhateverComesFirstAndHoweverOften() {
        Random random = new Random(SEED);
        String inOrder = finalHash(messages -> {});
        for (int order = 0; order < 3; order++) {
            assertThat(finalHash(messages -> Collections.shuffle(messages, random)))
                    .as("seed %d", SEED)
                    .isEqualTo(inOrder);
        }
    }

    private String finalHash(Consumer<List<Runnable>> reorder) {
        try (JoinScoreDriver driver = driver(definition(true))) {
            List<Runnable> messages = new ArrayList<>();
            for (int row = 0; row < 20; row++) {
                String id = "p" + row;
                double score = 0.1 + 0.04 * row;
                messages.add(() -> driver.prediction(id, "bad", score, START, definition(true)));
                messages.add(() -> driver.prediction(id, "bad", score, START, definition(true)));
                messages.add(() -> driver.label(id, "bad", START + HOUR));
            }
            messages.add(() -> driver.inputs(support(10, Map.of("income", 3L))));
            messages.add(() -> driver.inputs(support(10, Map.of("income", 3L, "age", 1L))));
            reorder.accept(messages);
            messages.forEach(Runnable::run);
            read(driver, START + 20 * HOUR);
            PerformanceReport report = only(driver.reports(ReportStage.FINAL));
            assertThat(report.getEstimate().getReason())
                    .isEqualTo("30.0 % of 20 rows have values of income that the reference's rows did not have");
            return report.getContentHash();
        }
    }

    @Test
    void shouldCountByCauseWhatEndsUnlabelled() {
        MonitorDefinition definition = definition(false);
        try (JoinScoreDriver driver = driver(definition)) {
            for (String id : List.of("labelled", "none", "retracted", "behind", "unusable", "mended")) {
                driver.prediction(id, "bad", 0.9, START, definition);
            }
            driver.label("labelled", "bad", START + HOUR);
            driver.label("retracted", "bad", START + HOUR);
            driver.label("retracted", null, START + 2 * HOUR);
            driver.send("behind", driver.labelRow("bad", START + HOUR, START + 2 * HOUR));
            driver.label("unusable", 0.5, START + HOUR);
            driver.label("mended", 0.5, START + HOUR);
            driver.label("mended", "good", START + HOUR);
            driver.readUntil(START + 20 * HOUR, definition);

            PerformanceReport mature = only(driver.reports(ReportStage.FINAL));
            assertThat(mature.getLabelled()).isEqualTo(2);
            assertThat(mature.getUnlabelled()).isEqualTo(new UnlabelledCounts(1L, 1L, 1L, 1L));
        }
    }

    private void sendPredictions(JoinScoreDriver driver) {
        for (int row = 0; row < ROWS; row++) {
            driver.prediction("p" + row, "bad", 0.9, START + row, definition(true));
        }
    }

    private static InputSupport support(long rows, Map<String, Long> outside) {
        return new InputSupport(SERIES, START, false, 1, rows, outside);
    }

    private void read(JoinScoreDriver driver, long until) {
        driver.readUntil("features", 0, 1, until, definition(true));
        driver.readUntil(until, definition(true));
    }

    private static PerformanceReport only(List<PerformanceReport> reports) {
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private JoinScoreDriver driver(MonitorDefinition definition) {
        definitions.set(List.of(definition), List.of(reference()));
        return new JoinScoreDriver(definitions, JoinRetention.DEFAULT, directory.resolve("" + System.nanoTime()));
    }

    private static MonitorDefinition definition(boolean estimate) {
        MonitorDefinition scored =
                TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(4), window(Duration.ofHours(2)));
        return MonitorDefinition.newBuilder(scored)
                .setPerformance(PerformanceDefinition.newBuilder(scored.getPerformance())
                        .setEstimate(estimate)
                        .build())
                .build();
    }

    /** Scores of 0.1 are of the positive class 2 times in 10, those of 0.9 are 8 times, in every fold. */
    private static Reference reference() {
        ScoreMapFit fit = new ScoreMapFit();
        ReferenceBuilder rows = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 2_000; row++) {
            boolean high = row % 2 == 0;
            boolean usual = row / 10 % 5 != 0;
            fit.add(
                    ScoredAnswer.binary(high, high ? 0.9 : 0.1),
                    high == usual ? ScoredAnswer.POSITIVE : ScoredAnswer.NEGATIVE);
            rows.add(Map.of("income", (double) row), OptionalLong.empty());
        }
        return TestReferences.of(
                rows.build(Optional.of(new PerformanceBaseline(2_000, List.of(), fit.fit()))), "credit", "v1");
    }
}
