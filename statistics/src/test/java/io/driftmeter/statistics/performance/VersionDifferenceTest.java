package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.performance.VersionDifference.Pair;
import io.driftmeter.statistics.performance.VersionDifference.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionDifferenceTest {

    private static final long SEED = 20_261_121;
    private static final double[] CHAMPION = {0.80, 0.82, 0.79, 0.81, 0.83, 0.78};
    private static final double[] CHALLENGER = {0.83, 0.83, 0.81, 0.85, 0.84, 0.79};

    /** Figures of scipy.stats.ttest_rel(CHALLENGER, CHAMPION).confidence_interval(0.95). */
    private static final double DIFFERENCE = 0.02;

    private static final double LOWER = 0.006725572480689708;
    private static final double UPPER = 0.03327442751931025;

    private static List<Pair> pairs(double standardError, int windows) {
        List<Pair> pairs = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            pairs.add(new Pair(
                    new Score(CHAMPION[window], standardError, 100),
                    new Score(CHALLENGER[window], standardError, 100)));
        }
        return pairs;
    }

    @Test
    void shouldBeThePairedTTestsForWindowsOfEqualWeight() {
        VersionDifference difference = VersionDifference.of(pairs(0, 6), false);

        assertThat(difference.windows()).isEqualTo(6);
        assertThat(difference.difference()).isCloseTo(DIFFERENCE, within(1e-12));
        assertThat(difference.interval().lower()).isCloseTo(LOWER, within(1e-12));
        assertThat(difference.interval().upper()).isCloseTo(UPPER, within(1e-12));
    }

    @Test
    void shouldTurnTheSignWhereLowerIsBetter() {
        VersionDifference difference = VersionDifference.of(pairs(0, 6), true);

        assertThat(difference.difference()).isCloseTo(-DIFFERENCE, within(1e-12));
        assertThat(difference.interval().lower()).isCloseTo(-UPPER, within(1e-12));
    }

    @Test
    void shouldRestOnSamplingWhereThatIsLargerOrWindowsAreFew() {
        assertThat(VersionDifference.of(pairs(0.1, 6), false).standardError())
                .isCloseTo(Math.sqrt(2 * 0.01 / 6), within(1e-12));
        VersionDifference few = VersionDifference.of(pairs(0.02, 4), false);
        assertThat(few.standardError()).isCloseTo(Math.sqrt(2 * 0.0004 / 4), within(1e-12));
        assertThat(few.interval().upper() - few.difference()).isCloseTo(1.96 * few.standardError(), within(1e-12));
    }

    @Test
    void shouldWeighWindowsByWhatTheirLabelsTell() {
        VersionDifference difference = VersionDifference.of(
                List.of(
                        new Pair(new Score(0.5, 0.1, 300), new Score(0.6, 0.1, 300)),
                        new Pair(new Score(0.5, 0.1, 100), new Score(0.9, 0.1, 100))),
                false);

        assertThat(difference.difference()).isCloseTo(0.75 * 0.1 + 0.25 * 0.4, within(1e-12));
    }

    /** Versions that are equal but for days that are better or worse for one of them: 19 in 20 intervals hold 0. */
    @Test
    void shouldHoldTheTrueDifference() {
        Random random = new Random(SEED);
        int held = 0;
        for (int round = 0; round < 2_000; round++) {
            List<Pair> pairs = new ArrayList<>();
            for (int window = 0; window < 10; window++) {
                double day = 0.8 + 0.05 * random.nextGaussian();
                pairs.add(new Pair(
                        new Score(day + 0.03 * random.nextGaussian(), 0.01, 500),
                        new Score(day + 0.03 * random.nextGaussian(), 0.01, 500)));
            }
            Interval interval = VersionDifference.of(pairs, false).interval();
            held += interval.lower() <= 0 && 0 <= interval.upper() ? 1 : 0;
        }
        assertThat(held).as("seed %d", SEED).isBetween(1_860, 1_940);
    }

    @Test
    void shouldRefuseToCompareNothing() {
        assertThatThrownBy(() -> VersionDifference.of(List.of(), false)).isInstanceOf(IllegalArgumentException.class);
    }
}
