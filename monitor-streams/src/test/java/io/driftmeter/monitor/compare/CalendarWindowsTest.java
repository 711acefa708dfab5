package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days, weeks and parts of days by the calendar of a time zone, over days on which clocks change; counted again by {@code java.time}. */
class CalendarWindowsTest {

    private static final long SEED = 20_261_123;
    private static final String MODEL = "credit";
    private static final Duration DAY = Duration.ofDays(1);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int DAYS = 12;

    private final Map<Long, Integer> rowsByTime = new TreeMap<>();
    private final ReferenceProfile profile = TestReferences.normalIncome(SEED, 5_000);
    private final Reference reference = TestReferences.of(profile, MODEL, "1");

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-24", "Europe/Berlin, 2026-10-20", "Asia/Kolkata, 2026-03-24",
        "Australia/Lord_Howe, 2026-09-29", "Pacific/Chatham, 2026-04-01", "Pacific/Apia, 2011-12-26"
    })
    void shouldReportDaysAndWeeksAsTheCalendarHasThem(String zone, LocalDate first) {
        ZoneId local = ZoneId.of(zone);
        MonitorDefinition definition = definition(
                window(Duration.ofHours(6), zone),
                window(DAY, zone),
                window(Duration.ofDays(7), zone),
                new WindowLength(Duration.ofDays(2).toMillis(), DAY.toMillis(), zone),
                TestDefinitions.window(Duration.ofHours(12)),
                TestDefinitions.window(Duration.ofMinutes(30)));
        CompareRun run = feed(definition, first.atStartOfDay(local).toInstant().toEpochMilli());

        assertThat(rows(run, Duration.ofDays(1))).isEqualTo(count(time -> List.of(day(time, local))));
        assertThat(rows(run, Duration.ofDays(7)))
                .isEqualTo(count(
                        time -> List.of(day(time, local).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))));
        assertThat(rows(run, Duration.ofHours(6)))
                .isEqualTo(count(time ->
                        List.of(day(time, local) + " " + time.atZone(local).getHour() / 6)));
        if (!local.equals(
                ZoneId.of("Pacific/Apia"))) { // where the two days that end with the skipped one count as one window
            assertThat(rows(run, Duration.ofDays(2)))
                    .isEqualTo(count(
                            time -> List.of(day(time, local), day(time, local).minusDays(1))));
        }
        assertThat(rows(run, Duration.ofHours(12)))
                .isEqualTo(count(time ->
                        List.of(time.toEpochMilli() / Duration.ofHours(12).toMillis())));
        assertThat(rows(run, Duration.ofMinutes(30)))
                .isEqualTo(count(time ->
                        List.of(time.toEpochMilli() / Duration.ofMinutes(30).toMillis())));
        assertThat(finals(run).mapToLong(CalendarWindowsTest::fates).sum()).isEqualTo(rowsByTime.size());
    }

    @Test
    void shouldReportTheSameWhateverTheWatermarkDidAndWheneverItRestarted() {
        MonitorDefinition definition =
                definition(window(DAY, "Europe/Berlin"), TestDefinitions.window(Duration.ofHours(12)));
        long start = Instant.parse("2026-10-20T22:00:00Z").toEpochMilli();
        List<String> often = hashes(feed(definition, start));
        rowsByTime.clear();
        CompareRun atOnce = run(definition);
        rows(definition, start).forEach(partial -> count(atOnce, partial));
        atOnce.readUpTo(start + Duration.ofDays(30).toMillis());

        assertThat(often).isNotEmpty().isEqualTo(hashes(atOnce));
    }

    @Test
    void shouldReportTheDayAfterTheLastRowsAlsoWhereItHas25Hours() {
        MonitorDefinition definition = definition(window(DAY, "Europe/Berlin"));
        CompareRun run = run(definition);
        long saturday = Instant.parse("2026-10-23T22:00:00Z").toEpochMilli();
        count(run, partial(saturday + 5 * 60 * MINUTE, 60 * MINUTE, 10));

        run.readUpTo(saturday + Duration.ofDays(9).toMillis());

        assertThat(finals(run))
                .extracting(report -> Duration.between(report.getWindowStart(), report.getWindowEnd()))
                .containsExactly(Duration.ofHours(24), Duration.ofHours(25));
    }

    @Test
    void shouldLearnFromDaysOf23And25HoursAsFromOthers() {
        for (String first : List.of("2026-03-24", "2026-10-20")) {
            rowsByTime.clear();
            MonitorDefinition definition = definition(window(DAY, "Europe/Berlin"));
            long start = LocalDate.parse(first)
                    .atStartOfDay(ZoneId.of("Europe/Berlin"))
                    .toInstant()
                    .toEpochMilli();
            CompareRun run = feed(definition, start);

            List<DriftReport> days =
                    finals(run).filter(report -> report.getFeatureRows() > 0).toList();
            assertThat(days).hasSize(DAYS);
            assertThat(days.get(DAYS - 1).getFeatures().get(0).getReason())
                    .endsWith("φ learned from %d of 30 live windows".formatted(DAYS - 1));
            assertThat(days)
                    .extracting(report -> report.getLevel())
                    .containsOnly(days.get(0).getLevel());
            assertThat(days)
                    .extracting(DriftReport::getWindowLengthMilliseconds)
                    .containsOnly(DAY.toMillis());
        }
    }

    private CompareRun feed(MonitorDefinition definition, long start) {
        SplittableRandom random = new SplittableRandom(SEED);
        CompareRun run = run(definition);
        for (Partial partial : rows(definition, start)) {
            count(run, partial);
            if (random.nextInt(9) == 0) {
                run.readUpTo(partial.getPaneStart());
            }
            if (random.nextInt(200) == 0) {
                run.restart();
            }
        }
        run.readUpTo(start + Duration.ofDays(30).toMillis());
        return run;
    }

    /** Panes with rows from a moment on, for some days by the clocks there. */
    private List<Partial> rows(MonitorDefinition definition, long start) {
        SplittableRandom random = new SplittableRandom(SEED);
        long pane = Panes.length(definition);
        long end = start + DAYS * DAY.toMillis() - 120 * MINUTE;
        return LongStream.iterate(start, time -> time < end, time -> time + Math.max(pane, 30 * MINUTE))
                .mapToObj(time -> partial(time, pane, 1 + random.nextInt(300)))
                .toList();
    }

    private void count(CompareRun run, Partial partial) {
        rowsByTime.put(partial.getPaneStart(), (int) partial.getFeatureRows());
        run.count(partial);
    }

    /** Rows of each final report, in the order of time. */
    private static List<Long> rows(CompareRun run, Duration length) {
        return finals(run)
                .filter(report ->
                        report.getWindowLengthMilliseconds() == length.toMillis() && report.getFeatureRows() > 0)
                .sorted(Comparator.comparing(DriftReport::getWindowStart).thenComparing(DriftReport::getWindowEnd))
                .map(DriftReport::getFeatureRows)
                .toList();
    }

    /** Rows by what they belong to, in the order of time. */
    private <K> List<Long> count(Function<Instant, List<K>> windows) {
        Map<K, Long> rows = new HashMap<>();
        Map<K, Long> first = new TreeMap<>();
        rowsByTime.forEach((time, some) -> windows.apply(Instant.ofEpochMilli(time))
                .forEach(window -> {
                    rows.merge(window, (long) some, Long::sum);
                    first.putIfAbsent(window, time);
                }));
        return first.keySet().stream().map(rows::get).toList();
    }

    private static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    private static Stream<DriftReport> finals(CompareRun run) {
        return run.reports().stream().filter(report -> report.getStage() == ReportStage.FINAL);
    }

    private static long fates(DriftReport report) {
        return report.getFates().stream().mapToLong(fate -> fate.getRecords()).sum();
    }

    private static List<String> hashes(CompareRun run) {
        return run.reports().stream()
                .map(report -> report.getReportId() + " " + report.getContentHash())
                .sorted()
                .collect(Collectors.toList());
    }

    private CompareRun run(MonitorDefinition definition) {
        return new CompareRun(
                new KnownDefinitions(1, List.of(definition), List.of(reference)),
                List.of(Rules.definition(MODEL, 1), Rules.reference(MODEL, "1", reference.referenceId())));
    }

    private Partial partial(long start, long length, int rows) {
        Random random = new Random(start);
        ProfileCounts counts = new ProfileCounts(profile);
        for (int row = 0; row < rows; row++) {
            counts.feature(0).add(random.nextGaussian());
        }
        return Partial.newBuilder()
                .setSeries(MODEL + "|1|all")
                .setPaneStart(start)
                .setPaneLength(length)
                .setLate(false)
                .setDefinitionRevision(1)
                .setReferenceId(reference.referenceId())
                .setCounts(ByteBuffer.wrap(counts.toBytes(new FeatureRange(0, 1))))
                .setFeatureRows(rows)
                .setFates(List.of(new PartitionFate("features", 0, "ON_TIME", 1L)))
                .build();
    }

    private static WindowLength window(Duration length, String zone) {
        return new WindowLength(length.toMillis(), length.toMillis(), zone);
    }

    private static MonitorDefinition definition(WindowLength... windows) {
        return TestDefinitions.unscored(MODEL, 1, windows);
    }
}
