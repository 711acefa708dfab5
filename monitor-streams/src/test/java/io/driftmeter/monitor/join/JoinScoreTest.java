package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static io.driftmeter.monitor.join.JoinScoreDriver.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.OutcomeValue;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.intake.DeadLetter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinScoreTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 20_000 * DAY;
    private static final long EVERYTHING_READ = START + 10 * DAY;

    private final MonitorDefinition binary =
            TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(4), window(Duration.ofHours(2)));
    private final TestDefinitions definitions = new TestDefinitions();

    @TempDir
    Path stateDirectory;

    private JoinScoreDriver driver;

    @BeforeEach
    void start() {
        definitions.set(List.of(binary), List.of());
        driver = new JoinScoreDriver(definitions, JoinRetention.DEFAULT, stateDirectory);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private PerformanceReport finalReport() {
        driver.readUntil(EVERYTHING_READ, binary);
        List<PerformanceReport> reports = driver.reports(ReportStage.FINAL);
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    private static void assertConfusion(PerformanceReport report, double tp, double fp, double tn, double fn) {
        assertThat(List.of(metric(report, "tp"), metric(report, "fp"), metric(report, "tn"), metric(report, "fn")))
                .containsExactly(tp, fp, tn, fn);
    }

    @Test
    void shouldScoreAPredictionWhoseLabelComesAfterIt() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", "bad", START + HOUR);

        PerformanceReport report = finalReport();

        assertConfusion(report, 1, 0, 0, 0);
        assertThat(report.getPredictions()).isEqualTo(1);
        assertThat(report.getCoverage()).isEqualTo(1.0);
        assertThat(report.getVerdict()).isEqualTo(PerformanceVerdict.NO_BASELINE);
        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void shouldScoreTheDaysOfACalendar() {
        long midnight = Instant.parse("2026-10-24T22:00:00Z").toEpochMilli();
        MonitorDefinition days = TestDefinitions.scored(
                "credit",
                1,
                Task.BINARY,
                Duration.ofHours(4),
                new WindowLength(DAY, DAY, "Europe/Berlin"),
                new WindowLength(7 * DAY, DAY, "Europe/Berlin"));
        definitions.set(List.of(days), List.of());
        for (long hour = -24; hour < 49; hour++) {
            driver.prediction("at" + hour, "bad", 0.9, midnight + hour * HOUR, days);
            driver.label("at" + hour, "bad", midnight + (hour + 1) * HOUR);
        }

        driver.readUntil(midnight + 20 * DAY, days);
        List<PerformanceReport> reports = driver.reports();

        for (ReportStage stage : List.of(ReportStage.ON_TIME, ReportStage.FINAL)) {
            assertThat(reports.stream()
                            .filter(report ->
                                    report.getStage() == stage && report.getWindowLengthMilliseconds() == DAY))
                    .extracting(report -> report.getWindowStart().toEpochMilli(), PerformanceReport::getPredictions)
                    .containsExactly(
                            tuple(midnight - 24 * HOUR, 24L), tuple(midnight, 25L), tuple(midnight + 25 * HOUR, 24L));
            // Whole weeks of which three, two or one of these days are the last or the first ones.
            assertThat(reports.stream()
                            .filter(report ->
                                    report.getStage() == stage && report.getWindowLengthMilliseconds() == 7 * DAY))
                    .extracting(PerformanceReport::getPredictions)
                    .containsExactly(24L, 49L, 73L, 73L, 73L, 73L, 73L, 49L, 24L);
        }
    }

    @Test
    void shouldScoreAPredictionWhoseLabelComesBeforeIt() {
        driver.label("a", "good", START + HOUR);
        driver.prediction("a", "bad", 0.9, START, binary);

        assertConfusion(finalReport(), 0, 1, 0, 0);
        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void shouldCountALabelWhoseTimeIsBeforeThePrediction() {
        driver.label("a", "bad", START - HOUR);
        driver.prediction("a", "bad", 0.9, START, binary);

        assertConfusion(finalReport(), 1, 0, 0, 0);
    }

    @Test
    void shouldNotChangeAnythingForDuplicates() {
        for (int time = 0; time < 3; time++) {
            driver.prediction("a", "bad", 0.9, START, binary);
            driver.label("a", "bad", START + HOUR);
        }

        assertConfusion(finalReport(), 1, 0, 0, 0);
    }

    @Test
    void shouldReplaceALabelByACorrectionWithAHigherTime() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", "bad", START + HOUR);
        driver.label("a", "good", START + 2 * HOUR);
        driver.label("a", "bad", START + 90 * MINUTE);

        assertConfusion(finalReport(), 0, 1, 0, 0);
    }

    @Test
    void shouldTakeALabelBackAtItsOwnTime() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", "bad", START + HOUR);
        driver.label("a", null, START + HOUR);
        driver.label("a", "bad", START + HOUR);

        PerformanceReport report = finalReport();

        assertConfusion(report, 0, 0, 0, 0);
        assertThat(report.getPredictions()).isEqualTo(1);
        assertThat(report.getLabelled()).isZero();
        assertThat(metric(report, "accuracy")).isNull();
    }

    @Test
    void shouldCountALabelAtTheHorizonAndNoneBeyondIt() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", "bad", START + 4 * HOUR);
        driver.prediction("b", "bad", 0.9, START, binary);
        driver.label("b", "bad", START + 4 * HOUR + 1);

        PerformanceReport report = finalReport();

        assertThat(report.getPredictions()).isEqualTo(2);
        assertThat(report.getLabelled()).isEqualTo(1);
        assertThat(driver.deadLetters()).extracting(DeadLetter::fate).containsExactly(RecordFate.NO_PREDICTION);
    }

    @Test
    void shouldDeadLetterALabelWithoutPredictionOnlyWhenNoneCanComeAnyMore() {
        driver.label("nobody", "bad", START);
        driver.readUntil(START + 4 * HOUR + 10 * MINUTE, binary);
        assertThat(driver.deadLetters()).isEmpty();

        driver.readUntil(START + 4 * HOUR + 10 * MINUTE + 1, binary);

        assertThat(driver.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.fate()).isEqualTo(RecordFate.NO_PREDICTION);
            assertThat(letter.topic()).isEqualTo("labels");
            assertThat(letter.key()).asString().isEqualTo("nobody");
        });
    }

    @Test
    void shouldDeadLetterALabelOfATypeThatTheTaskCannotUse() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", 0.5, START + HOUR);
        driver.label("b", Double.NaN, START + HOUR);
        driver.prediction("b", "bad", 0.9, START, binary);

        PerformanceReport report = finalReport();

        assertThat(report.getLabelled()).isZero();
        assertThat(driver.deadLetters())
                .extracting(DeadLetter::fate)
                .containsExactly(RecordFate.INVALID, RecordFate.INVALID);
    }

    @Test
    void shouldTakeAnUnknownClassForNegative() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", "never heard of", START + HOUR);

        assertConfusion(finalReport(), 0, 1, 0, 0);
    }

    @Test
    void shouldNotCountALabelThatItsPartitionWasPastByMoreThanTheLateness() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.send("a", driver.labelRow("bad", START + HOUR, START + HOUR + 10 * MINUTE + 1));
        driver.prediction("b", "bad", 0.9, START, binary);
        driver.send("b", driver.labelRow("bad", START + HOUR, START + HOUR + 10 * MINUTE));

        assertThat(finalReport().getLabelled()).isEqualTo(1);
        assertThat(driver.deadLetters()).extracting(DeadLetter::fate).containsExactly(RecordFate.TOO_LATE);
    }

    @Test
    void shouldLetTheEarliestOfUnlikePredictionsCount() {
        driver.prediction("a", "good", 0.1, START + MINUTE, binary);
        driver.label("a", "bad", START + HOUR);
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.prediction("a", "good", 0.1, START + 2 * MINUTE, binary);

        PerformanceReport report = finalReport();

        assertThat(report.getPredictions()).isEqualTo(1);
        assertConfusion(report, 1, 0, 0, 0);
    }

    @Test
    void shouldReportOnTimeWhatWasKnownOnTimeAndLeaveTheRestToTheFinalReport() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.label("a", "bad", START + HOUR);
        driver.prediction("b", "bad", 0.9, START, binary);
        driver.label("b", "good", START + 2 * HOUR);
        driver.send("c", driver.predictionRow("bad", 0.9, START, true, binary));

        driver.readUntil(START + 2 * HOUR + MINUTE, binary);
        List<PerformanceReport> early = driver.reports();

        assertThat(early).singleElement().satisfies(report -> {
            assertThat(report.getStage()).isEqualTo(ReportStage.ON_TIME);
            assertThat(report.getPredictions()).isEqualTo(2);
            assertThat(report.getLabelled()).isEqualTo(1);
        });
        PerformanceReport last = finalReport();
        assertThat(last.getPredictions()).isEqualTo(3);
        assertConfusion(last, 1, 1, 0, 0);
    }

    @Test
    void shouldNotBeFinalBeforeTheHorizonAndTheLatenessHavePassed() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.readUntil(START + 2 * HOUR + 4 * HOUR + 10 * MINUTE - 1, binary);
        assertThat(driver.reports(ReportStage.FINAL)).isEmpty();

        driver.readUntil(START + 2 * HOUR + 4 * HOUR + 10 * MINUTE, binary);

        assertThat(driver.reports(ReportStage.FINAL)).hasSize(1);
    }

    @Test
    void shouldNotMarkAWindowFinalThatATaskHadReadRowsOfBeforeItHadTheDefinition() {
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.readUntil(EVERYTHING_READ, binary, START + MINUTE);

        assertThat(driver.reports(ReportStage.INCOMPLETE)).hasSize(1);
    }

    @Test
    void shouldWaitForADefinitionThatItHasNotHeardOf() {
        definitions.set(List.of(), List.of());
        driver.prediction("a", "bad", 0.9, START, binary);
        driver.readUntil(EVERYTHING_READ, binary);
        assertThat(driver.reports()).isEmpty();

        definitions.set(List.of(binary), List.of());
        driver.advanceWallClock();

        assertThat(driver.reports(ReportStage.FINAL)).hasSize(1);
    }

    @Test
    void shouldDeadLetterWhatIsOlderThanTheRetention() {
        driver.prediction("new", "bad", 0.9, START + 77 * DAY, binary);
        driver.prediction("old", "bad", 0.9, START, binary);
        driver.label("new", "bad", START + 77 * DAY);
        driver.label("old", "bad", START);

        assertThat(driver.deadLetters())
                .extracting(DeadLetter::fate)
                .containsExactly(RecordFate.TOO_LATE, RecordFate.TOO_LATE);
    }

    @Test
    void shouldMeasureRegressionErrors() {
        MonitorDefinition regression =
                TestDefinitions.scored("price", 1, Task.REGRESSION, Duration.ofHours(4), window(Duration.ofHours(2)));
        definitions.set(List.of(regression), List.of());
        driver.prediction("a", 10.0, null, START, regression);
        driver.prediction("b", 20L, null, START, regression);
        driver.label("a", 13L, START + HOUR);
        driver.label("b", 16.0, START + HOUR);

        driver.readUntil(EVERYTHING_READ, regression);

        assertThat(driver.reports(ReportStage.FINAL)).singleElement().satisfies(report -> {
            assertThat(metric(report, "mae")).isEqualTo(3.5);
            assertThat(metric(report, "rmse")).isEqualTo(Math.sqrt((9 + 16) / 2.0));
        });
    }

    @Test
    void shouldSumWhatTheOutcomesAreWorth() {
        binary.getPerformance()
                .setOutcomeValues(List.of(
                        new OutcomeValue("bad", null, -5.0),
                        new OutcomeValue("bad", "bad", 100.0),
                        new OutcomeValue(null, "bad", -1000.0)));
        int number = 0;
        for (String outcome : List.of("bad bad", "bad good", "bad good", "good bad", "good good")) {
            String[] words = outcome.split(" ");
            String id = outcome + number++;
            driver.prediction(id, words[0], null, START, binary);
            driver.label(id, words[1], START + HOUR);
        }

        assertThat(metric(finalReport(), "business_value")).isEqualTo(100 - 5 - 5 - 1000);
    }

    @Test
    void shouldSumPanesIntoHoppingWindows() {
        MonitorDefinition hopping = TestDefinitions.scored(
                "hop", 1, Task.BINARY, Duration.ofHours(4), window(Duration.ofHours(2), Duration.ofHours(1)));
        definitions.set(List.of(hopping), List.of());
        driver.prediction("a", "bad", 0.9, START + 10 * MINUTE, hopping);
        driver.prediction("b", "bad", 0.9, START + 70 * MINUTE, hopping);

        driver.readUntil(EVERYTHING_READ, hopping);

        assertThat(driver.reports(ReportStage.FINAL))
                .extracting(report -> report.getWindowStart().toEpochMilli() - START, PerformanceReport::getPredictions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(-HOUR, 1L),
                        org.assertj.core.groups.Tuple.tuple(0L, 2L),
                        org.assertj.core.groups.Tuple.tuple(HOUR, 1L));
    }
}
