package io.driftmeter.statistics.verdict;

import static io.driftmeter.statistics.verdict.JudgedModel.WINDOW_MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.reference.ProfileCounts;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftJudgeTest {
    private static final long SEED = 20_261_121;
    private static final double WINDOW_LEVEL = 1e-4;
    private static final DriftJudge JUDGE = new DriftJudge(JudgedModel.ANY_HOUR);

    private final JudgedModel model = JudgedModel.independentRows(SEED, 20_000, 1_000);
    private final Random random = new Random(SEED + 1);

    @Test
    void shouldBeStableWhereNothingChanged() {
        WindowFinding finding = judge(model.window(random, 1_000, row -> {}));
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.Stable());
        assertThat(finding.features())
                .extracting(FeatureFinding::name)
                .containsExactly("income", "prediction", "region", "score");
        assertThat(finding.features()).allSatisfy(feature -> {
            assertThat(feature.verdict()).isEqualTo(new DriftVerdict.Stable());
            assertThat(feature.reason()).startsWith("not significant: ");
            assertThat(feature.smallestDetectableShift()).isEmpty();
        });
        // Four distribution tests and four rates each: missing, wrong type, NaN, and infinite or unseen.
        assertThat(finding.level().orElseThrow()).isCloseTo(WINDOW_LEVEL / 20, within(1e-18));
    }

    @Test
    void shouldNameTheFeatureThatMovedAndWhy() {
        WindowFinding finding = judge(model.window(random, 1_000, row -> row.income += 0.8));
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.Drift());
        FeatureFinding income = feature(finding, "income");
        assertThat(income.verdict()).isEqualTo(new DriftVerdict.Drift());
        assertThat(income.effect()).isEqualTo(EffectBand.MAJOR);
        assertThat(income.reason())
                .matches(
                        "ks 0\\.\\d+ \\(minor from 0\\.1000 on\\), p 10\\^-\\d+\\.\\d at level 10\\^-5\\.3, 1000 rows");
        StatisticFinding ks = statistic(income, "ks");
        assertThat(ks.primary()).isTrue();
        assertThat(ks.log10VerdictPValue().orElseThrow())
                .isGreaterThan(ks.log10PValue().orElseThrow());
        assertThat(income.statistics())
                .extracting(StatisticFinding::statistic)
                .containsExactly(
                        "ks",
                        "psi",
                        "psi_corrected",
                        "psi_null_quantile",
                        "js_distance",
                        "hellinger",
                        "total_variation",
                        "le_cam",
                        "chi_square",
                        "g",
                        "l_infinity",
                        "cramer_von_mises",
                        "wasserstein",
                        "wasserstein_sd",
                        "mean_shift",
                        "spread_ratio",
                        "below_minimum_rate",
                        "above_maximum_rate",
                        "missing_rate",
                        "wrong_type_rate",
                        "nan_rate",
                        "infinite_rate");
        assertThat(income.bins()).hasSize(10);
        assertThat(statistic(income, "mean_shift").value().value().orElseThrow())
                .isCloseTo(0.8, within(0.1));
        // The outermost cells of this reference go to ±10: the distance is as coarse as they are wide.
        assertThat(statistic(income, "wasserstein_sd").value().value().orElseThrow())
                .isCloseTo(0.8, within(0.4));
        assertThat(statistic(income, "js_distance").effect()).contains(EffectBand.MAJOR);
        assertThat(statistic(income, "hellinger").effect()).isEmpty();
        assertThat(income.quantiles().get(3).reference().orElseThrow()).isCloseTo(0, within(0.05));
        assertThat(income.quantiles().get(3).live().orElseThrow()).isCloseTo(0.8, within(0.15));
        assertThat(income.log10QValue().orElseThrow())
                .isCloseTo(ks.log10VerdictPValue().orElseThrow() + Math.log10(4), within(1e-12));
        assertThat(feature(finding, "region").log10QValue().orElseThrow())
                .isGreaterThan(income.log10QValue().orElseThrow());
        assertThat(income.bins().stream().mapToLong(BinFinding::live).sum()).isEqualTo(1_000);
        assertThat(feature(finding, "region").verdict()).isEqualTo(new DriftVerdict.Stable());
    }

    @Test
    void shouldFindAShareThatMovedAndAnUnseenCategory() {
        WindowFinding finding =
                judge(model.window(random, 1_000, row -> row.region = row.number % 4 == 0 ? "mars" : row.region));
        FeatureFinding region = feature(finding, "region");
        assertThat(region.verdict()).isEqualTo(new DriftVerdict.Drift());
        assertThat(statistic(region, "l_infinity").primary()).isTrue();
        assertThat(statistic(region, "unseen_rate").primary()).isTrue();
        assertThat(statistic(region, "unseen_rate").value()).isEqualTo(Measurement.of(0.25));
        assertThat(region.bins()).contains(new BinFinding("(unseen)", 0, 250));
        assertThat(statistic(region, "new_categories").value()).isEqualTo(Measurement.of(1));
        assertThat(statistic(region, "vanished_categories").value()).isEqualTo(Measurement.of(0));
        assertThat(region.quantiles()).isEmpty();
    }

    @Test
    void shouldRestTheVerdictOnTheRateAloneWhereOnlyValuesWentMissing() {
        WindowFinding finding = judge(model.window(random, 2_000, row -> row.incomeMissing = row.number % 10 == 0));
        FeatureFinding income = feature(finding, "income");
        assertThat(income.verdict()).isEqualTo(new DriftVerdict.Drift());
        assertThat(income.effect()).isEqualTo(EffectBand.MAJOR);
        assertThat(statistic(income, "ks").primary()).isFalse();
        StatisticFinding missing = statistic(income, "missing_rate");
        assertThat(missing.primary()).isTrue();
        assertThat(missing.value()).isEqualTo(Measurement.of(0.1));
        assertThat(missing.threshold()).isEqualTo(OptionalDouble.of(0.01));
        assertThat(missing.effect()).contains(EffectBand.MAJOR);
        Interval interval = missing.interval().orElseThrow();
        assertThat(interval.lower()).isBetween(0.08, 0.1);
        assertThat(interval.upper()).isBetween(0.1, 0.12);
        assertThat(missing.note()).startsWith("reference 0; minor from a change of 0.01000 on");
    }

    @Test
    void shouldFindDriftWhereEveryValueIsMissing() {
        FeatureFinding income = feature(judge(model.window(random, 1_000, row -> row.incomeMissing = true)), "income");
        assertThat(income.verdict()).isEqualTo(new DriftVerdict.Drift());
        assertThat(statistic(income, "ks").value()).isEqualTo(Measurement.unknown("no live rows"));
        assertThat(statistic(income, "missing_rate").primary()).isTrue();
    }

    @Test
    void shouldSayWhatTooFewRowsCouldHaveShown() {
        WindowFinding finding = judge(model.window(random, 99, row -> row.income += 5));
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
        assertThat(finding.level()).isEmpty();
        FeatureFinding income = feature(finding, "income");
        assertThat(income.effect()).isEqualTo(EffectBand.MAJOR);
        assertThat(income.smallestDetectableShift().orElseThrow()).isBetween(0.25, 0.5);
        assertThat(income.reason())
                .startsWith(
                        "99 rows with a value, 100 are needed; the smallest shift that could have been shown is 0.");
    }

    @Test
    void shouldJudgeNothingInAnEmptyWindow() {
        WindowFinding finding = judge(new ProfileCounts(model.reference()));
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
        assertThat(finding.features()).allSatisfy(feature -> {
            assertThat(feature.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
            assertThat(feature.reason()).isEqualTo("no live rows");
        });
    }

    @Test
    void shouldNotJudgeDriftWhereTheVariationBetweenWindowsIsUnknown() {
        ProfileCounts window = model.window(random, 1_000, row -> {
            row.income += 5;
            row.incomeMissing = row.number % 10 == 0;
        });
        FeatureFinding other = feature(JUDGE.judge(window, WINDOW_MILLISECONDS + 1, WINDOW_LEVEL), "score");
        assertThat(other.verdict()).isEqualTo(new DriftVerdict.NotEnoughData(OptionalDouble.empty()));
        assertThat(other.reason())
                .contains("the reference has no event times, or under 20 windows; φ learned from 0 of 30 live windows");
        FeatureFinding income = feature(JUDGE.judge(window, WINDOW_MILLISECONDS + 1, WINDOW_LEVEL), "income");
        assertThat(statistic(income, "ks").log10VerdictPValue()).isEmpty();
        assertThat(statistic(income, "ks").primary()).isFalse();
        assertThat(statistic(income, "missing_rate").primary()).isTrue();
    }

    @Test
    void shouldNotJudgeWhereTheReferenceSwingsMoreThanTheRowsCanTell() {
        JudgedModel swinging = JudgedModel.withVariation(SEED, 20_000, 1_000, 0.01);
        FeatureFinding income = feature(judge(swinging.window(random, 1_000, row -> row.income += 0.8)), "income");
        assertThat(income.verdict()).isInstanceOf(DriftVerdict.NotEnoughData.class);
        assertThat(income.reason())
                .startsWith("1000 rows tell as much as 25.00 independent ones (φ 40.00), 30 are needed");
    }

    @Test
    void shouldNotCallASignificantChangeDriftThatIsTooSmallToMatter() {
        JudgedModel large = JudgedModel.independentRows(SEED, 200_000, 100_000);
        WindowFinding finding = judge(large.window(random, 100_000, row -> row.income += 0.1));
        FeatureFinding income = feature(finding, "income");
        assertThat(income.verdict()).isEqualTo(new DriftVerdict.Stable());
        assertThat(income.effect()).isEqualTo(EffectBand.NONE);
        assertThat(income.reason()).startsWith("significant, but too small to matter: ks 0.0");
    }

    @Test
    void shouldLeaveIgnoredFeaturesOut() {
        DriftSettings ignoring = new DriftSettings(100, DriftEffects.defaults(), DailyPattern.NONE, Set.of("income"));
        ProfileCounts window = model.window(random, 1_000, row -> row.income += 5);
        WindowFinding finding = new DriftJudge(ignoring).judge(window, WINDOW_MILLISECONDS, WINDOW_LEVEL);
        assertThat(finding.verdict()).isEqualTo(new DriftVerdict.Stable());
        assertThat(finding.features())
                .extracting(FeatureFinding::name)
                .containsExactly("prediction", "region", "score");
    }

    @Test
    void shouldHoldTheLevelWithoutDrift() {
        int windows = 2_000;
        double level = 0.01;
        int falseAlarms = 0;
        for (int window = 0; window < windows; window++) {
            FeatureFinding income = JUDGE.judge(
                    model.reference().feature("income").orElseThrow(),
                    model.window(random, 200, row -> {}).feature(0),
                    LiveWindow.ofLength(WINDOW_MILLISECONDS),
                    level);
            double log10P = statistic(income, "ks").log10VerdictPValue().orElseThrow();
            falseAlarms += log10P <= Math.log10(level) ? 1 : 0;
        }
        double mostAtLevel = windows * level + 3 * Math.sqrt(windows * level);
        assertThat((double) falseAlarms).describedAs("seed %d", SEED).isLessThanOrEqualTo(mostAtLevel);
    }

    private static WindowFinding judge(ProfileCounts window) {
        return JUDGE.judge(window, WINDOW_MILLISECONDS, WINDOW_LEVEL);
    }

    private static FeatureFinding feature(WindowFinding finding, String name) {
        return finding.features().stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static StatisticFinding statistic(FeatureFinding finding, String name) {
        return finding.statistics().stream()
                .filter(statistic -> statistic.statistic().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
