package io.driftmeter.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.InputOffsets;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingAnswerDecision;
import io.driftmeter.avro.RetrainingOutcome;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.RetrainingVerdict;
import io.driftmeter.avro.Tick;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryAndRequestsTest {
    @TempDir
    private Path state;

    private AlertingDriver driver;

    @BeforeEach
    void start() {
        driver = new AlertingDriver(state, Definitions.of(Reports.MODEL));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldEndAnAlertWhoseReportsHaveStopped() {
        drift(0, Reports.moved("income"));
        drift(1, Reports.moved("income"));
        assertThat(driver.alerts()).hasSize(1);
        driver.advance(Duration.ofMinutes(24 * 60 + 25));
        assertThat(driver.alerts()).as("within a day and a window").isEmpty();
        driver.advance(Duration.ofHours(1));
        List<AlertEvent> ended = driver.alerts();
        assertThat(ended).extracting(AlertEvent::getTransition).containsExactly(AlertTransition.RESOLVED);
        assertThat(ended.get(0).getResolution())
                .isEqualTo("expired: no report since that of the window that ended at 1970-01-01 01:00 UTC");
        assertThat(ticks()).hasSizeGreaterThanOrEqualTo(1);
        driver.advance(Duration.ofHours(25));
        assertThat(driver.alerts()).isEmpty();
        assertThat(ticks()).as("nothing is open").isEmpty();
        drift(2, Reports.moved("income"));
        drift(3, Reports.moved("income"));
        assertThat(driver.alerts()).extracting(AlertEvent::getTransition).containsExactly(AlertTransition.OPENED);
    }

    @Test
    void shouldKeepAnAlertOpenWhileWindowsComeThatCannotBeJudged() {
        drift(0, Reports.moved("income"));
        drift(1, Reports.moved("income"));
        for (int window = 2; window < 6; window++) {
            driver.advance(Duration.ofHours(20));
            drift(window, Reports.unjudged("income"));
        }
        assertThat(driver.alerts()).extracting(AlertEvent::getTransition).containsExactly(AlertTransition.OPENED);
    }

    @Test
    void shouldSayTheSameWhenReportsAndTicksAreReplayed(@TempDir Path other) {
        drift(0, Reports.moved("income"));
        drift(1, Reports.moved("income"));
        driver.advance(Duration.ofHours(26));
        List<String> ids = ids(driver.alerts());
        List<Tick> ticks = ticks();
        try (AlertingDriver replay = new AlertingDriver(other, Definitions.of(Reports.MODEL))) {
            for (int window = 0; window < 2; window++) {
                replay.write(
                        AlertingDriver.TOPICS.driftReports().name(),
                        DriftReport.class,
                        Reports.drift("1", window, ReportStage.ON_TIME, Reports.moved("income")));
            }
            ticks.forEach(tick -> replay.write(AlertingDriver.TOPICS.ticks().name(), Tick.class, tick));
            assertThat(ids(replay.alerts())).isEqualTo(ids).hasSize(2);
        }
    }

    @Test
    void shouldAnswerADryRunAndARequestAndNameEachGateThatIsShut() {
        drift(0, Reports.stable("income"));
        request("one", true);
        assertThat(answers())
                .extracting(RetrainingAnswer::getDecision)
                .containsExactly(RetrainingAnswerDecision.WOULD_TRIGGER);
        assertThat(triggers()).isEmpty();
        request("two", false);
        RetrainingAnswer triggered = answers().get(0);
        assertThat(triggered.getDecision()).isEqualTo(RetrainingAnswerDecision.TRIGGERED);
        List<RetrainingTrigger> triggers = triggers();
        assertThat(triggers).extracting(RetrainingTrigger::getTriggerId).containsExactly(triggered.getTriggerId());
        assertThat(triggers.get(0).getReason()).isEqualTo("ann asked for it: new features");
        assertThat(triggers.get(0).getInputOffsets()).containsExactly(new InputOffsets("features", 0, 0L, 99L));
        drift(1, Reports.missing("income", 0.3));
        drift(2, Reports.missing("income", 0.3));
        request("three", true);
        RetrainingAnswer blocked = answers().get(0);
        assertThat(blocked.getDecision()).isEqualTo(RetrainingAnswerDecision.BLOCKED);
        assertThat(blocked.getObstacles())
                .hasSize(3)
                .anyMatch(obstacle -> obstacle.contains("data-quality"))
                .anyMatch(obstacle -> obstacle.contains("in flight: " + triggered.getTriggerId()))
                .anyMatch(obstacle -> obstacle.contains("1970-01-02T00:30:00Z"));
    }

    @Test
    void shouldSayThatTheNewVersionIsWorseAndWhatToDo() {
        performance("1", 0, 0.7);
        drift(0, Reports.stable("income"));
        assertThat(triggers()).hasSize(1);
        newVersion(20);
        for (int window = 1; window <= 3; window++) {
            performance("1", window, 0.7);
            performance("2", window, 0.6);
        }
        List<RetrainingVerdict> verdicts = verdicts();
        assertThat(verdicts).extracting(RetrainingVerdict::getOutcome).containsExactly(RetrainingOutcome.WORSE);
        RetrainingVerdict verdict = verdicts.get(0);
        assertThat(verdict.getSameWindows()).isTrue();
        assertThat(verdict.getDifference()).isCloseTo(-0.1, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(verdict.getReason()).contains("Think of going back to version 1");
        performance("2", 4, 0.6);
        assertThat(verdicts()).as("once for each trigger").isEmpty();
    }

    @Test
    void shouldCompareWithTheOldVersionsLastWindowsWhereItHasNoTrafficAnyMore() {
        drift(0, Reports.stable("income"));
        for (int window = 0; window < 3; window++) {
            performance("1", window, 0.7);
        }
        newVersion(20);
        for (int window = 3; window < 6; window++) {
            performance("2", window, 0.8);
        }
        List<RetrainingVerdict> verdicts = verdicts();
        assertThat(verdicts).extracting(RetrainingVerdict::getOutcome).containsExactly(RetrainingOutcome.HELPED);
        assertThat(verdicts.get(0).getSameWindows()).isFalse();
        assertThat(verdicts.get(0).getOldScore()).isCloseTo(0.7, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void shouldNotCallADifferenceThatChanceCausesAChange() {
        drift(0, Reports.stable("income"));
        performance("1", 0, 0.7);
        newVersion(20);
        for (int window = 1; window <= 3; window++) {
            performance("1", window, 0.7);
            performance("2", window, 0.705);
        }
        assertThat(verdicts()).extracting(RetrainingVerdict::getOutcome).containsExactly(RetrainingOutcome.NO_CHANGE);
    }

    @Test
    void shouldCallALowerLossTheBetterOne() {
        drift(0, Reports.stable("income"));
        loss("1", 0, 0.5);
        newVersion(20);
        for (int window = 1; window <= 3; window++) {
            loss("1", window, 0.5);
            loss("2", window, 0.3);
        }
        List<RetrainingVerdict> verdicts = verdicts();
        assertThat(verdicts).extracting(RetrainingVerdict::getOutcome).containsExactly(RetrainingOutcome.HELPED);
        assertThat(verdicts.get(0).getDifference()).isCloseTo(0.2, org.assertj.core.api.Assertions.within(1e-9));
    }

    /** Labels that a stop of the predictions explains are no news; without the stop they are. */
    @Test
    void shouldNotTellOfMissingLabelsThatAStopOfTheTrafficExplains() {
        drift(0, Reports.stable("income"));
        for (int window = 1; window < 4; window++) {
            empty(window);
        }
        assertThat(driver.alerts()).extracting(event -> event.getKind().name()).containsExactly("TRAFFIC");
        missingLabels(0);
        assertThat(driver.alerts()).isEmpty();
        missingLabels(30);
        assertThat(driver.alerts()).extracting(event -> event.getKind().name()).containsExactly("LABELS");
    }

    private void missingLabels(int window) {
        PerformanceReport report = Reports.performance("1", window, ReportStage.FINAL, 0.82);
        driver.write(
                AlertingDriver.TOPICS.performanceReports().name(),
                PerformanceReport.class,
                Reports.withLabels(
                        report,
                        io.driftmeter.avro.LabelCheckKind.COVERAGE,
                        io.driftmeter.avro.LabelVerdict.MOVED,
                        io.driftmeter.avro.EffectBand.MAJOR,
                        false));
    }

    private void drift(int window, FeatureResult feature) {
        DriftReport report = Reports.drift("1", window, ReportStage.ON_TIME, feature);
        report.setInputOffsets(List.of(new InputOffsets("features", 0, window * 100L, window * 100L + 99)));
        write(report);
    }

    private void empty(int window) {
        write(Reports.empty("1", window, ReportStage.ON_TIME));
    }

    private void newVersion(int window) {
        write(Reports.drift("2", window, ReportStage.ON_TIME, Reports.stable("income")));
    }

    private void write(DriftReport report) {
        driver.write(AlertingDriver.TOPICS.driftReports().name(), DriftReport.class, report);
    }

    private void performance(String version, int window, double accuracy) {
        PerformanceReport report = Reports.performance(version, window, ReportStage.FINAL, accuracy);
        report.getMetrics().get(0).setStandardError(0.01);
        driver.write(AlertingDriver.TOPICS.performanceReports().name(), PerformanceReport.class, report);
    }

    private void loss(String version, int window, double loss) {
        PerformanceReport report = Reports.performance(version, window, ReportStage.FINAL, loss);
        report.setJudgedMetric("log_loss");
        report.setLowerIsBetter(true);
        report.getMetrics().get(0).setMetric("log_loss");
        report.getMetrics().get(0).setStandardError(0.01);
        driver.write(AlertingDriver.TOPICS.performanceReports().name(), PerformanceReport.class, report);
    }

    private void request(String id, boolean dryRun) {
        driver.write(
                AlertingDriver.TOPICS.retrainingRequests().name(),
                RetrainingRequest.class,
                new RetrainingRequest(id, Reports.MODEL, dryRun, "ann", "new features", Instant.EPOCH));
    }

    private List<RetrainingAnswer> answers() {
        return driver.read(AlertingDriver.TOPICS.retrainingAnswers().name(), RetrainingAnswer.class);
    }

    private List<RetrainingTrigger> triggers() {
        return driver.read(AlertingDriver.TOPICS.retrainingTriggers().name(), RetrainingTrigger.class);
    }

    private List<RetrainingVerdict> verdicts() {
        return driver.read(AlertingDriver.TOPICS.retrainingVerdicts().name(), RetrainingVerdict.class);
    }

    private List<Tick> ticks() {
        return driver.read(AlertingDriver.TOPICS.ticks().name(), Tick.class);
    }

    private static List<String> ids(List<AlertEvent> events) {
        return new ArrayList<>(events.stream().map(AlertEvent::getEventId).toList());
    }
}
