package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.WindowLength;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrafficChangeTest {
    private static final int WINDOWS_A_DAY = 48;
    /** Day of the week of 1970-01-03, where that of 1970-01-01 is 0. */
    private static final int SATURDAY = 2;

    private static final int TUESDAY = 5;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final MonitorDefinition definition = Definitions.of(Reports.MODEL);
    private final Map<String, HourOfDays> hours = new HashMap<>();

    @Test
    void shouldTellADropAndASurgeBesideTheSameHourOfEarlierDays() {
        RandomGenerator random = new Random(7);
        days(0, 20, random, 1);
        Ballot dropped = traffic(20 * WINDOWS_A_DAY + 30, usual(30) / 4, false);
        assertThat(dropped.vote()).isEqualTo(Vote.WARNING);
        assertThat(dropped.moved()).containsExactly("dropped");
        assertThat(dropped.evidence().get(0).getText())
                .contains("of the last 14 weekdays", "fewer than", "at level", "where");
        Ballot surged = traffic(20 * WINDOWS_A_DAY + 34, usual(34) * 8, false);
        assertThat(surged.vote()).isEqualTo(Vote.CRITICAL);
        assertThat(surged.moved()).containsExactly("surged");
        assertThat(traffic(20 * WINDOWS_A_DAY + 40, usual(40), false).vote()).isEqualTo(Vote.NONE);
    }

    /** A day that begins at midnight in Berlin begins at 22:00 UTC in summer and at 23:00 in winter, and is the same day to its traffic. */
    @Test
    void shouldKnowADayByItsOwnClocksWhereTheyChange() {
        definition.setDriftWindows(List.of(new WindowLength(DAY, DAY, "Europe/Berlin")));
        LocalDate first = LocalDate.of(2026, 10, 1);
        for (int day = 0; day < 30; day++) {
            assertThat(daily(first.plusDays(day), 1_000 + day % 3).vote()).isEqualTo(Vote.NONE);
        }
        assertThat(daily(first.plusDays(30), 100).vote()).isEqualTo(Vote.CRITICAL);
    }

    private Ballot daily(LocalDate date, long rows) {
        DriftReport report = Reports.drift(Reports.MODEL, "1", 0, DAY, ReportStage.ON_TIME, rows, List.of());
        report.setWindowStart(date.atStartOfDay(BERLIN).toInstant());
        report.setWindowEnd(date.plusDays(1).atStartOfDay(BERLIN).toInstant());
        report.setWindowLengthMilliseconds(DAY);
        return judged(report, false);
    }

    /** At night a quarter of the rows of the day come: that is no drop. */
    @Test
    void shouldNotCompareTheNightWithTheDay() {
        days(0, 20, new Random(8), 1);
        assertThat(usual(4)).isLessThan(usual(30) / 3);
        assertThat(traffic(20 * WINDOWS_A_DAY + 4, usual(4), false).vote()).isEqualTo(Vote.NONE);
    }

    /** The first of January 1970 was a Thursday, so the third day is a Saturday. */
    @Test
    void shouldCompareWeekdaysWithWeekdaysAndWeekendsWithWeekends() {
        days(0, 28, new Random(12), 0.4);
        int thursday = 28 * WINDOWS_A_DAY + 30;
        int saturday = thursday + 2 * WINDOWS_A_DAY;
        assertThat(traffic(thursday, usual(30) / 3, false).vote()).isEqualTo(Vote.WARNING);
        assertThat(traffic(saturday, Math.round(0.4 * usual(30)), false).vote()).isEqualTo(Vote.NONE);
        assertThat(traffic(saturday, Math.round(0.4 * usual(30)) / 6, false).evidence())
                .extracting(Evidence::getText)
                .allMatch(text -> text.contains("of the last 8 weekend days"))
                .hasSize(1);
    }

    /** Nobody works at weekends: then no rows are as usual, and on a Thursday they are not. */
    @Test
    void shouldNotCallAWeekendStoppedThatIsAlwaysEmpty() {
        for (int day = 0; day < 14; day++) {
            traffic(day * WINDOWS_A_DAY + 30, day % 7 == 2 || day % 7 == 3 ? 0 : 500, false);
        }
        assertThat(traffic(14 * WINDOWS_A_DAY + 30, 0, false).vote()).isEqualTo(Vote.CRITICAL);
        assertThat(traffic(16 * WINDOWS_A_DAY + 30, 0, false).vote()).isEqualTo(Vote.NONE);
    }

    @Test
    void shouldNotJudgeBeforeTwoWeeksNorWhileAnotherVersionTakesRows() {
        days(0, TrafficChange.LEAST_DAYS - 1, new Random(9), 1);
        assertThat(traffic((TrafficChange.LEAST_DAYS - 1) * WINDOWS_A_DAY + 30, 1, false)
                        .vote())
                .isEqualTo(Vote.NONE);
        hours.clear();
        days(0, 20, new Random(10), 1);
        assertThat(traffic(20 * WINDOWS_A_DAY + 30, 1, true).vote()).isEqualTo(Vote.NONE);
        assertThat(traffic(20 * WINDOWS_A_DAY + 30, 1, false).vote()).isEqualTo(Vote.CRITICAL);
    }

    @Test
    void shouldSayTheSameOfTheFinalReport() {
        days(0, 20, new Random(11), 1);
        int window = 20 * WINDOWS_A_DAY + 30;
        assertThat(report(window, ReportStage.ON_TIME, 20, false))
                .isEqualTo(report(window, ReportStage.FINAL, 20, false));
    }

    @Test
    void shouldNotCallAnHourStoppedThatIsEmptyOnMostDays() {
        for (int day = 0; day < 4; day++) {
            traffic(day * WINDOWS_A_DAY + 4, 0, false);
            traffic(day * WINDOWS_A_DAY + 30, 500, false);
        }
        assertThat(traffic(4 * WINDOWS_A_DAY + 4, 0, false).vote()).isEqualTo(Vote.NONE);
        assertThat(traffic(4 * WINDOWS_A_DAY + 30, 0, false).vote()).isEqualTo(Vote.CRITICAL);
    }

    /** 60 months, in a third of them with weekends at 40 %, in another with two other days at 40 %: the budget is one page a month, of which traffic has a fifth. */
    @Test
    void shouldKeepToItsPartOfTheBudgetWithDailyAndWeeklyPatterns() {
        RandomGenerator random = new Random(20261121);
        int found = 0;
        for (int month = 0; month < 60; month++) {
            hours.clear();
            found += days(0, 14 + 30, random, month % 3 == 0 ? 1 : 0.4, month % 3 == 1 ? SATURDAY : TUESDAY);
        }
        assertThat(found).as("windows that voted in 60 months").isLessThanOrEqualTo(12);
    }

    /** Ordinary days; returns the windows that voted for an alert. */
    private int days(int from, int to, RandomGenerator random, double weekend) {
        return days(from, to, random, weekend, SATURDAY);
    }

    /** The same, with a part of the rows on two days of each week. */
    private int days(int from, int to, RandomGenerator random, double quiet, int firstQuietDay) {
        int found = 0;
        for (int window = from * WINDOWS_A_DAY; window < to * WINDOWS_A_DAY; window++) {
            int day = window / WINDOWS_A_DAY % 7;
            double part = day == firstQuietDay || day == firstQuietDay + 1 ? quiet : 1;
            long rows = Math.round(part * usual(window) * Math.exp(0.1 * random.nextGaussian()));
            found += traffic(window, rows, false).vote().found() ? 1 : 0;
        }
        return found;
    }

    private static long usual(int window) {
        double hour = window % WINDOWS_A_DAY / 2.0;
        return Math.round(1_000 * (1 - 0.8 * Math.cos(2 * Math.PI * hour / 24)));
    }

    private Ballot traffic(int window, long rows, boolean shared) {
        return report(window, ReportStage.ON_TIME, rows, shared);
    }

    private Ballot report(int window, ReportStage stage, long rows, boolean shared) {
        return judged(Reports.drift(Reports.MODEL, "1", window, Definitions.WINDOW, stage, rows, List.of()), shared);
    }

    private Ballot judged(DriftReport report, boolean shared) {
        Observation observation = DriftReading.of(List.of(report), definition);
        HourOfDays known = hours.getOrDefault(TrafficChange.key(observation, definition), HourOfDays.EMPTY);
        hours.put(TrafficChange.key(observation, definition), TrafficChange.after(known, observation, definition));
        return TrafficChange.judge(observation, known, shared, definition).ballots().stream()
                .filter(ballot -> ballot.kind() == AlertKind.TRAFFIC)
                .findFirst()
                .orElseThrow();
    }
}
