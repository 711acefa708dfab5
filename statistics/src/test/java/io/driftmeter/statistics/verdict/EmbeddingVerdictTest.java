package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SlotRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingVerdictTest {
    private static final long SEED = 20261121;
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final double WINDOW_LEVEL = 0.01;

    private final Random random = new Random(SEED);
    private final DriftJudge judge = new DriftJudge(DriftSettings.defaults());

    @Test
    void shouldFindArraysOfTheReferenceStable() {
        FeatureFinding finding = judged(reference(true), 1, 0);
        assertThat(finding.verdict()).isInstanceOf(DriftVerdict.Stable.class);
        assertThat(finding.reason()).contains("cosine_ks", "norm_ks");
        assertThat(finding.statistics())
                .extracting(StatisticFinding::statistic)
                .startsWith("cosine_ks", "norm_ks", "component_shift", "components_shifted", "missing_rate")
                .contains("infinite_rate")
                .doesNotContain("unseen_rate");
    }

    @Test
    void shouldFindLongerArraysOfTheSameDirectionByTheirNorm() {
        FeatureFinding finding = judged(reference(true), 1.5, 0);
        assertThat(finding.verdict()).isInstanceOf(DriftVerdict.Drift.class);
        assertThat(finding.reason()).startsWith("norm_ks").doesNotContain("cosine_ks");
        assertThat(finding.effect()).isEqualTo(EffectBand.MAJOR);
    }

    @Test
    void shouldFindOtherDirectionsByTheirCosine() {
        FeatureFinding finding = judged(reference(true), 1, -0.3);
        assertThat(finding.verdict()).isInstanceOf(DriftVerdict.Drift.class);
        assertThat(finding.reason()).contains("cosine_ks");
    }

    @Test
    void shouldShareTheLevelAmongTwoTestsOfTheDistributionAndFourOfRates() {
        ProfileCounts live = live(reference(true), 1, 0);
        double level = judge.judge(live, DAY, WINDOW_LEVEL).level().orElseThrow();
        assertThat(level).isEqualTo(FalseAlarmBudget.levelForOneTest(WINDOW_LEVEL, 6));
        assertThat(level).isNotEqualTo(FalseAlarmBudget.levelForOneTest(WINDOW_LEVEL, 5));
    }

    @Test
    void shouldLearnFromLiveWindowsHowBothVaryWhereTheReferenceHasNoTimes() {
        ReferenceProfile reference = reference(false);
        LiveVariations learned = new LiveVariations(reference);
        assertThat(judged(reference, 1.5, 0).verdict()).isInstanceOf(DriftVerdict.NotEnoughData.class);
        for (int day = 0; day < LearnedVariation.WINDOWS; day++) {
            learned.add(day * DAY, (day + 1) * DAY, live(reference, 1, 0), judge);
        }
        LiveVariations read = new LiveVariations(reference);
        read.putFrom(learned.toBytes(reference.groups(1_000_000).get(0)));
        LiveWindow window = new LiveWindow(DAY, new SlotRows(), new SlotRows(), read.until(31 * DAY, DAY));

        FeatureFinding finding = judge.judge(live(reference, 1.5, 0), window, WINDOW_LEVEL)
                .features()
                .get(0);
        assertThat(finding.verdict()).isInstanceOf(DriftVerdict.Drift.class);
        assertThat(finding.reason()).startsWith("norm_ks");
    }

    private FeatureFinding judged(ReferenceProfile reference, double factor, double shift) {
        return judge.judge(live(reference, factor, shift), DAY, WINDOW_LEVEL)
                .features()
                .get(0);
    }

    private ProfileCounts live(ReferenceProfile reference, double factor, double shift) {
        ProfileCounts live = new ProfileCounts(reference);
        for (int row = 0; row < 500; row++) {
            live.feature(0).add(array(factor, shift));
        }
        return live;
    }

    private ReferenceProfile reference(boolean timed) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(DAY)));
        for (int row = 0; row < 10_000; row++) {
            builder.add(Map.of("text", array(1, 0)), timed ? OptionalLong.of(row * DAY / 250) : OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }

    private double[] array(double factor, double shift) {
        double[] array = new double[10];
        for (int i = 0; i < array.length; i++) {
            array[i] = factor * (1 + 0.5 * random.nextGaussian()) + (i % 2 == 0 ? shift : -shift);
        }
        return array;
    }
}
