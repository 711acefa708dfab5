package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static io.driftmeter.monitor.join.JoinScoreDriver.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window is reported again, a few times, while its labels come in: each time with exactly what was known on time by then. */
class MaturingTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 20_000 * DAY;
    private static final long END = START + DAY;
    private static final long HORIZON = 16 * DAY;
    private static final long BEHIND_GRACE = Duration.ofMinutes(5).toMillis();

    private final MonitorDefinition definition =
            TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofMillis(HORIZON), window(Duration.ofDays(1)));
    private final TestDefinitions definitions = new TestDefinitions();

    @TempDir
    Path directory;

    private JoinScoreDriver driver(String name) {
        definitions.set(List.of(definition), List.of());
        return new JoinScoreDriver(definitions, JoinRetention.DEFAULT, directory.resolve(name));
    }

    private void send(JoinScoreDriver driver) {
        for (String id : List.of("a", "b", "c", "d")) {
            driver.prediction(id, "bad", 0.9, START, definition);
        }
        driver.label("a", "good", START + HOUR);
        driver.label("b", "bad", END + DAY / 2);
        driver.label("a", "bad", END + DAY);
        driver.label("b", null, END + 3 * DAY);
        driver.label("c", "good", END + 7 * DAY);
        driver.send("d", driver.labelRow("bad", END + 2 * DAY, END + 2 * DAY + BEHIND_GRACE));
        driver.label("c", "bad", END + 9 * DAY);
    }

    @Test
    void shouldReportAWindowAgainWithWhatWasKnownByThen() {
        try (JoinScoreDriver driver = driver("at once")) {
            send(driver);
            driver.readUntil(END + 40 * DAY, definition);

            assertThat(driver.reports())
                    .extracting(
                            PerformanceReport::getStage,
                            PerformanceReport::getRevision,
                            PerformanceReport::getKnownUntil,
                            PerformanceReport::getLabelled,
                            report -> metric(report, "tp"),
                            report -> metric(report, "fp"))
                    .containsExactly(
                            tuple(ReportStage.ON_TIME, 0, Instant.ofEpochMilli(END), 1L, 0.0, 1.0),
                            tuple(ReportStage.MATURING, 1, Instant.ofEpochMilli(END + DAY), 2L, 1.0, 1.0),
                            tuple(ReportStage.MATURING, 2, Instant.ofEpochMilli(END + 2 * DAY), 2L, 2.0, 0.0),
                            tuple(ReportStage.MATURING, 3, Instant.ofEpochMilli(END + 4 * DAY), 1L, 1.0, 0.0),
                            tuple(ReportStage.MATURING, 4, Instant.ofEpochMilli(END + 8 * DAY), 2L, 1.0, 1.0),
                            tuple(ReportStage.FINAL, 5, null, 3L, 3.0, 0.0));
        }
    }

    @Test
    void shouldSayTheSameHoweverFastItReads() {
        try (JoinScoreDriver slowly = driver("slowly");
                JoinScoreDriver atOnce = driver("at once")) {
            send(slowly);
            for (long time = START; time < END + 40 * DAY; time += 5 * HOUR) {
                slowly.readUntil(time, definition);
            }
            send(atOnce);
            atOnce.readUntil(END + 40 * DAY, definition);

            List<PerformanceReport> reports = slowly.reports();
            assertThat(reports).hasSize(6).isEqualTo(atOnce.reports());
            assertThat(reports).extracting(PerformanceReport::getReportId).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldJudgeNoRevisionAndCallNoneMature() {
        try (JoinScoreDriver driver = driver("unjudged")) {
            send(driver);
            driver.readUntil(END + 40 * DAY, definition);

            assertThat(driver.reports(ReportStage.MATURING)).hasSize(4).allSatisfy(report -> {
                assertThat(report.getMature()).isFalse();
                assertThat(report.getVerdict()).isEqualTo(PerformanceVerdict.NO_BASELINE);
                assertThat(report.getReason()).contains("known by " + report.getKnownUntil());
                assertThat(report.getLabelHealth()).isNull();
                assertThat(report.getCoverage()).isEqualTo(report.getLabelled() / 4.0);
                assertThat(metric(report, "label_age_milliseconds[0.5]")).isPositive();
            });
        }
    }

    @Test
    void shouldReviseFourTimesAtMostAndOnlyBeforeTheHorizon() {
        for (long horizon : new long[] {60_000, 5 * 60_000, HOUR, 3 * DAY, 30 * DAY, 90 * DAY}) {
            for (long pane : new long[] {60_000, HOUR, DAY}) {
                List<Long> times = Maturing.revisions(END, horizon, pane);

                assertThat(times)
                        .as("horizon %d, panes of %d", horizon, pane)
                        .hasSizeLessThanOrEqualTo(4)
                        .isSorted()
                        .doesNotHaveDuplicates()
                        .allSatisfy(time -> {
                            assertThat(time % pane).isZero();
                            assertThat(time).isGreaterThan(END).isLessThan(END + horizon);
                        });
            }
        }
        assertThat(Maturing.revisions(END, 30 * DAY, HOUR)).hasSize(4);
    }

    /** Whatever a report asks for is a sum of steps: no label is counted before it was known, or after. */
    @Test
    void shouldKeepLabelsApartByTheStepsThatReportsAskForAndByNoMore() {
        long horizon = 30 * DAY;
        long lastEnd = START + 7 * DAY;
        long steps = 0;
        long before = 0;
        for (long label = START; label < START + horizon; label += 11 * 60_000) {
            long known = Maturing.knownBy(label, lastEnd, horizon, HOUR);
            for (long end = START + HOUR; end <= lastEnd; end += DAY) {
                for (long time : Maturing.revisions(end, horizon, HOUR)) {
                    assertThat(known <= time)
                            .as("label at %d, report at %d", label, time)
                            .isEqualTo(label < time);
                }
            }
            steps += label >= lastEnd && known != before ? 1 : 0;
            before = known;
        }
        assertThat(steps).isLessThanOrEqualTo(Maturing.mostSteps(horizon, HOUR) + 1);
    }
}
