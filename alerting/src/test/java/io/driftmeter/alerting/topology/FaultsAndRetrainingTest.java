package io.driftmeter.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.alerting.policy.DriftReading;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.PerformanceReading;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.InputOffsets;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels come long after the rows that they are about: a fault that is mended by then still explains them. */
class FaultsAndRetrainingTest {
    private static final int WINDOWS_BEFORE_LABELS = 24;

    private final MonitorDefinition definition = Definitions.of(Reports.MODEL);
    private ModelState model = ModelState.EMPTY;
    private SeriesState series = SeriesState.EMPTY;

    @Test
    void shouldNotTrainAnewForLabelsFromTheTimeOfAFaultThatIsMended() {
        for (int window = 0; window < WINDOWS_BEFORE_LABELS; window++) {
            FeatureResult income = window < 4 ? Reports.inAnotherUnit("income") : Reports.stable("income");
            drift(window, income);
        }
        assertThat(model.open()).isEmpty();
        assertThat(performance(0)).isInstanceOf(RetrainingDecision.Blocked.class);
        assertThat(performance(1)).isInstanceOf(RetrainingDecision.Triggered.class);
    }

    @Test
    void shouldTrainAnewForTheSameLabelsWithoutAFault() {
        for (int window = 0; window < WINDOWS_BEFORE_LABELS; window++) {
            drift(window, Reports.stable("income"));
        }
        assertThat(performance(0)).isInstanceOf(RetrainingDecision.Triggered.class);
    }

    /** The alert opens with the second window; a trigger of the first would be as wrong. */
    @Test
    void shouldNotTrainAnewBeforeTheAlertOfAFaultHasOpened() {
        definition.getAlerting().setPerformanceOpenWindows(1);
        drift(0, Reports.inAnotherUnit("income"));
        assertThat(model.open()).isEmpty();
        assertThat(performance(0)).isInstanceOf(RetrainingDecision.Blocked.class);
    }

    @Test
    void shouldSayBetweenWhichOffsetsTheRowsToTrainOnLie() {
        for (int window = 0; window < WINDOWS_BEFORE_LABELS; window++) {
            drift(window, Reports.stable("income"));
        }
        RetrainingDecision decision = performance(2);

        assertThat(decision).isInstanceOfSatisfying(RetrainingDecision.Triggered.class, triggered -> {
            assertThat(triggered.trigger().getTrainFrom()).isEqualTo(Instant.ofEpochMilli(8 * Definitions.WINDOW));
            assertThat(triggered.trigger().getTrainTo()).isEqualTo(Instant.ofEpochMilli(12 * Definitions.WINDOW));
            assertThat(triggered.trigger().getInputOffsets())
                    .containsExactly(new InputOffsets("features", 0, 800L, 1_199L));
        });
    }

    /** Segments' reports say nothing of offsets: their rows lie among those of the whole. */
    @Test
    void shouldSayNothingOfOffsetsWhereNoReportHas() {
        assertThat(performance(2))
                .isInstanceOfSatisfying(
                        RetrainingDecision.Triggered.class,
                        triggered -> assertThat(triggered.trigger().getInputOffsets())
                                .isEmpty());
    }

    private void drift(int window, FeatureResult feature) {
        DriftReport report = Reports.drift("1", window, ReportStage.ON_TIME, feature);
        report.setInputOffsets(List.of(new InputOffsets("features", 0, window * 100L, window * 100L + 99)));
        apply(DriftReading.of(List.of(report), definition));
    }

    private RetrainingDecision performance(int window) {
        return apply(PerformanceReading.of(Reports.performance("1", window, ReportStage.FINAL, 0.6), definition));
    }

    private RetrainingDecision apply(Observation observation) {
        ModelPolicy.Outcome outcome = ModelPolicy.apply(model, series, observation, definition);
        model = outcome.model();
        series = outcome.series();
        return outcome.retraining();
    }
}
