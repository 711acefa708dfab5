package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quantiles and the Wasserstein distance on cells with ends; the seed is in the message of a failure. */
class ClosedCellsTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 1_000;

    @Test
    void shouldInterpolateQuantilesWithinACell() {
        ClosedCells cells = new ClosedCells(new double[] {0, 10, 20}, new long[] {5, 5}, new long[] {0, 4});
        assertThat(figure(cells.referenceQuantile(0.25))).isEqualTo(5);
        assertThat(figure(cells.referenceQuantile(0.5))).isEqualTo(10);
        assertThat(figure(cells.liveQuantile(0.25))).isEqualTo(12.5);
        assertThat(figure(cells.liveQuantile(1))).isEqualTo(20);
    }

    @Test
    void shouldGiveTheValueOfAnAtomExactly() {
        double[] ends = {0, Math.nextDown(3.0), 3.0, 9};
        ClosedCells cells = new ClosedCells(ends, new long[] {1, 8, 1}, new long[] {0, 3, 0});
        assertThat(figure(cells.referenceQuantile(0.11))).isEqualTo(3);
        assertThat(figure(cells.referenceQuantile(0.9))).isEqualTo(3);
        assertThat(figure(cells.liveQuantile(0.01))).isEqualTo(3);
    }

    @Test
    void shouldMeasureAShiftByItsDistance() {
        double[] ends = {0, 1, 2, 3, 4};
        ClosedCells cells = new ClosedCells(ends, new long[] {10, 10, 0, 0}, new long[] {0, 0, 10, 10});
        assertThat(figure(WassersteinDistance.of(cells))).isEqualTo(2);
        assertThat(figure(WassersteinDistance.errorBound(cells))).isEqualTo(1);
    }

    @Test
    void shouldBeZeroForEqualCountsSymmetricAndWithoutNaN() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            int count = random.nextInt(1, 12);
            double[] ends = random.doubles(count + 1, -1e3, 1e3).sorted().toArray();
            if (random.nextInt(10) == 0) {
                ends[0] = -Double.MAX_VALUE;
                ends[count] = Double.MAX_VALUE;
            }
            long[] reference = random.longs(count, 0, 50).toArray();
            long[] live = random.longs(count, 0, 3).toArray();
            String where = "seed " + SEED + ", round " + round;
            ClosedCells cells = new ClosedCells(ends, reference, live);
            Measurement distance = WassersteinDistance.of(cells);
            assertThat(WassersteinDistance.of(new ClosedCells(ends, live, reference))
                            .value())
                    .describedAs(where)
                    .isEqualTo(distance.value());
            if (Arrays.stream(live).sum() == 0) {
                assertThat(cells.liveQuantile(0.5)).isEqualTo(Measurement.unknown("no live rows"));
                continue;
            }
            if (ends[0] > -2e3) {
                assertThat(figure(WassersteinDistance.of(new ClosedCells(ends, live, live))))
                        .isZero();
            }
            double last = ends[0];
            for (double share = 0.01; share < 1; share += 0.07) {
                double next = figure(cells.liveQuantile(share));
                assertThat(next).describedAs(where).isBetween(last - 1e-9, ends[count]);
                last = next;
            }
        }
    }

    @Test
    void shouldRefuseWhatAreNoCells() {
        assertThatThrownBy(() -> new ClosedCells(new double[] {0, 1}, new long[2], new long[2]))
                .hasMessage("2 ends for 2 cells of the reference and 2 live ones");
        assertThatThrownBy(() -> new ClosedCells(new double[] {1, 0}, new long[1], new long[1]))
                .hasMessage("ends of cells must be finite and ascend: 0.0");
        assertThatThrownBy(() -> new ClosedCells(new double[] {0, Double.NaN}, new long[1], new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSayWhereMeansCannotBeCompared() {
        SampleMoments constant = new SampleMoments(5, 2, 0);
        SampleMoments other = new SampleMoments(5, 3, 0);
        assertThat(WelchTest.of(constant, constant)).isEqualTo(new TestOutcome.Tested(0, 0, 0));
        assertThat(WelchTest.of(constant, other))
                .isEqualTo(TestOutcome.unknown("neither live nor reference values vary"));
        assertThat(WelchTest.change(constant, other)).isEqualTo(Measurement.unknown("the reference does not vary"));
        assertThat(SpreadRatio.of(constant, other)).isEqualTo(Measurement.unknown("the reference does not vary"));
        assertThat(SpreadRatio.of(new SampleMoments(5, 2, 4), new SampleMoments(9, 0, 1)))
                .isEqualTo(Measurement.of(0.5));
    }

    @Test
    void shouldCompareMeansOfAnySizeWithoutNaN() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            TestOutcome outcome = WelchTest.of(moments(random), moments(random));
            if (outcome instanceof TestOutcome.Tested tested) {
                assertThat(tested.degreesOfFreedom())
                        .describedAs("seed %d, round %d", SEED, round)
                        .isNotNegative();
                assertThat(tested.log10PValue()).isCloseTo(Math.min(0, tested.log10PValue()), within(0.0));
            }
        }
    }

    private static SampleMoments moments(Random random) {
        double scale = Math.scalb(1.0, random.nextInt(-1000, 1000));
        double variance = random.nextInt(5) == 0 ? 0 : Math.scalb(random.nextDouble(), random.nextInt(-1060, 1000));
        return new SampleMoments(
                random.nextLong(2, 1L << random.nextInt(2, 40)), random.nextGaussian() * scale, variance);
    }
}
