package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.BinCount;
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
import io.driftmeter.monitor.plan.ComparePlan;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.TimeRange;
import io.driftmeter.statistics.reference.WindowVariation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows minute by minute over some days, on time and late, in windows of many lengths. */
class PaneChainTest {

    private static final long SEED = 20_261_122;
    private static final String MODEL = "credit";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final int MINUTES = 2 * 24 * 60;

    private final List<Rows> batch = new ArrayList<>();
    private ReferenceProfile profile = profile(ZoneId.of("UTC"), false);
    private String referenceId = "";

    /** Rows of one minute: so many low values, so many high ones. */
    private record Rows(long minute, boolean late, int low, int high) {
        boolean isIn(DriftReport report) {
            return minute >= report.getWindowStart().toEpochMilli()
                    && minute < report.getWindowEnd().toEpochMilli()
                    && (!late || report.getStage() == ReportStage.FINAL);
        }
    }

    @Test
    void shouldReportWhatABatchCountsWhateverPanesHaveBeenSummed() {
        List<WindowLength> windows = List.of(
                TestDefinitions.window(Duration.ofMinutes(5)),
                TestDefinitions.window(Duration.ofMinutes(90), Duration.ofMinutes(30)),
                TestDefinitions.window(Duration.ofHours(24), Duration.ofHours(1)),
                TestDefinitions.window(Duration.ofDays(2)));
        CompareRun run = run(profile(ZoneId.of("UTC"), false), windows);
        long most = feed(run);

        List<DriftReport> reports = withRows(run);
        assertThat(reports).allSatisfy(report -> {
            List<Rows> its = batch.stream().filter(rows -> rows.isIn(report)).toList();
            assertThat(bins(report))
                    .as("%s %s to %s", report.getStage(), report.getWindowStart(), report.getWindowEnd())
                    .extracting(BinCount::getLive)
                    .containsExactly(
                            its.stream().mapToLong(Rows::low).sum(),
                            its.stream().mapToLong(Rows::high).sum());
            assertThat(report.getFeatureRows())
                    .isEqualTo(its.stream()
                            .mapToLong(rows -> rows.low() + rows.high())
                            .sum());
        });
        for (WindowLength window : windows) {
            assertThat(reports.stream().filter(report -> isOf(window, report)).filter(PaneChainTest::isFinal))
                    .as("windows of %d every %d", window.getLengthMilliseconds(), window.getAdvanceMilliseconds())
                    .hasSize((int) windowsWithRows(window));
        }
        assertThat(fates(run)).isEqualTo(batch.size());
        // 48 hours, 3 hours of 5 minutes and a quarter of an hour of minutes, on time and late; 2,880 minutes without
        // the chain.
        assertThat(most).isBetween(48L, 2 * (48L + 36 + 16));
        assertThat(planned(windows, Duration.ofDays(1))).isBetween(most, 3 * most);
    }

    @Test
    void shouldKeepApartWhatSeasonsTellApart() {
        ReferenceProfile profile = profile(ZoneId.of("Asia/Kolkata"), true);
        WindowLength window = TestDefinitions.window(Duration.ofHours(3), Duration.ofHours(1));
        CompareRun run = run(profile, List.of(window, TestDefinitions.window(Duration.ofMinutes(5))));
        long most = feed(run);

        List<DriftReport> reports =
                withRows(run).stream().filter(report -> isOf(window, report)).toList();
        assertThat(planned(List.of(window, TestDefinitions.window(Duration.ofMinutes(5))), Duration.ofMinutes(5)))
                .isBetween(most, 3 * most);
        assertThat(reports).hasSizeGreaterThan(90).allSatisfy(report -> {
            double rows = report.getFeatureRows();
            double low = batch.stream()
                    .filter(some -> some.isIn(report))
                    .mapToDouble(some -> (some.low() + some.high()) / rows * lowShare(kolkataHour(some.minute())))
                    .sum();
            double reference =
                    bins(report).stream().mapToLong(BinCount::getReference).sum();
            assertThat(bins(report).get(0).getReference() / reference)
                    .as("window %s", report.getWindowStart())
                    .isCloseTo(low, within(0.002));
        });
    }

    /** The panes that the plan of the state reckons with, on time and late. */
    private static long planned(List<WindowLength> windows, Duration longestPane) {
        return 2
                * ComparePlan.panes(definition(windows), longestPane.toMillis()).stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private static MonitorDefinition definition(List<WindowLength> windows) {
        return TestDefinitions.unscored(MODEL, 1, windows.toArray(WindowLength[]::new));
    }

    /** Feeds all rows, restarts now and then, and returns the most panes that were kept at once. */
    private long feed(CompareRun run) {
        SplittableRandom random = new SplittableRandom(SEED);
        long most = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            long time = START + minute * MINUTE;
            if (random.nextInt(5) < 3) {
                count(run, new Rows(time, false, random.nextInt(20), 1 + random.nextInt(20)));
            }
            if (minute > 8 && random.nextInt(5) == 0) {
                count(run, new Rows(time - 8 * MINUTE, true, random.nextInt(5), 1 + random.nextInt(5)));
            }
            if (random.nextInt(7) == 0) {
                run.readUpTo(time + MINUTE);
                most = Math.max(most, run.panes());
            }
            if (random.nextInt(500) == 0) {
                run.restart();
            }
        }
        run.readUpTo(START + MINUTES * MINUTE + Duration.ofDays(4).toMillis());
        return most;
    }

    private void count(CompareRun run, Rows rows) {
        batch.add(rows);
        run.count(partial(rows));
    }

    private long windowsWithRows(WindowLength window) {
        long length = window.getLengthMilliseconds();
        long advance = window.getAdvanceMilliseconds();
        long first = Math.floorDiv(START - length, advance);
        return LongStream.rangeClosed(first, (START + MINUTES * MINUTE) / advance)
                .map(number -> number * advance)
                .filter(start ->
                        batch.stream().anyMatch(rows -> rows.minute() >= start && rows.minute() < start + length))
                .count();
    }

    private static long fates(CompareRun run) {
        return run.reports().stream()
                .filter(PaneChainTest::isFinal)
                .flatMap(report -> report.getFates().stream())
                .mapToLong(fate -> fate.getRecords())
                .sum();
    }

    private static List<DriftReport> withRows(CompareRun run) {
        return run.reports().stream()
                .filter(report -> report.getFeatureRows() > 0)
                .toList();
    }

    private static boolean isOf(WindowLength window, DriftReport report) {
        return Duration.between(report.getWindowStart(), report.getWindowEnd()).toMillis()
                == window.getLengthMilliseconds();
    }

    private static boolean isFinal(DriftReport report) {
        return report.getStage() == ReportStage.FINAL;
    }

    private static List<BinCount> bins(DriftReport report) {
        return report.getFeatures().get(0).getBins();
    }

    private static int kolkataHour(long time) {
        return Instant.ofEpochMilli(time).atZone(ZoneId.of("Asia/Kolkata")).getHour();
    }

    private static double lowShare(int hour) {
        return hour < 8 || hour >= 20 ? 0.75 : 0.25;
    }

    private CompareRun run(ReferenceProfile of, List<WindowLength> windows) {
        profile = of;
        Reference reference = TestReferences.of(of, MODEL, "1");
        referenceId = reference.referenceId();
        return new CompareRun(
                new KnownDefinitions(1, List.of(definition(windows)), List.of(reference)),
                List.of(Rules.definition(MODEL, 1), Rules.reference(MODEL, "1", referenceId)));
    }

    private Partial partial(Rows rows) {
        ProfileCounts counts = new ProfileCounts(profile);
        IntStream.range(0, rows.low()).forEach(row -> counts.feature(0).add(-1.0));
        IntStream.range(0, rows.high()).forEach(row -> counts.feature(0).add(1.0));
        return Partial.newBuilder()
                .setSeries(MODEL + "|1|all")
                .setPaneStart(rows.minute())
                .setPaneLength(MINUTE)
                .setLate(rows.late())
                .setDefinitionRevision(1)
                .setReferenceId(referenceId)
                .setCounts(ByteBuffer.wrap(counts.toBytes(new FeatureRange(0, 1))))
                .setFeatureRows(rows.low() + rows.high())
                .setFates(List.of(new PartitionFate("features", 0, rows.late() ? "LATE" : "ON_TIME", 1L)))
                .build();
    }

    private static ReferenceProfile profile(ZoneId zone, boolean seasonal) {
        NumericScale scale =
                new NumericScale(new Cells(new double[] {0}, new int[0], new double[] {0}), false, -1, 1, -20);
        NumericCounts whole = new NumericCounts(scale);
        IntStream.range(0, 48_000).forEach(row -> whole.add(row % 2 == 0 ? -1.0 : 1.0));
        List<long[]> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            long low = Math.round(1_000 * lowShare(SeasonSlots.hourOf(slot)));
            slots.add(new long[] {low, 1_000 - low});
        }
        SeasonalCounts seasons =
                new SeasonalCounts(slots, 28, List.of(new WindowVariation(3 * HOUR, 672, 1_000, 0.0005, 27)));
        NumericReference feature = new NumericReference(
                "load",
                whole,
                List.of(new WindowVariation(3 * HOUR, 672, 1_000, 0.0625)),
                OptionalDouble.empty(),
                seasonal ? Optional.of(seasons) : Optional.empty(),
                List.of(),
                0);
        return new ReferenceProfile(
                List.of(feature),
                whole.rows(),
                Optional.of(new TimeRange(START - 28 * 24 * HOUR, START)),
                false,
                Optional.empty(),
                zone,
                Optional.empty());
    }
}
