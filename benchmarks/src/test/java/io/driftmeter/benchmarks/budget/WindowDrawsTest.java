package io.driftmeter.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.distribution.KolmogorovSmirnov;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.TestOutcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowDrawsTest {
    private static final long SEED = 20_261_121;
    private static final int WINDOWS = 20_000;
    private static final double DISTANCE = 0.07;
    private static final Cells CELLS = new Cells(
            IntStream.rangeClosed(-200, 200).mapToDouble(edge -> edge / 80.0).toArray(), new int[0], new double[0]);

    /** How often a window is far is the same, whether every window is drawn in full or only those that may be far. */
    @Test
    void shouldLeaveOutNoWindowThatIsFar() {
        WindowDraws one = new WindowDraws(Scenario.INDEPENDENT, new CountSampler(SEED), CELLS);
        WindowDraws other = new WindowDraws(Scenario.INDEPENDENT, new CountSampler(SEED + 1), CELLS);
        long[] expected = new long[CELLS.count()];
        for (int window = 0; window < 1_000; window++) {
            long[] drawn = one.next(0);
            for (int cell = 0; cell < drawn.length; cell++) {
                expected[cell] += drawn[cell];
            }
        }
        double[] shares = WindowDraws.cumulativeShares(expected);
        int far = 0;
        int farOfFew = 0;
        int drawn = 0;
        for (int window = 0; window < WINDOWS; window++) {
            far += isFar(expected, one.next(0.1)) ? 1 : 0;
            Optional<long[]> some = other.nextUnlessNear(0.1, shares, DISTANCE);
            drawn += some.isPresent() ? 1 : 0;
            farOfFew += some.isPresent() && isFar(expected, some.get()) ? 1 : 0;
        }
        assertThat(drawn).isLessThan(WINDOWS);
        assertThat(far).isGreaterThan(500);
        assertThat((double) farOfFew).describedAs("seed %d", SEED).isCloseTo(far, within(5 * Math.sqrt(2.0 * far)));
    }

    private static boolean isFar(long[] expected, long[] live) {
        return KolmogorovSmirnov.of(PairedCounts.of(expected, live)) instanceof TestOutcome.Tested tested
                && tested.statistic() >= DISTANCE;
    }

    @Test
    void shouldCountEveryRow() {
        for (Scenario scenario : new Scenario[] {Scenario.INDEPENDENT, Scenario.AUTOREGRESSIVE, Scenario.SWINGING}) {
            WindowDraws draws = new WindowDraws(scenario, new CountSampler(SEED), CELLS);
            double[] far = new double[CELLS.count() - 1];
            assertThat(Arrays.stream(draws.next(3)).sum()).isEqualTo(scenario.rowsOfWindow());
            assertThat(draws.nextUnlessNear(3, far, DISTANCE))
                    .hasValueSatisfying(
                            counts -> assertThat(Arrays.stream(counts).sum()).isEqualTo(scenario.rowsOfWindow()));
        }
    }
}
