package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.performance.LabelFinding.Check;
import io.driftmeter.statistics.performance.LabelFinding.Verdict;
import io.driftmeter.statistics.performance.LabelHealthSettings.Effect;
import io.driftmeter.statistics.verdict.EffectBand;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelHealthJudgeTest {
    private static final long SEED = 20_261_121;
    private static final long HOUR = 3_600_000;
    private static final int ROWS = 1000;
    private static final int EARLIER = 12;
    private static final double LEVEL = 1e-3;
    private static final LabelHealthSettings SETTINGS =
            new LabelHealthSettings(100, new Effect(0.05, 0.1), new Effect(0.1, 0.3), new Effect(0.05, 0.1));

    private final Random random = new Random(SEED);

    /** How a window's labels come about; the model is right in nine of ten. */
    private record World(double coverage, double positives, double flipped, double meanAgeHours) {
        static final World USUAL = new World(0.9, 0.3, 0, 10);

        World coverage(double other) {
            return new World(other, positives, flipped, meanAgeHours);
        }

        World positives(double other) {
            return new World(coverage, other, flipped, meanAgeHours);
        }

        /** This share of the positives is labelled negative. */
        World flipped(double other) {
            return new World(coverage, positives, other, meanAgeHours);
        }

        World meanAge(double hours) {
            return new World(coverage, positives, flipped, hours);
        }
    }

    private BinaryCounts window(World world) {
        BinaryCounts counts = new BinaryCounts();
        for (int row = 0; row < ROWS; row++) {
            counts.addPredictions(1);
            boolean positive = random.nextDouble() < world.positives();
            boolean predicted = random.nextInt(10) == 0 ? !positive : positive;
            boolean labelled = random.nextDouble() < world.flipped() ? false : positive;
            if (random.nextDouble() < world.coverage()) {
                counts.add(new Outcome.Binary(predicted, OptionalDouble.empty(), labelled));
                counts.addLabelAge(Math.round(-Math.log(random.nextDouble()) * world.meanAgeHours() * HOUR), 1);
            }
        }
        return counts;
    }

    private List<BinaryCounts> windows(World... worlds) {
        List<BinaryCounts> windows = new ArrayList<>();
        for (World world : worlds) {
            windows.add(window(world));
        }
        return windows;
    }

    private List<BinaryCounts> usual() {
        return windows(java.util.stream.Stream.generate(() -> World.USUAL)
                .limit(EARLIER)
                .toArray(World[]::new));
    }

    private LabelHealth judge(World world) {
        return new LabelHealthJudge(SETTINGS).judge(window(world), usual(), LEVEL);
    }

    private static LabelFinding finding(LabelHealth health, Check check) {
        return health.findings().stream()
                .filter(found -> found.check() == check)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldFindUsualLabelsHealthy() {
        for (int round = 0; round < 50; round++) {
            LabelHealth health = judge(World.USUAL);
            assertThat(health.findings())
                    .as("seed %d", SEED)
                    .extracting(LabelFinding::verdict)
                    .containsOnly(Verdict.HELD);
            assertThat(health.possibleFault()).isFalse();
            assertThat(health.isMeasure()).isTrue();
        }
    }

    @Test
    void shouldFindFallingCoverage() {
        LabelHealth health = judge(World.USUAL.coverage(0.7));

        LabelFinding coverage = finding(health, Check.COVERAGE);
        assertThat(coverage.verdict()).isEqualTo(Verdict.MOVED);
        assertThat(coverage.effect()).isEqualTo(EffectBand.MAJOR);
        assertThat(coverage.reason()).contains("of 1000 predictions have a label");
        assertThat(health.isMeasure()).isFalse();
        assertThat(finding(judge(World.USUAL.coverage(0.99)), Check.COVERAGE).verdict())
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void shouldFindLabelsThatComeLater() {
        LabelHealth health = judge(World.USUAL.meanAge(20));

        assertThat(finding(health, Check.DELAY).verdict()).isEqualTo(Verdict.MOVED);
        assertThat(finding(health, Check.DELAY).expected().orElseThrow()).isBetween(0.08, 0.1);
        assertThat(finding(judge(World.USUAL.meanAge(5)), Check.DELAY).verdict())
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void shouldTakeASuddenFlipOfAClassForAPossibleFault() {
        LabelHealth health = judge(World.USUAL.flipped(0.5));

        assertThat(finding(health, Check.DISTRIBUTION).verdict()).isEqualTo(Verdict.MOVED);
        assertThat(health.possibleFault()).isTrue();
        assertThat(health.isMeasure()).isFalse();
    }

    @Test
    void shouldNotTakeAShiftThatThePredictionsFollowForAFault() {
        LabelHealth health = judge(World.USUAL.positives(0.5));

        assertThat(finding(health, Check.DISTRIBUTION).verdict()).isEqualTo(Verdict.MOVED);
        assertThat(health.possibleFault()).isFalse();
        assertThat(health.isMeasure()).isTrue();
    }

    @Test
    void shouldNotTakeASlowShiftForAFault() {
        List<BinaryCounts> earlier = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            earlier.add(window(World.USUAL.flipped(0.01 * step)));
        }
        LabelHealth health = new LabelHealthJudge(SETTINGS).judge(window(World.USUAL.flipped(0.2)), earlier, LEVEL);

        assertThat(health.possibleFault()).isFalse();
    }

    @Test
    void shouldNotCallUsualWhatVariesBetweenWindowsAnyway() {
        List<BinaryCounts> earlier = new ArrayList<>();
        for (int step = 0; step < EARLIER; step++) {
            earlier.add(window(World.USUAL.coverage(step % 2 == 0 ? 0.95 : 0.7)));
        }
        LabelHealth health = new LabelHealthJudge(SETTINGS).judge(window(World.USUAL.coverage(0.7)), earlier, LEVEL);

        LabelFinding coverage = finding(health, Check.COVERAGE);
        assertThat(coverage.effect()).isEqualTo(EffectBand.MAJOR);
        assertThat(coverage.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void shouldJudgeNothingWithTooFewWindowsOrRows() {
        LabelHealthJudge judge = new LabelHealthJudge(SETTINGS);
        LabelHealth first = judge.judge(window(World.USUAL.coverage(0.1)), List.of(), LEVEL);
        assertThat(first.findings()).extracting(LabelFinding::verdict).containsOnly(Verdict.NOT_ENOUGH_DATA);
        assertThat(first.possibleFault()).isFalse();

        LabelHealth unlabelled = judge.judge(window(World.USUAL.coverage(0)), usual(), LEVEL);
        assertThat(finding(unlabelled, Check.COVERAGE).verdict()).isEqualTo(Verdict.MOVED);
        assertThat(finding(unlabelled, Check.DISTRIBUTION).verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(finding(unlabelled, Check.DISTRIBUTION).value()).isEmpty();
    }
}
