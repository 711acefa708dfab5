package io.driftmeter.alerting.policy;

import static io.driftmeter.alerting.Reports.drift;
import static io.driftmeter.alerting.Reports.inAnotherUnit;
import static io.driftmeter.alerting.Reports.missing;
import static io.driftmeter.alerting.Reports.moved;
import static io.driftmeter.alerting.Reports.movedFar;
import static io.driftmeter.alerting.Reports.performance;
import static io.driftmeter.alerting.Reports.stable;
import static io.driftmeter.alerting.Reports.unjudged;
import static io.driftmeter.avro.ReportStage.FINAL;
import static io.driftmeter.avro.ReportStage.INCOMPLETE;
import static io.driftmeter.avro.ReportStage.MATURING;
import static io.driftmeter.avro.ReportStage.ON_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.EstimatedMetric;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelVerdict;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceEstimate;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertPolicyTest {
    private final MonitorDefinition definition = Definitions.of(Reports.MODEL);
    private final List<AlertEvent> events = new ArrayList<>();
    private SeriesState state = SeriesState.EMPTY;

    @Test
    void shouldOpenOnceAndResolveOnceForOneIncident() {
        windows(stable("income"), moved("income"), moved("income"), moved("income"), moved("income"));
        windows(5, stable("income"), stable("income"), stable("income"));
        assertThat(told()).containsExactly("OPENED FEATURE_DRIFT WARNING @3", "RESOLVED FEATURE_DRIFT WARNING @7");
        assertThat(events.get(0).getSince().toEpochMilli()).isEqualTo(Definitions.WINDOW);
    }

    @Test
    void shouldCountADayOf25HoursAmongTheDays() {
        read(day(0, 24));
        read(day(24, 49));
        assertThat(told())
                .containsExactly(
                        "OPENED FEATURE_DRIFT WARNING @" + Duration.ofHours(49).toMillis() / Definitions.WINDOW);
    }

    private static DriftReport day(int fromHour, int toHour) {
        DriftReport day = drift("1", 0, ON_TIME, moved("income"));
        day.setWindowStart(Instant.EPOCH.plus(Duration.ofHours(fromHour)));
        day.setWindowEnd(Instant.EPOCH.plus(Duration.ofHours(toHour)));
        day.setWindowLengthMilliseconds(Duration.ofDays(1).toMillis());
        return day;
    }

    @Test
    void shouldUpdateOnlyOnAnotherSeverityOrAFeatureThatWasNotNamedYet() {
        read(drift("1", 0, ON_TIME, moved("income"), stable("age")));
        read(drift("1", 1, ON_TIME, moved("income"), stable("age")));
        read(drift("1", 2, ON_TIME, moved("income"), moved("age")));
        read(drift("1", 3, ON_TIME, moved("income"), stable("age")));
        read(drift("1", 4, ON_TIME, moved("income"), moved("age")));
        read(drift("1", 5, ON_TIME, movedFar("income"), moved("age")));
        read(drift("1", 6, ON_TIME, moved("income"), moved("age")));
        read(drift("1", 7, ON_TIME, moved("income"), moved("age")));
        assertThat(told())
                .containsExactly(
                        "OPENED FEATURE_DRIFT WARNING @2",
                        "UPDATED FEATURE_DRIFT WARNING @3",
                        "UPDATED FEATURE_DRIFT CRITICAL @6",
                        "UPDATED FEATURE_DRIFT WARNING @8");
    }

    @Test
    void shouldNeitherOpenNorResolveOnWindowsWithoutEnoughData() {
        windows(unjudged("income"), unjudged("income"), moved("income"), unjudged("income"), moved("income"));
        windows(5, unjudged("income"), unjudged("income"), unjudged("income"), stable("income"), stable("income"));
        assertThat(told()).containsExactly("OPENED FEATURE_DRIFT WARNING @5", "RESOLVED FEATURE_DRIFT WARNING @10");
    }

    @Test
    void shouldTellPredictionsFromFeatures() {
        read(drift("1", 0, ON_TIME, moved("score"), stable("income")));
        read(drift("1", 1, ON_TIME, movedFar("prediction"), stable("income")));
        assertThat(told()).containsExactly("OPENED PREDICTION_DRIFT CRITICAL @2");
    }

    @Test
    void shouldShowAFeatureWithoutValuesUnderDataQualityOnly() {
        windows(missing("income", 0.3), missing("income", 0.3));
        assertThat(told()).containsExactly("OPENED DATA_QUALITY CRITICAL @2");
        assertThat(events.get(0).getEvidence())
                .extracting(Evidence::getFeature, Evidence::getStatistic, Evidence::getValue)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("income", "missing_rate", 0.3));
    }

    @Test
    void shouldNameAFaultAndShowItsFeatureUnderDataQualityOnly() {
        for (int window = 0; window < 2; window++) {
            read(drift("1", window, ON_TIME, missing("age", 0.3), inAnotherUnit("income")));
        }
        assertThat(told()).containsExactly("OPENED DATA_QUALITY CRITICAL @2");
        assertThat(events.get(0).getSummary())
                .isEqualTo(
                        "credit-risk version 1: income, unit change: another unit: values come multiplied by 100, and 1 feature more.");
        assertThat(events.get(0).getRunbookUrl()).isEqualTo("docs/runbooks/unit-change.md");
        assertThat(events.get(0).getEvidence())
                .extracting(Evidence::getStatistic)
                .containsExactly("unit_change", "missing_rate");
    }

    @Test
    void shouldFindValuesOfAnotherTypeWhereTheReportOnlyCountsThem() {
        FeatureResult wrong = unjudged("income");
        wrong.setRows(500);
        wrong.setValues(0);
        wrong.setWrongType(500);
        windows(wrong, wrong);
        assertThat(told()).containsExactly("OPENED DATA_QUALITY CRITICAL @2");
    }

    @Test
    void shouldJudgePerformanceOnlyWhenItsLabelsAreIn() {
        read(performance("1", 0, ON_TIME, 0.6));
        read(performance("1", 0, MATURING, 0.6));
        read(performance("1", 0, FINAL, null));
        read(performance("1", 1, INCOMPLETE, 0.7));
        read(performance("1", 2, MATURING, 0.8));
        read(performance("1", 3, MATURING, 0.8));
        read(performance("1", 2, FINAL, 0.8));
        read(performance("1", 3, FINAL, 0.8));
        assertThat(told()).containsExactly("OPENED PERFORMANCE CRITICAL @8", "RESOLVED PERFORMANCE CRITICAL @16");
        assertThat(events.get(0).getSummary())
                .isEqualTo("credit-risk version 1: the labels show a worse model than the reference's baseline, "
                        + "most of all accuracy (accuracy 0.7, threshold 0.78, 900 rows).");
    }

    @Test
    void shouldNotAlertOnAnEstimateHoweverLow() {
        for (int window = 0; window < 3; window++) {
            for (ReportStage stage : List.of(ON_TIME, MATURING, FINAL)) {
                PerformanceReport report = performance("1", window, stage, stage == FINAL ? 0.8 : null);
                report.setEstimate(PerformanceEstimate.newBuilder()
                        .setApplicable(true)
                        .setAssumption("scores mean what they meant")
                        .setRows(1000)
                        .setMetrics(List.of(EstimatedMetric.newBuilder()
                                .setMetric("accuracy")
                                .setValue(0.3)
                                .build()))
                        .build());
                read(report);
            }
        }
        assertThat(events).isEmpty();
    }

    /** Accuracy that stays low is one alert, also where single windows are not worse by more than chance. */
    @Test
    void shouldKeepAPerformanceAlertOpenWhileWindowsAreWorseByWhatMatters() {
        read(low(0));
        read(performance("1", 1, FINAL, 0.7));
        read(low(2));
        read(performance("1", 3, FINAL, 0.8));
        read(low(4));
        read(low(5));
        read(performance("1", 6, FINAL, 0.8));
        read(performance("1", 7, FINAL, 0.8));
        assertThat(told()).containsExactly("OPENED PERFORMANCE CRITICAL @8", "RESOLVED PERFORMANCE CRITICAL @32");
    }

    private static PerformanceReport low(int window) {
        PerformanceReport report = performance("1", window, FINAL, 0.79);
        report.setEffect(EffectBand.MINOR);
        return report;
    }

    @Test
    void shouldSayWhenRowsStopAndWhenTheyAreBack() {
        read(drift("1", 0, ON_TIME, stable("income")));
        read(Reports.empty("1", 1, ON_TIME));
        read(Reports.empty("1", 2, ON_TIME));
        read(Reports.empty("1", 3, ON_TIME));
        read(drift("1", 4, ON_TIME, stable("income")));
        read(drift("1", 5, ON_TIME, stable("income")));
        assertThat(told()).containsExactly("OPENED TRAFFIC CRITICAL @3", "RESOLVED TRAFFIC CRITICAL @6");
    }

    @Test
    void shouldWarnOfTrafficWithoutAReference() {
        for (int window = 0; window < 4; window++) {
            DriftReport report = drift("1", window, ON_TIME);
            report.setReferenceId(window < 2 ? null : "reference");
            read(report);
        }
        assertThat(told()).containsExactly("OPENED NO_REFERENCE WARNING @2", "RESOLVED NO_REFERENCE WARNING @4");
    }

    @Test
    void shouldKeepOneAlertOpenWhileAnyFamilyOfWindowsVotes() {
        windows(moved("income"), moved("income"), stable("income"));
        long day = 48 * Definitions.WINDOW;
        for (int index = 0; index < 2; index++) {
            read(drift(Reports.MODEL, "1", index, day, ON_TIME, 900, List.of(moved("income"))));
        }
        windows(96, stable("income"));
        for (int index = 2; index < 4; index++) {
            read(drift(Reports.MODEL, "1", index, day, ON_TIME, 900, List.of(stable("income"))));
        }
        assertThat(told()).containsExactly("OPENED FEATURE_DRIFT WARNING @2", "RESOLVED FEATURE_DRIFT WARNING @192");
    }

    @Test
    void shouldResolveEverythingWhenAnotherVersionHasTakenOver() {
        windows(moved("income"), moved("income"));
        AlertPolicy.Outcome outcome = AlertPolicy.apply(
                state,
                DriftReading.of(List.of(Reports.empty("1", 3, ON_TIME)), definition),
                PolicySettings.of(definition),
                "2");
        assertThat(outcome.events()).singleElement().satisfies(event -> {
            assertThat(event.getTransition()).isEqualTo(AlertTransition.RESOLVED);
            assertThat(event.getResolution()).isEqualTo("superseded, version 2 has the traffic");
        });
        assertThat(outcome.state().open()).isEmpty();
    }

    @Test
    void shouldListTheMostTellingFeaturesAndCountTheRest() {
        FeatureResult[] features = IntStream.range(0, 25)
                .mapToObj(number -> number == 17 ? movedFar("f" + number) : moved("f" + number))
                .toArray(FeatureResult[]::new);
        read(drift("1", 0, ON_TIME, features));
        read(drift("1", 1, ON_TIME, features));
        AlertEvent event = events.get(0);
        assertThat(event.getEvidence()).hasSize(EvidenceRanking.LISTED);
        assertThat(event.getEvidence().get(0).getFeature()).isEqualTo("f17");
        assertThat(event.getEvidenceOmitted()).isEqualTo(15);
    }

    @Test
    void shouldJudgeAllPartsOfAReportTogetherInWhateverOrderTheyCome() {
        DriftReport first = drift("1", 0, ON_TIME, stable("age"));
        DriftReport second = drift("1", 0, ON_TIME, movedFar("income"));
        assertThat(DriftReading.of(List.of(first, second), definition))
                .isEqualTo(DriftReading.of(List.of(second, first), definition))
                .satisfies(observation -> assertThat(observation.ballots())
                        .filteredOn(ballot -> ballot.kind() == AlertKind.FEATURE_DRIFT)
                        .extracting(Ballot::vote)
                        .containsExactly(Vote.CRITICAL));
    }

    @Test
    void shouldKeepItsSeverityWhenARevisionLeavesNoVoteAmongTheLastWindows() {
        definition.getAlerting().setOpenWindows(1);
        definition.getAlerting().setOfWindows(1);
        definition.getAlerting().setResolveWindows(3);
        read(drift("1", 0, ON_TIME, movedFar("income")));
        read(drift("1", 0, FINAL, stable("income")));
        definition.getAlerting().setResolveWindows(2);
        read(drift(Reports.MODEL, "1", 0, 2 * Definitions.WINDOW, ON_TIME, 500, List.of(moved("income"))));
        assertThat(told()).containsExactly("OPENED FEATURE_DRIFT CRITICAL @1", "UPDATED FEATURE_DRIFT WARNING @2");
    }

    @Test
    void shouldSayWhatSinceWhenHowBadAndWhatToDo() {
        windows(movedFar("income"), movedFar("income"));
        assertThat(events.get(0).getDescription()).isEqualTo("""
                        What: credit-risk version 1: 1 feature moved away from the training data, most of all income (ks 0.42, threshold 0.1, 500 rows).
                          - income: ks 0.42 against 0.1 in 500 rows
                              (0, 1]: 50.0 % of the reference, 40.0 % now
                              (1, 2]: 50.0 % of the reference, 60.0 % now
                        Since: 1970-01-01 00:00 UTC; this window: 1970-01-01 00:30 UTC to 1970-01-01 01:00 UTC, 30 min.
                        How bad: CRITICAL, 500 rows of features and predictions together in the window.
                        Thresholds: the least effects that the monitor counts (revision 1), and significance at level 1.000e-04, which its budget of false pages leaves for one test of this window.
                        Look closer: ./driftmeter tail drift-reports --model credit-risk
                        What to do: docs/runbooks/feature-drift.md""");
        assertThat(events.get(0).getSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(events.get(0).getTeam()).isEqualTo("risk");
    }

    @Test
    void shouldLinkToTheDashboardOfItsWindow() {
        definition.getAlerting().setDashboardUrl("https://boards.example.org/d?var-model={model}&from={from}&to={to}");
        windows(movedFar("income"), movedFar("income"));
        assertThat(events.get(0).getDashboardUrl())
                .isEqualTo("https://boards.example.org/d?var-model=credit-risk&from=1800000&to=3600000");
        assertThat(events.get(0).getDescription())
                .contains(
                        "\nDashboard: https://boards.example.org/d?var-model=credit-risk&from=1800000&to=3600000\nLook closer: ");
    }

    @Test
    void shouldQuoteNamesInTheCommandThatAPersonWillPaste() {
        Series series = new Series("x'; rm -rf $HOME #", "1", "all");
        assertThat(AlertText.command(series, Observation.Source.DRIFT))
                .isEqualTo("./driftmeter tail drift-reports --model 'x'\\''; rm -rf $HOME #'");
    }

    @Test
    void shouldAlertOnLabelsByHowMuchMatureWindowsMissThem() {
        read(labels(0, LabelCheckKind.COVERAGE, LabelVerdict.HELD, EffectBand.NONE, false));
        read(labels(1, LabelCheckKind.COVERAGE, LabelVerdict.MOVED, EffectBand.MAJOR, false));
        read(labels(2, LabelCheckKind.COVERAGE, LabelVerdict.NOT_ENOUGH_DATA, EffectBand.NONE, false));
        read(labels(3, LabelCheckKind.COVERAGE, LabelVerdict.HELD, EffectBand.NONE, false));
        read(labels(4, LabelCheckKind.COVERAGE, LabelVerdict.HELD, EffectBand.NONE, false));

        assertThat(told()).containsExactly("OPENED LABELS CRITICAL @8", "RESOLVED LABELS CRITICAL @20");
        assertThat(events.get(0).getSummary())
                .contains("the labels are not what they were", "label_coverage 0.6, threshold 0.85");
    }

    @Test
    void shouldWakeNobodyWhenTheLabelsMoveWithThePredictionsButWhenTheyMoveAlone() {
        read(labels(0, LabelCheckKind.DISTRIBUTION, LabelVerdict.MOVED, EffectBand.MAJOR, false));
        read(labels(1, LabelCheckKind.DISTRIBUTION, LabelVerdict.MOVED, EffectBand.MAJOR, true));

        assertThat(told()).containsExactly("OPENED LABELS WARNING @4", "UPDATED LABELS CRITICAL @8");
        assertThat(events.get(1).getDescription()).contains("possibly a labelling fault, or poisoning");
    }

    @Test
    void shouldNotVoteOnTheLabelsOfAWindowThatIsNotMature() {
        PerformanceReport early = performance("1", 0, ON_TIME, 0.8);
        read(Reports.withLabels(early, LabelCheckKind.COVERAGE, LabelVerdict.MOVED, EffectBand.MAJOR, false));

        assertThat(events).isEmpty();
    }

    private static PerformanceReport labels(
            int window, LabelCheckKind check, LabelVerdict verdict, EffectBand effect, boolean fault) {
        return Reports.withLabels(performance("1", window, FINAL, 0.8), check, verdict, effect, fault);
    }

    private void windows(FeatureResult... features) {
        windows(0, features);
    }

    private void windows(int first, FeatureResult... features) {
        for (int window = 0; window < features.length; window++) {
            read(drift("1", first + window, ON_TIME, features[window]));
        }
    }

    private void read(DriftReport report) {
        apply(DriftReading.of(List.of(report), definition));
    }

    private void read(PerformanceReport report) {
        apply(PerformanceReading.of(report, definition));
    }

    private void apply(Observation observation) {
        AlertPolicy.Outcome outcome = AlertPolicy.apply(state, observation, PolicySettings.of(definition), null);
        state = outcome.state();
        events.addAll(outcome.events());
    }

    /** Each event with its window's end, in half hours since the epoch. */
    private List<String> told() {
        return events.stream()
                .map(event -> event.getTransition() + " " + event.getKind() + " " + event.getSeverity() + " @"
                        + event.getWindowEnd().toEpochMilli() / Definitions.WINDOW)
                .toList();
    }
}
