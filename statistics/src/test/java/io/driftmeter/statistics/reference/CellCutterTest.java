package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.NumericScale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellCutterTest {
    private static final long SEED = 20_261_121;
    private static final ReferenceSettings TWENTY_CELLS = new ReferenceSettings(20, 5, 10, List.of(), Map.of());

    @Test
    void shouldCutDecilesByTheInverseOfTheDistributionFunction() {
        NumericScale scale = cut(IntStream.rangeClosed(1, 25).asDoubleStream().toArray());

        assertThat(scale.cells().decileEdges()).containsExactly(3, 5, 8, 10, 13, 15, 18, 20, 23);
        assertThat(scale.minimum()).isEqualTo(1);
        assertThat(scale.maximum()).isEqualTo(25);
    }

    @Test
    void shouldCutAtObservedValuesWithTheRankOfTheQuantile() {
        Random random = new Random(SEED);
        for (int round = 0; round < 100; round++) {
            double[] values = DoubleStream.generate(random::nextGaussian)
                    .limit(random.nextInt(1, 3_000))
                    .sorted()
                    .toArray();
            TreeSet<Double> expected = new TreeSet<>();
            for (int part = 1; part < 20; part++) {
                double share = part / 20.0;
                expected.add(Arrays.stream(values)
                        .filter(value -> countUpTo(value, values) >= share * values.length - 1e-9)
                        .findFirst()
                        .orElseThrow());
            }
            List<Double> edges = boxed(cut(values).cells().edges());
            if (values.length > 20 * 2) {
                assertThat(edges).describedAs("seed %d, round %d", SEED, round).containsExactlyElementsOf(expected);
            } else {
                assertThat(edges).containsAll(expected);
            }
        }
    }

    private static long countUpTo(double value, double[] ascending) {
        int found = Arrays.binarySearch(ascending, value);
        return found + 1;
    }

    @Test
    void shouldCollapseEdgesThatCoincideAndMakeTheirValueAnAtom() {
        double[] values = DoubleStream.concat(
                        DoubleStream.generate(() -> 0).limit(600),
                        IntStream.rangeClosed(1, 400).asDoubleStream())
                .toArray();
        NumericScale scale = cut(values);

        assertThat(scale.cells().decileEdges()).containsExactly(0, 100, 200, 300);
        assertThat(atoms(scale)).containsExactly(0.0);
        assertThat(scale.cells().edges()).startsWith(-Double.MIN_VALUE, 0);
        assertThat(scale.atomsOnly()).isFalse();
    }

    @Test
    void shouldCountFewDistinctValuesOneByOne() {
        NumericScale scale = cut(0, 0, 0, 1, 1, 2.5, 7, 7);

        assertThat(atoms(scale)).containsExactly(0.0, 1.0, 2.5, 7.0);
        assertThat(scale.atomsOnly()).isTrue();
    }

    @Test
    void shouldNotCountOneByOneWhereThereIsOneDistinctValueTooMany() {
        NumericScale scale = cut(1, 2, 3, 4, 5, 6);

        assertThat(atoms(scale)).isEmpty();
        assertThat(scale.atomsOnly()).isFalse();
        assertThat(cut(1, 2, 3, 4, 5).atomsOnly()).isTrue();
    }

    @Test
    void shouldCutAConstantAndASingleRowIntoTheValueAndItsTwoSides() {
        for (double[] values : new double[][] {{3, 3, 3, 3}, {3}}) {
            NumericScale scale = cut(values);
            assertThat(scale.cells().edges()).containsExactly(Math.nextDown(3.0), 3);
            assertThat(scale.cells().decileEdges()).containsExactly(3);
            assertThat(atoms(scale)).containsExactly(3.0);
            assertThat(scale.atomsOnly()).isTrue();
        }
    }

    @Test
    void shouldCutValuesAtTheEndsOfDoubles() {
        NumericScale scale = cut(-Double.MAX_VALUE, -Double.MIN_VALUE, 0, Double.MIN_VALUE, Double.MAX_VALUE);

        assertThat(atoms(scale))
                .containsExactly(-Double.MAX_VALUE, -Double.MIN_VALUE, 0.0, Double.MIN_VALUE, Double.MAX_VALUE);
    }

    @Test
    void shouldCutNoValuesIntoOneCellForEverything() {
        NumericScale scale = cut();

        assertThat(scale.cells().count()).isEqualTo(1);
        assertThat(scale.minimum()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(scale.maximum()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static NumericScale cut(double... ascending) {
        return CellCutter.cut(new HeldValues(ascending), TWENTY_CELLS);
    }

    private static List<Double> atoms(NumericScale scale) {
        double[] edges = scale.cells().edges();
        return Arrays.stream(scale.cells().atoms())
                .mapToObj(atom -> edges[atom])
                .toList();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
