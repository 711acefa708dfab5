package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SlotRows;
import io.driftmeter.statistics.reference.WindowVariation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveVariationsTest {
    private static final long SEED = 20_261_123;
    /** Not the length that the reference knows. */
    private static final long LENGTH = 2 * JudgedModel.WINDOW_MILLISECONDS;

    private static final DriftJudge JUDGE = new DriftJudge(JudgedModel.ANY_HOUR);

    private final JudgedModel model = JudgedModel.independentRows(SEED, 20_000, 1_000);
    private final Random random = new Random(SEED);
    private final LiveVariations learned = new LiveVariations(model.reference());

    @Test
    void shouldKnowNothingUntilThirtyWindows() {
        for (int window = 0; window < 29; window++) {
            add(window, model.window(random, 200, row -> {}));
        }
        assertThat(until(29)).containsOnlyKeys("income", "prediction", "region", "score");
        assertThat(until(29).values()).allSatisfy(known -> {
            assertThat(known.windows()).isEqualTo(29);
            assertThat(known.variation()).isEmpty();
        });
    }

    @Test
    void shouldLearnTheLargestVarianceOfACumulativeShare() {
        List<ProfileCounts> windows = new ArrayList<>();
        for (int window = 0; window < 30; window++) {
            double level = random.nextGaussian() / 5;
            ProfileCounts counts = model.window(random, 200 + window, row -> row.income += level);
            add(window, counts);
            windows.add(counts);
        }
        WindowVariation income = until(30, "income").variation().orElseThrow();
        assertThat(income.windowMilliseconds()).isEqualTo(LENGTH);
        assertThat(income.windows()).isEqualTo(30);
        assertThat(income.degreesOfFreedom()).isEqualTo(29);
        assertThat(income.rowsPerWindow()).isEqualTo(214.5);
        assertThat(income.largestVariance()).isCloseTo(largestVariance(windows), within(1e-15));
        // A normal's share below its middle moves by 0.4 a standard deviation, beside sampling: (0.4 / 5)² + 0.25 /
        // 214.5.
        assertThat(income.largestVariance()).describedAs("seed %d", SEED).isBetween(0.004, 0.012);
    }

    @Test
    void shouldLearnTheVarianceOfCategoriesShares() {
        for (int window = 0; window < 30; window++) {
            boolean odd = window % 2 == 1;
            add(window, model.window(random, 400, row -> row.region = row.number % 4 == 0 == odd ? "east" : "west"));
        }
        // The share of east is 0.25 in odd windows and 0.75 in even ones: a variance of 0.0625 · 30 / 29.
        assertThat(until(30, "region").variation().orElseThrow().largestVariance())
                .isCloseTo(0.0625 * 30 / 29, within(1e-15));
    }

    @Test
    void shouldLearnHowNormsAndCosinesOfArraysVary() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 2_000; row++) {
            builder.add(Map.of("vector", array(1)), OptionalLong.empty());
        }
        ReferenceProfile reference = builder.build(Optional.empty());
        LiveVariations ofArrays = new LiveVariations(reference);
        for (int window = 0; window < 30; window++) {
            ProfileCounts counts = new ProfileCounts(reference);
            for (int row = 0; row < 200; row++) {
                counts.feature(0).add(array(window % 2 == 0 ? 1e-6 : 1e6));
            }
            ofArrays.add(window * LENGTH, (window + 1) * LENGTH, counts, JUDGE);
        }
        LiveVariations read = new LiveVariations(reference);
        read.putFrom(ofArrays.toBytes(new FeatureRange(0, 1)));

        // All norms are below every decile in even windows and above in odd ones: the share is 1 or 0.
        assertThat(read.until(30 * LENGTH, LENGTH).values())
                .singleElement()
                .extracting(known -> known.variation().orElseThrow().largestVariance())
                .isEqualTo(0.25 * 30 / 29);
    }

    private double[] array(double scale) {
        return random.doubles(3).map(component -> scale * (1 + component)).toArray();
    }

    @Test
    void shouldForgetNothingAndTakeNoMoreThanThirty() {
        for (int window = 0; window < 30; window++) {
            add(window, model.window(random, 200, row -> {}));
        }
        Map<String, LearnedVariation> known = until(30);
        for (int window = 30; window < 60; window++) {
            add(window, model.window(random, 900, row -> row.income += 3));
        }
        assertThat(until(60)).isEqualTo(known);
        assertThat(until(12, "income")).isEqualTo(new LearnedVariation(12, Optional.empty()));
    }

    @Test
    void shouldSkipWindowsThatOverlapOrHaveTooFewRows() {
        assertThat(learned.add(0, LENGTH, model.window(random, 200, row -> {}), JUDGE))
                .isTrue();
        assertThat(learned.add(LENGTH / 2, 3 * LENGTH / 2, model.window(random, 200, row -> {}), JUDGE))
                .isFalse();
        learned.add(LENGTH, 2 * LENGTH, model.window(random, 99, row -> {}), JUDGE);
        learned.add(
                2 * LENGTH, 3 * LENGTH, model.window(random, 150, row -> row.incomeMissing = row.number < 51), JUDGE);

        assertThat(until(10, "score").windows()).isEqualTo(2);
        assertThat(until(10, "income").windows()).as("99 values").isEqualTo(1);
    }

    @Test
    void shouldNotLearnWhatTheReferenceKnowsOrNobodyJudges() {
        ProfileCounts window = model.window(random, 200, row -> {});
        learned.add(0, JudgedModel.WINDOW_MILLISECONDS, window, JUDGE);
        assertThat(learned.until(Long.MAX_VALUE, JudgedModel.WINDOW_MILLISECONDS))
                .isEmpty();

        learned.add(0, LENGTH, window, new DriftJudge(DriftSettings.defaults()));
        assertThat(until(1)).as("parts of a day, without event times").isEmpty();
    }

    @Test
    void shouldBeTheSameAfterItWasWrittenInTheMiddle() {
        LiveVariations restarted = new LiveVariations(model.reference());
        for (int window = 0; window < 30; window++) {
            ProfileCounts counts = model.window(random, 300, row -> {});
            add(window, counts);
            restarted.add(window * LENGTH, (window + 1) * LENGTH, counts, JUDGE);
            LiveVariations read = new LiveVariations(model.reference());
            read.putFrom(restarted.toBytes(new FeatureRange(0, 1)));
            read.putFrom(restarted.toBytes(new FeatureRange(1, 4)));
            restarted = read;
        }
        assertThat(restarted.until(30 * LENGTH, LENGTH)).isEqualTo(until(30));
    }

    @Test
    void shouldRefuseBytesOfAnotherReference() {
        add(0, model.window(random, 200, row -> {}));
        byte[] bytes = learned.toBytes(new FeatureRange(0, 4));
        LiveVariations other = new LiveVariations(new SwingingModel(SEED).reference());

        assertThatThrownBy(() -> other.putFrom(bytes)).isInstanceOf(CorruptCountsException.class);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        assertThatThrownBy(() -> new LiveVariations(model.reference()).putFrom(cut))
                .isInstanceOf(CorruptCountsException.class);
    }

    @Test
    void shouldJudgeByWhatWasLearned() {
        for (int window = 0; window < 30; window++) {
            add(window, model.window(random, 1_000, row -> {}));
        }
        ProfileCounts shifted = model.window(random, 1_000, row -> row.income += 1);

        FeatureFinding before = income(JUDGE.judge(shifted, window(until(29)), 1e-3));
        assertThat(before.verdict()).isInstanceOf(DriftVerdict.NotEnoughData.class);
        assertThat(before.reason()).endsWith("φ learned from 29 of 30 live windows");

        FeatureFinding after = income(JUDGE.judge(shifted, window(until(30)), 1e-3));
        assertThat(after.verdict()).isEqualTo(new DriftVerdict.Drift());
        assertThat(after.statistics().get(0).note())
                .contains("p allows for the variation learned from 30 live windows, φ")
                .endsWith("with 29 degrees of freedom");
    }

    private void add(int window, ProfileCounts counts) {
        learned.add(window * LENGTH, (window + 1) * LENGTH, counts, JUDGE);
    }

    private Map<String, LearnedVariation> until(int windows) {
        return learned.until(windows * LENGTH, LENGTH);
    }

    private LearnedVariation until(int windows, String feature) {
        return until(windows).getOrDefault(feature, LearnedVariation.NOTHING);
    }

    private static LiveWindow window(Map<String, LearnedVariation> known) {
        return new LiveWindow(LENGTH, new SlotRows(), new SlotRows(), known);
    }

    private static FeatureFinding income(WindowFinding finding) {
        return finding.features().get(0);
    }

    private static double largestVariance(List<ProfileCounts> windows) {
        double largest = 0;
        for (int edge = 0; edge < 9; edge++) {
            int last = edge;
            double[] shares = windows.stream()
                    .mapToDouble(window -> {
                        long[] deciles = ((NumericCounts) window.feature(0)).decileCounts();
                        return (double) Arrays.stream(deciles).limit(last + 1).sum()
                                / window.feature(0).values();
                    })
                    .toArray();
            double mean = Arrays.stream(shares).average().orElseThrow();
            double squares = Arrays.stream(shares)
                    .map(share -> (share - mean) * (share - mean))
                    .sum();
            largest = Math.max(largest, squares / (shares.length - 1));
        }
        return largest;
    }
}
