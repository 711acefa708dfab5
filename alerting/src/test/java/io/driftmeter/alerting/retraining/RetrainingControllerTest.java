package io.driftmeter.alerting.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.alerting.policy.DriftReading;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.PerformanceReading;
import io.driftmeter.alerting.policy.Standing;
import io.driftmeter.alerting.retraining.RetrainingDecision.Blocked;
import io.driftmeter.alerting.retraining.RetrainingDecision.Nothing;
import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.alerting.retraining.RetrainingDecision.Triggered;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.RetrainingState;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows here are two hours long and named by their number since the epoch; the cooldown is a day: twelve windows. */
class RetrainingControllerTest {
    private static final int DAY = 12;

    private final RetrainingDefinition settings = Definitions.of(Reports.MODEL).getRetraining();
    private TriggerMemory memory = TriggerMemory.EMPTY;

    @Test
    void shouldSayWhyAndWhatToTrainOn() {
        RetrainingTrigger trigger = triggered(decide(5, performance(7_200_000)));
        assertThat(trigger.getCause()).isEqualTo(RetrainingCause.PERFORMANCE);
        assertThat(trigger.getTrainFrom()).isEqualTo(Instant.ofEpochMilli(7_200_000));
        assertThat(trigger.getTrainTo()).isEqualTo(trigger.getWindowEnd());
        assertThat(trigger.getBaselineScore()).isEqualTo(0.8);
        assertThat(trigger.getCurrentScore()).isEqualTo(0.7);
        assertThat(trigger.getLabelCoverage()).isEqualTo(0.9);
        assertThat(trigger.getAlertFingerprints()).containsExactly("fingerprint-of-PERFORMANCE");
        assertThat(trigger.getReferenceId()).isEqualTo("reference-of-1");
        assertThat(trigger.getPreviousTriggerId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "FEATURE_DRIFT, 5, false",
        "FEATURE_DRIFT, 6, true",
        "PREDICTION_DRIFT, 7, true",
        "DATA_QUALITY, 9, false",
        "TRAFFIC, 9, false",
        "NO_REFERENCE, 9, false"
    })
    void shouldTriggerOnlyOnDriftThatLasts(AlertKind kind, int windowsOpen, boolean expected) {
        RetrainingDecision decision = decide(5, new Standing(kind, "fingerprint", 0, windowsOpen, List.of()));
        assertThat(decision instanceof Triggered).isEqualTo(expected);
    }

    @Test
    void shouldNotTriggerWithoutACauseOrWithoutADefinition() {
        assertThat(decide(5)).isInstanceOf(Nothing.class);
        assertThat(RetrainingController.decide(memory, observation(5), List.of(performance(0)), null, null))
                .isInstanceOf(Nothing.class);
        settings.setSustainedDriftWindows(0);
        settings.setPerformance(false);
        assertThat(decide(5, drift(99), performance(0))).isInstanceOf(Nothing.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Obstacle.class,
            names = {"DATA_QUALITY", "LABELS"})
    void shouldNotTrainOnFaultyDataAndTriggerOnceItIsMended(Obstacle fault) {
        RetrainingDecision blocked =
                RetrainingController.decide(memory, observation(5), List.of(performance(0)), fault, settings);
        assertThat(blocked).isInstanceOf(Blocked.class);
        assertThat(((Blocked) blocked).obstacle()).isEqualTo(fault);
        assertThat(decide(6, performance(0))).isInstanceOf(Triggered.class);
    }

    @Test
    void shouldKeepOneTriggerInFlightUntilItTimesOut() {
        String first = triggered(decide(0, performance(0))).getTriggerId();
        assertThat(decide(2 * DAY, performance(0))).isEqualTo(new Blocked(memory, Obstacle.IN_FLIGHT));
        assertThat(decide(7 * DAY - 1, performance(0))).isInstanceOf(Blocked.class);
        RetrainingTrigger second = triggered(decide(7 * DAY, performance(0)));
        assertThat(second.getPreviousTriggerId()).isEqualTo(first).isNotEqualTo(second.getTriggerId());
    }

    @ParameterizedTest
    @EnumSource
    void shouldLandATriggerOnlyWhenItsOwnPipelineIsDone(RetrainingState state) {
        String trigger = triggered(decide(0, performance(0))).getTriggerId();
        memory = RetrainingController.after(memory, status("another trigger", RetrainingState.SUCCEEDED));
        assertThat(memory.inFlight()).isTrue();
        memory = RetrainingController.after(memory, status(trigger, state));
        assertThat(memory.inFlight()).isEqualTo(state != RetrainingState.SUCCEEDED && state != RetrainingState.FAILED);
    }

    @Test
    void shouldWaitForTheCooldownAfterATriggerHasLanded() {
        triggered(decide(0, performance(0)));
        memory = RetrainingController.afterNewVersion(memory, "2");
        assertThat(decide(DAY - 1, performance(0))).isEqualTo(new Blocked(memory, Obstacle.COOLDOWN));
        assertThat(decide(DAY, performance(0))).isInstanceOf(Triggered.class);
    }

    @Test
    void shouldKeepToTheBudgetOfThePeriod() {
        settings.setMostTriggers(2);
        settings.setMostTriggersPeriodMilliseconds(10 * 24 * 60 * Definitions.MINUTE);
        for (int day : new int[] {0, 2}) {
            triggered(decide(day * DAY, performance(0)));
            memory = RetrainingController.afterNewVersion(memory, "2");
        }
        assertThat(decide(10 * DAY - 1, performance(0))).isEqualTo(new Blocked(memory, Obstacle.BUDGET));
        assertThat(decide(10 * DAY, performance(0))).isInstanceOf(Triggered.class);
    }

    /** Each window here brings 900 labelled rows. */
    @Test
    void shouldWaitForFreshLabelsAndUseThemOnce() {
        settings.setMinimumFreshLabels(1_800);
        settings.setCooldownMilliseconds(0);
        assertThat(decide(0, performance(0))).isEqualTo(new Blocked(memory, Obstacle.FEW_LABELS));
        assertThat(decide(0, performance(0))).as("the same report again").isInstanceOf(Blocked.class);
        assertThat(decide(1, performance(0))).isInstanceOf(Triggered.class);
        memory = RetrainingController.afterNewVersion(memory, "2");
        assertThat(decide(2, performance(0))).isEqualTo(new Blocked(memory, Obstacle.FEW_LABELS));
        assertThat(decide(3, performance(0))).isInstanceOf(Triggered.class);
    }

    @Test
    void shouldSuggestWithoutWaitingForAPipeline() {
        settings.setMode(RetrainingMode.SUGGEST);
        assertThat(triggered(decide(0, performance(0))).getMode()).isEqualTo(RetrainingMode.SUGGEST);
        assertThat(memory.inFlight()).isFalse();
        assertThat(decide(DAY - 1, performance(0))).isEqualTo(new Blocked(memory, Obstacle.COOLDOWN));
        assertThat(decide(DAY, performance(0))).isInstanceOf(Triggered.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "UNKNOWN"})
    void shouldTriggerNothingWhereItIsOffOrTheModeIsUnknown(RetrainingMode mode) {
        settings.setMode(mode);
        assertThat(decide(0, performance(0))).isInstanceOf(Nothing.class);
    }

    @Test
    void shouldTriggerByTheAgeOfTheReference() {
        settings.setMaximumAgeMilliseconds(Duration.ofDays(90).toMillis());
        assertThat(decideByAge(Duration.ofDays(90))).isInstanceOf(RetrainingDecision.Nothing.class);
        RetrainingTrigger trigger = triggered(decideByAge(Duration.ofDays(91)));
        assertThat(trigger.getCause()).isEqualTo(RetrainingCause.AGE);
        assertThat(trigger.getTrainFrom()).isEqualTo(Instant.EPOCH);
        assertThat(trigger.getReason()).contains("91 days", "90 days are allowed");
    }

    private RetrainingDecision decideByAge(Duration age) {
        DriftReport report = Reports.drift(
                "1", (int) (age.toMillis() / Definitions.WINDOW) - 1, ReportStage.ON_TIME, Reports.stable("income"));
        report.setReferenceTrainedTo(Instant.EPOCH);
        Observation observation = DriftReading.of(List.of(report), Definitions.of(Reports.MODEL));
        return RetrainingController.decide(memory, observation, List.of(), null, settings);
    }

    /** Each window has 900. */
    @Test
    void shouldTriggerWhenEnoughNewLabelsHaveCome() {
        settings.setNewLabels(2000);
        settings.setCooldownMilliseconds(0);
        assertThat(decide(0)).isInstanceOf(RetrainingDecision.Nothing.class);
        assertThat(decide(1)).isInstanceOf(RetrainingDecision.Nothing.class);
        RetrainingTrigger trigger = triggered(decide(2));
        assertThat(trigger.getCause()).isEqualTo(RetrainingCause.NEW_LABELS);
        assertThat(trigger.getTrainFrom()).isEqualTo(Instant.EPOCH);
        memory = RetrainingController.afterNewVersion(memory, "2");
        assertThat(decide(3)).as("counting begins anew").isInstanceOf(RetrainingDecision.Nothing.class);
    }

    @Test
    void shouldNotTrainAnewForDriftOfFeaturesThatDoNotMatter() {
        settings.setMinimumImportance(0.3);
        assertThat(decide(0, important(0.2))).isInstanceOf(RetrainingDecision.Nothing.class);
        assertThat(decide(1, important(0.4))).isInstanceOf(Triggered.class);
    }

    private static Standing important(double share) {
        return new Standing(AlertKind.FEATURE_DRIFT, "fingerprint-of-FEATURE_DRIFT", 0, 9, List.of(), share);
    }

    private RetrainingDecision decide(int window, Standing... standing) {
        RetrainingDecision decision =
                RetrainingController.decide(memory, observation(window), List.of(standing), null, settings);
        memory = decision.memory();
        return decision;
    }

    private static RetrainingTrigger triggered(RetrainingDecision decision) {
        assertThat(decision).isInstanceOf(Triggered.class);
        return ((Triggered) decision).trigger();
    }

    private static Observation observation(int window) {
        return PerformanceReading.of(
                Reports.performance("1", window, ReportStage.FINAL, 0.7), Definitions.of(Reports.MODEL));
    }

    private static Standing performance(long since) {
        return new Standing(AlertKind.PERFORMANCE, "fingerprint-of-PERFORMANCE", since, 1, List.of());
    }

    private static Standing drift(int windowsOpen) {
        return new Standing(AlertKind.FEATURE_DRIFT, "fingerprint-of-FEATURE_DRIFT", 0, windowsOpen, List.of());
    }

    private static RetrainingStatus status(String trigger, RetrainingState state) {
        return new RetrainingStatus(trigger, Reports.MODEL, state, null, Instant.EPOCH, "");
    }
}
