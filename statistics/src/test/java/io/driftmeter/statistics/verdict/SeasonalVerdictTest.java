package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.SlotRows;
import io.driftmeter.statistics.reference.TimeRange;
import io.driftmeter.statistics.reference.WindowVariation;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonalVerdictTest {
    private static final long SEED = 20_261_122;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final DriftJudge JUDGE = new DriftJudge(DriftSettings.defaults());
    /** One false page in 30 days, three kinds of alert, hourly windows. */
    private static final double WINDOW_LEVEL = 1.0 / 720;

    @Test
    void shouldCompareAWindowWithTheMixtureOfItsSlots() {
        FeatureFinding finding = judge(DriftSettings.defaults(), window(2 * HOUR, 75, 25, 0), 50, 50);

        // The mixture of SeasonalCountsTest: 289 and 203 rows. D = |0.5 − 289 / 492|.
        StatisticFinding ks = statistic(finding, "ks");
        assertThat(ks.value().value().orElseThrow()).isCloseTo(0.08739837398373984, within(1e-12));
        // V = 0.004, 90 rows a window: φ = 1.44, z² = D² · 90 · 492 / 582 / 1.44, and 2 (1 + 4 z² / 27)^(−27/2) < 1.
        assertThat(ks.log10VerdictPValue().orElseThrow()).isCloseTo(-0.039434883067607576, within(1e-9));
        assertThat(ks.note())
                .isEqualTo(
                        "threshold from the monitor; compared with weekdays 08–10 UTC; p allows for what the hours leave"
                                + " of the variation between 336 windows of 28 days of the reference, φ 1.440 with 27 degrees of freedom");
        assertThat(finding.bins())
                .containsExactly(new BinFinding("(-inf, 0.0]", 289, 50), new BinFinding("(0.0, inf)", 203, 50));
        assertThat(finding.statistics())
                .filteredOn(statistic -> List.of("psi", "js_distance", "chi_square", "l_infinity")
                        .contains(statistic.statistic()))
                .hasSize(4)
                .allSatisfy(statistic -> assertThat(statistic.note()).endsWith("compared with weekdays 08–10 UTC"));
        assertThat(statistic(finding, "l_infinity").value().value().orElseThrow())
                .isCloseTo(0.08739837398373984, within(1e-12));
    }

    @Test
    void shouldNotJudgeAWindowInHoursOfWhichTheReferenceHasNoRows() {
        FeatureFinding finding = judge(DriftSettings.defaults(), window(3 * HOUR, 75, 25, 10), 100, 10);

        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
        assertThat(finding.reason())
                .isEqualTo("it covers hours of which the reference has no rows: weekdays 10–11 UTC");
    }

    @Test
    void shouldNotJudgeASeasonalFeatureByRowsOfUnknownHours() {
        FeatureFinding finding = judge(DriftSettings.defaults(), LiveWindow.ofLength(2 * HOUR), 100, 10);

        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
        assertThat(finding.reason()).isEqualTo("it is unknown which hours its rows are of");
    }

    @Test
    void shouldCompareWholeWeeksWithTheWholeReference() {
        FeatureFinding finding = judge(DriftSettings.defaults(), window(7 * DAY, 75, 25, 0), 70, 30);

        assertThat(statistic(finding, "ks").value().value().orElseThrow()).isCloseTo(0.7 - 310.0 / 500, within(1e-12));
        assertThat(statistic(finding, "ks").note())
                .doesNotContain("compared with")
                .contains("40 windows");
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.Stable());
    }

    @Test
    void shouldSayWhatTooFewRowsOfAnHourCouldHaveShown() {
        FeatureFinding finding = judge(DriftSettings.defaults(), window(2 * HOUR, 60, 20, 0), 50, 30);

        // Of 80 rows against a mixture of 500 at level 0.01 with ν = 27: D = √(27 expm1(2/27 ln(2/0.01)) / 4 · 1.44 ·
        // 572 / 80 / 492).
        double t = 27 * Math.expm1(2.0 / 27 * Math.log(200));
        assertThat(finding.smallestDetectableShift().orElseThrow())
                .isCloseTo(Math.sqrt(t / 4 * 1.44 * (1 / 80.0 + 1 / 492.0)), within(1e-9));
        assertThat(finding.reason()).startsWith("80 rows with a value, 100 are needed; the smallest shift");
    }

    @Test
    void shouldNotJudgePartsOfADayWhereTheHoursAreUnknown() {
        ReferenceProfile threeWeeks = reference(Optional.of(new TimeRange(0, 21 * DAY)), Optional.empty());
        FeatureFinding finding = only(JUDGE.judge(counts(threeWeeks, 100, 10), 2 * HOUR, 0.01));
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
        assertThat(finding.reason())
                .isEqualTo("how the hours of the day differ is unknown: the reference spans under 28 days");
        assertThat(finding.effect()).isEqualTo(EffectBand.MAJOR);

        ReferenceProfile withoutTimes = reference(Optional.empty(), Optional.empty());
        assertThat(only(JUDGE.judge(counts(withoutTimes, 100, 10), 2 * HOUR, 0.01))
                        .reason())
                .isEqualTo("how the hours of the day differ is unknown: the reference has no event times");
    }

    @Test
    void shouldJudgePartsOfADayWhereTheHoursWereLookedAtOrDoNotDiffer() {
        ReferenceProfile fourWeeks = reference(Optional.of(new TimeRange(0, 28 * DAY)), Optional.empty());
        assertThat(only(JUDGE.judge(counts(fourWeeks, 100, 10), 2 * HOUR, 0.01)).verdict())
                .isEqualTo(new DriftVerdict.Drift());

        ReferenceProfile threeWeeks = reference(Optional.of(new TimeRange(0, 21 * DAY)), Optional.empty());
        assertThat(only(new DriftJudge(JudgedModel.ANY_HOUR).judge(counts(threeWeeks, 100, 10), 2 * HOUR, 0.01))
                        .verdict())
                .isEqualTo(new DriftVerdict.Drift());
        assertThat(only(JUDGE.judge(counts(threeWeeks, 100, 10), DAY, 0.01)).verdict())
                .as("whole days")
                .isEqualTo(new DriftVerdict.Drift());
    }

    @Test
    void shouldBeQuietThroughADailySwingAndFindAShiftOfOneStandardDeviation() {
        SwingingModel model = new SwingingModel(SEED);
        List<SwingingModel.Hour> quiet = model.live(0);
        List<SwingingModel.Hour> shifted = model.live(1);

        assertThat(drifted(quiet)).describedAs("seed %d", SEED).isZero();
        assertThat(drifted(shifted)).describedAs("seed %d", SEED).isGreaterThan(shifted.size() * 95 / 100);
    }

    @Test
    void shouldFindNoShiftWhereAllHoursAreOne() {
        SwingingModel model = new SwingingModel(SEED);
        DriftJudge blind = new DriftJudge(JudgedModel.ANY_HOUR);
        ReferenceProfile profile = model.reference();
        NumericReference seasonal = (NumericReference) profile.features().get(0);
        NumericReference without =
                new NumericReference(seasonal.name(), seasonal.counts(), seasonal.variation(), OptionalDouble.empty());

        long found = model.live(1).stream()
                .map(hour -> blind.judge(without, hour.counts().feature(0), hour.window(), 1e-4))
                .filter(finding -> finding.verdict() instanceof DriftVerdict.Drift)
                .count();

        assertThat(found).as("what seasons are for").isZero();
    }

    private static long drifted(List<SwingingModel.Hour> hours) {
        return hours.stream()
                .map(hour -> JUDGE.judge(hour.counts(), hour.window(), WINDOW_LEVEL))
                .filter(finding -> finding.verdict() instanceof DriftVerdict.Drift)
                .count();
    }

    private static FeatureFinding judge(DriftSettings settings, LiveWindow window, int low, int high) {
        ReferenceProfile reference = reference(Optional.of(new TimeRange(0, 28 * DAY)), Optional.of(seasons()));
        ProfileCounts counts = counts(reference, low, high);
        return new DriftJudge(settings).judge(reference.features().get(0), counts.feature(0), window, 0.01);
    }

    private static LiveWindow window(long length, int atEight, int atNine, int atTen) {
        SlotRows rows = new SlotRows();
        rows.add(8, atEight);
        rows.add(9, atNine);
        rows.add(10, atTen);
        return new LiveWindow(length, rows, new SlotRows(), Map.of());
    }

    private static ProfileCounts counts(ReferenceProfile reference, int low, int high) {
        ProfileCounts counts = new ProfileCounts(reference);
        fill(counts.feature(0), low, high);
        return counts;
    }

    private static void fill(FeatureCounts counts, int low, int high) {
        IntStream.range(0, low).forEach(row -> counts.add(-1.0));
        IntStream.range(0, high).forEach(row -> counts.add(1.0));
    }

    private static ReferenceProfile reference(Optional<TimeRange> time, Optional<SeasonalCounts> seasons) {
        NumericCounts counts = new NumericCounts(
                new NumericScale(new Cells(new double[] {0}, new int[0], new double[] {0}), false, -1, 1, -20));
        fill(counts, 310, 190);
        List<WindowVariation> variation = List.of(
                new WindowVariation(2 * HOUR, 40, 90, 0.004),
                new WindowVariation(DAY, 40, 90, 0.004),
                new WindowVariation(7 * DAY, 40, 90, 0.004));
        NumericReference feature =
                new NumericReference("load", counts, variation, OptionalDouble.empty(), seasons, List.of(), 0);
        return new ReferenceProfile(
                List.of(feature), 500, time, false, Optional.empty(), ZoneOffset.UTC, Optional.empty());
    }

    private static SeasonalCounts seasons() {
        List<long[]> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            slots.add(new long[2]);
        }
        slots.set(8, new long[] {300, 100});
        slots.set(9, new long[] {10, 90});
        return new SeasonalCounts(
                slots,
                28,
                List.of(
                        new WindowVariation(2 * HOUR, 336, 90, 0.004, 27),
                        new WindowVariation(3 * HOUR, 224, 90, 0.004, 27)));
    }

    private static FeatureFinding only(WindowFinding finding) {
        assertThat(finding.features()).hasSize(1);
        return finding.features().get(0);
    }

    private static StatisticFinding statistic(FeatureFinding finding, String name) {
        return finding.statistics().stream()
                .filter(statistic -> statistic.statistic().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
