package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static io.driftmeter.monitor.join.JoinScoreDriver.metric;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.BaselineSource;
import io.driftmeter.avro.LabelCheck;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelVerdict;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Positives are labelled three days later than negatives, on which the model is worse: early labels alone would say that it fell. And what
 * becomes of the labels themselves.
 */
class LateLabelsTest {

    private static final long SEED = 20_261_121;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 20_000 * DAY;
    private static final int DAYS = 34;

    /** After one, two and three days of the horizon of five. */
    private static final int REVISIONS = 3;

    private static final int ROWS_A_DAY = 150;
    private static final double SHARE_POSITIVE = 0.3;
    private static final double RIGHT_POSITIVE = 0.98;
    private static final double RIGHT_NEGATIVE = 0.7;
    private static final double ACCURACY = SHARE_POSITIVE * RIGHT_POSITIVE + (1 - SHARE_POSITIVE) * RIGHT_NEGATIVE;

    private final MonitorDefinition definition =
            TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofDays(5), window(Duration.ofDays(1)));
    private final TestDefinitions definitions = new TestDefinitions();

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        definitions.set(
                List.of(definition),
                List.of(TestReferences.ofAccuracy("credit", "v1", ACCURACY, ACCURACY * (1 - ACCURACY) / ROWS_A_DAY)));
    }

    /** How a day's labels come about, beside what the usual rows are. */
    private interface Labelling {
        /** The label and how late it is in hours; null where there is none. */
        @Nullable
        Labelled of(int day, boolean positive, Random random);
    }

    private record Labelled(String label, long hours) {
        static Labelled usual(boolean positive) {
            return new Labelled(positive ? "bad" : "good", positive ? 73 : 1);
        }
    }

    private record Event(long time, String id, String answer, boolean label) {}

    private static List<Event> events(Labelling labelling) {
        Random random = new Random(SEED);
        List<Event> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int row = 0; row < ROWS_A_DAY; row++) {
                String id = day + "-" + row;
                long time = START + day * DAY + row * DAY / ROWS_A_DAY;
                boolean positive = random.nextDouble() < SHARE_POSITIVE;
                boolean right = random.nextDouble() < (positive ? RIGHT_POSITIVE : RIGHT_NEGATIVE);
                events.add(new Event(time, id, positive == right ? "bad" : "good", false));
                Labelled labelled = labelling.of(day, positive, random);
                if (labelled != null) {
                    events.add(new Event(time + labelled.hours() * HOUR, id, labelled.label(), true));
                }
            }
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::label));
        return events;
    }

    /** The reports, read day by day or all at once. */
    private List<PerformanceReport> reports(Labelling labelling, boolean dayByDay) {
        try (JoinScoreDriver driver =
                new JoinScoreDriver(definitions, JoinRetention.DEFAULT, directory.resolve("day by day " + dayByDay))) {
            long read = START;
            for (Event event : events(labelling)) {
                if (dayByDay && event.time() >= read + DAY) {
                    read += DAY;
                    driver.readUntil(read, definition);
                }
                if (event.label()) {
                    driver.label(event.id(), event.answer(), event.time());
                } else {
                    driver.prediction(event.id(), event.answer(), null, event.time(), definition);
                }
            }
            driver.readUntil(START + (DAYS + 10) * DAY, definition);
            return driver.reports();
        }
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
    void shouldNotTakeEarlyLabelsForAFall() {
        List<PerformanceReport> reports = reports((day, positive, random) -> Labelled.usual(positive), true);

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
                .isLessThan(ACCURACY - definition.getPerformance().getMajorChange());
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

    @Test
    void shouldReportTheSameWhetherReadDayByDayOrAllAtOnce() {
        Labelling labelling = (day, positive, random) -> day == 20 ? null : Labelled.usual(positive);

        assertThat(hashes(reports(labelling, true))).isEqualTo(hashes(reports(labelling, false)));
    }

    private static Map<String, String> hashes(List<PerformanceReport> reports) {
        return reports.stream()
                .collect(Collectors.toMap(PerformanceReport::getReportId, PerformanceReport::getContentHash));
    }

    @Test
    void shouldFindTheDaysWithoutLabels() {
        List<PerformanceReport> reports = reports(
                (day, positive, random) ->
                        day >= 20 && day < 23 && random.nextInt(3) == 0 ? null : Labelled.usual(positive),
                true);

        assertThat(daysMoved(reports, LabelCheckKind.COVERAGE)).containsExactly(20, 21, 22);
        assertThat(daysMoved(reports, LabelCheckKind.DISTRIBUTION)).isEmpty();
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
