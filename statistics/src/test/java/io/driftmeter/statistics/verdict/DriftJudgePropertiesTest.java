package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.ProfileCounts;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every finding must hold, whatever comes in; the seed is in the message of a failure. */
class DriftJudgePropertiesTest {
    private static final long SEED = 20_261_121;
    private static final DriftJudge JUDGE = new DriftJudge(JudgedModel.ANY_HOUR);

    @Test
    void shouldGiveAVerdictAndNoNaNForAnyInput() {
        for (int round = 0; round < 300; round++) {
            Random random = new Random(SEED + round);
            JudgedModel model = JudgedModel.withVariation(SEED, random.nextInt(500), 200, random.nextDouble() / 100);
            ProfileCounts window = model.window(random, random.nextInt(3) * random.nextInt(300), row -> {});
            for (int index = 0; index < window.features(); index++) {
                addAnything(window.feature(index), random);
            }
            WindowFinding finding = JUDGE.judge(window, JudgedModel.WINDOW_MILLISECONDS, 1e-3);
            assertThat(finding.features())
                    .describedAs("seed %d", SEED + round)
                    .hasSize(4)
                    .allSatisfy(feature -> {
                        assertThat(feature.reason())
                                .isNotBlank()
                                .doesNotContain("NaN")
                                .doesNotContain("Infinity");
                        assertThat(feature.statistics()).allSatisfy(DriftJudgePropertiesTest::assertFigures);
                        assertThat(feature.statistics()).anyMatch(StatisticFinding::primary);
                        feature.smallestDetectableShift()
                                .ifPresent(shift -> assertThat(shift).isBetween(0.0, 1.0));
                    });
        }
    }

    @Test
    void shouldGiveTheSameFindingForTheSameCounts() {
        JudgedModel model = JudgedModel.independentRows(SEED, 5_000, 500);
        WindowFinding first =
                JUDGE.judge(model.window(new Random(1), 500, row -> {}), JudgedModel.WINDOW_MILLISECONDS, 1e-3);
        WindowFinding second =
                JUDGE.judge(model.window(new Random(1), 500, row -> {}), JudgedModel.WINDOW_MILLISECONDS, 1e-3);
        assertThat(second).isEqualTo(first);
    }

    private static void addAnything(FeatureCounts counts, Random random) {
        for (int row = random.nextInt(300); row > 0; row--) {
            switch (random.nextInt(8)) {
                case 0 -> counts.add(Double.NaN);
                case 1 -> counts.add(Double.NEGATIVE_INFINITY);
                case 2 -> counts.add(1e300);
                case 3 -> counts.add(Long.MIN_VALUE);
                case 4 -> counts.add(random.nextBoolean());
                case 5 -> counts.add("text " + random.nextInt(1000));
                case 6 -> counts.addMissing();
                default -> counts.addWrongType();
            }
        }
    }

    private static void assertFigures(StatisticFinding statistic) {
        statistic.value().value().ifPresent(value -> assertThat(value).isFinite());
        Stream.of(statistic.log10PValue(), statistic.log10VerdictPValue())
                .flatMapToDouble(OptionalDouble::stream)
                .forEach(log10P -> assertThat(log10P).isFinite().isLessThanOrEqualTo(0));
        assertThat(statistic.note()).doesNotContain("NaN").doesNotContain("Infinity");
    }
}
