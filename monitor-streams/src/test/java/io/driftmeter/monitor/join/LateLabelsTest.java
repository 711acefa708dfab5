package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.join.JoinScoreDriver.metric;
import static io.driftmeter.monitor.join.LabelledDays.ACCURACY;
import static io.driftmeter.monitor.join.LabelledDays.DAY;
import static io.driftmeter.monitor.join.LabelledDays.DAYS;
import static io.driftmeter.monitor.join.LabelledDays.DEFINITION;
import static io.driftmeter.monitor.join.LabelledDays.HOUR;
import static io.driftmeter.monitor.join.LabelledDays.SEED;
import static io.driftmeter.monitor.join.LabelledDays.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.driftmeter.alerting.policy.AlertPolicy;
import io.driftmeter.alerting.policy.PerformanceReading;
import io.driftmeter.alerting.policy.PolicySettings;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.BaselineSource;
import io.driftmeter.avro.LabelCheck;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelVerdict;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.join.LabelledDays.Labelled;
import io.driftmeter.monitor.join.LabelledDays.Labelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Positives are labelled three days later than negatives, on which the model is worse: early labels alone would say that it fell. And what
 * becomes of the labels themselves.
 */
class LateLabelsTest {

    /** After one, two and three days of the horizon of five. */
    private static final int REVISIONS = 3;

    @TempDir
    Path directory;

    private List<PerformanceReport> reports(Labelling labelling, boolean dayByDay) {
        return new LabelledDays(directory).reports(labelling, dayByDay);
    }

    private static List<PerformanceReport> of(ReportStage stage, List<PerformanceReport> reports) {
        return reports.stream().filter(report -> report.getStage() == stage).toList();
    }

    private static LabelCheck check(PerformanceReport report, LabelCheckKind kind) {
        return requireNonNull(report.getLabelHealth()).getChecks().stream()
                .filter(check -> check.getCheck() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> daysMoved(List<PerformanceReport> reports, LabelCheckKind kind) {
        return of(ReportStage.FINAL, reports).stream()
                .filter(report -> check(report, kind).getVerdict() == LabelVerdict.MOVED)
                .map(report -> (int) ((report.getWindowStart().toEpochMilli() - START) / DAY))
                .toList();
    }

    @Test
    void shouldNotTakeEarlyLabelsForAFallAndRaiseNoAlert() {
        List<PerformanceReport> reports = reports((day, positive, random) -> Labelled.usual(positive), true);

        assertThat(alerts(reports)).as("seed %d", SEED).isEmpty();
        assertThat(reports)
                .as("seed %d", SEED)
                .hasSize((2 + REVISIONS) * DAYS)
                .extracting(PerformanceReport::getVerdict)
                .doesNotContain(PerformanceVerdict.WORSE);
        assertThat(of(ReportStage.FINAL, reports)).allSatisfy(report -> {
            assertThat(report.getMature()).isTrue();
            assertThat(report.getVerdict()).isEqualTo(PerformanceVerdict.HELD);
            assertThat(report.getComparedWith()).isEqualTo(BaselineSource.REFERENCE);
            assertThat(metric(report, "label_age_milliseconds[0.9]")).isBetween(72.0 * HOUR, 74.0 * HOUR);
        });
        List<PerformanceReport> early = of(ReportStage.ON_TIME, reports);
        double mean = early.stream()
                .mapToDouble(report -> requireNonNull(metric(report, "accuracy")))
                .average()
                .orElseThrow();
        assertThat(mean)
                .as("early labels alone look worse")
                .isLessThan(ACCURACY - DEFINITION.getPerformance().getMajorChange());
        assertThat(early).extracting(PerformanceReport::getMature).containsOnly(false);
        assertThat(early.get(10).getReason()).contains("of 20 mature windows");
        assertThat(early.subList(DAYS - 4, DAYS)).allSatisfy(report -> {
            assertThat(report.getVerdict()).isEqualTo(PerformanceVerdict.HELD);
            assertThat(report.getComparedWith()).isEqualTo(BaselineSource.EARLIER_WINDOWS);
            assertThat(report.getLabelHealth()).isNull();
        });
        assertThat(LabelCheckKind.values())
                .filteredOn(kind -> kind != LabelCheckKind.UNKNOWN)
                .allSatisfy(kind -> assertThat(daysMoved(reports, kind)).isEmpty());
    }

    /** From a day on half of the labels are the other class: alerts are there to be found. */
    @Test
    void shouldRaiseAnAlertWhereTheModelFalls() {
        List<AlertEvent> alerts = alerts(reports(
                (day, positive, random) -> {
                    boolean turned = day >= 20 && random.nextBoolean();
                    return new Labelled(
                            positive == turned ? "good" : "bad",
                            Labelled.usual(positive).hours());
                },
                true));

        assertThat(alerts)
                .as("seed %d", SEED)
                .filteredOn(alert -> alert.getKind() == AlertKind.PERFORMANCE)
                .extracting(
                        AlertEvent::getTransition,
                        alert -> (alert.getWindowStart().toEpochMilli() - START) / DAY)
                .startsWith(tuple(AlertTransition.OPENED, 20L));
    }

    /** What the alert policy makes of the reports, in the order in which they were written. */
    private static List<AlertEvent> alerts(List<PerformanceReport> reports) {
        PolicySettings settings = PolicySettings.of(DEFINITION);
        List<AlertEvent> alerts = new ArrayList<>();
        SeriesState state = SeriesState.EMPTY;
        for (PerformanceReport report : reports) {
            AlertPolicy.Outcome outcome =
                    AlertPolicy.apply(state, PerformanceReading.of(report, DEFINITION), settings, null);
            state = outcome.state();
            alerts.addAll(outcome.events());
        }
        return alerts;
    }

    @Test
    void shouldFindTheDaysWithoutLabelsWhetherReadDayByDayOrAllAtOnce() {
        Labelling labelling = (day, positive, random) ->
                day >= 20 && day < 23 && random.nextInt(3) == 0 ? null : Labelled.usual(positive);
        List<PerformanceReport> reports = reports(labelling, true);

        assertThat(daysMoved(reports, LabelCheckKind.COVERAGE)).containsExactly(20, 21, 22);
        assertThat(daysMoved(reports, LabelCheckKind.DISTRIBUTION)).isEmpty();
        assertThat(hashes(reports)).isEqualTo(hashes(reports(labelling, false)));
    }

    private static Map<String, String> hashes(List<PerformanceReport> reports) {
        return reports.stream()
                .collect(Collectors.toMap(PerformanceReport::getReportId, PerformanceReport::getContentHash));
    }

    @Test
    void shouldFindTheDaysOnWhichLabelsCameLater() {
        List<PerformanceReport> reports = reports(
                (day, positive, random) -> {
                    Labelled usual = Labelled.usual(positive);
                    return day >= 25 ? new Labelled(usual.label(), usual.hours() + 30) : usual;
                },
                true);

        assertThat(daysMoved(reports, LabelCheckKind.DELAY)).containsExactly(25, 26, 27, 28, 29, 30, 31, 32, 33);
        assertThat(daysMoved(reports, LabelCheckKind.COVERAGE)).isEmpty();
    }

    @Test
    void shouldTakeAClassThatFlipsOvernightForAPossibleFault() {
        List<PerformanceReport> reports = reports(
                (day, positive, random) -> {
                    Labelled usual = Labelled.usual(positive);
                    boolean flipped = positive && day >= 24 && day < 28 && random.nextInt(3) > 0;
                    return flipped ? new Labelled("good", usual.hours()) : usual;
                },
                true);

        List<PerformanceReport> last = of(ReportStage.FINAL, reports);
        for (int day = 0; day < DAYS; day++) {
            boolean flipped = day >= 24 && day < 28;
            assertThat(requireNonNull(last.get(day).getLabelHealth()).getPossibleFault())
                    .as("day %d of seed %d", day, SEED)
                    .isEqualTo(flipped);
        }
        assertThat(check(last.get(24), LabelCheckKind.DISTRIBUTION).getLabel()).isEqualTo("bad");
    }
}
