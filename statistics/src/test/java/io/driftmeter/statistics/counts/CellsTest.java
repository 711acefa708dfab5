package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final long SEED = 20_261_121;
    private static final double[] HARD_VALUES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        1,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        -1,
        1.7e9,
        Math.nextUp(1.7e9),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    @Test
    void shouldPutAValueEqualToAnEdgeIntoTheCellBelowIt() {
        Cells cells = cells(1, 2, 3);

        assertThat(cells.count()).isEqualTo(4);
        assertThat(cells.indexOf(1)).isZero();
        assertThat(cells.indexOf(Math.nextUp(1.0))).isEqualTo(1);
        assertThat(cells.indexOf(2)).isEqualTo(1);
        assertThat(cells.indexOf(3)).isEqualTo(2);
        assertThat(cells.indexOf(Math.nextUp(3.0))).isEqualTo(3);
    }

    @Test
    void shouldTakeBothZerosForOne() {
        assertThat(cells(-0.0).edges()).containsExactly(0.0);
        for (double zero : new double[] {0.0, -0.0}) {
            assertThat(cells(0.0).indexOf(zero)).isZero();
            assertThat(cells(-Double.MIN_VALUE, 0.0).indexOf(zero)).isEqualTo(1);
        }
    }

    @Test
    void shouldPutInfinitiesIntoTheOutermostCells() {
        assertThat(cells(1, 2).indexOf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(cells(1, 2).indexOf(Double.POSITIVE_INFINITY)).isEqualTo(2);
    }

    @Test
    void shouldHaveOneCellWithoutEdgesAndTwoWithOne() {
        for (double value : HARD_VALUES) {
            assertThat(cells().indexOf(value)).isZero();
            assertThat(cells(1).indexOf(value)).isEqualTo(value > 1 ? 1 : 0);
        }
    }

    @Test
    void shouldFindTheCellThatAPlainSearchFindsOverAHugeRangeAndAmongDenormals() {
        agreeOnHardValues(cells(-Double.MAX_VALUE, -1, 0, Double.MIN_VALUE, 1, Double.MAX_VALUE));
        agreeOnHardValues(cells(-Double.MIN_VALUE, 0, Double.MIN_VALUE, 2 * Double.MIN_VALUE));
        agreeOnHardValues(cells(Math.nextDown(1.0), 1, Math.nextUp(1.0)));
    }

    @Test
    void shouldFindTheCellThatAPlainSearchFindsOnRandomCells() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            double scale = Math.scalb(1.0, random.nextInt(-1_000, 1_000));
            double offset = random.nextInt(3) == 0 ? 1e6 * scale : 0;
            TreeSet<Double> edges = new TreeSet<>();
            int count = random.nextInt(400);
            while (edges.size() < count) {
                double edge = offset + scale * Math.pow(random.nextGaussian(), random.nextBoolean() ? 1 : 5);
                edges.add(edge);
                if (random.nextInt(5) == 0) {
                    edges.add(Math.nextDown(edge));
                }
            }
            Cells cells = cells(edges.stream().mapToDouble(edge -> edge).toArray());
            agreeOnHardValues(cells);
            for (double edge : cells.edges()) {
                agree(cells, edge);
                agree(cells, Math.nextUp(edge));
                agree(cells, Math.nextDown(edge));
                agree(cells, edge + scale * random.nextGaussian());
            }
        }
    }

    @Test
    void shouldCountManyValuesAsOneByOne() {
        Random random = new Random(SEED);
        for (int edges : new int[] {0, 1, 2, 255, 256, 300, 1_000, 5_000}) {
            Cells cells = cells(IntStream.range(0, edges).mapToDouble(i -> i).toArray());
            double[] values = random.doubles(3_000, -1, edges + 1).toArray();
            long[] expected = new long[cells.count()];
            for (double value : values) {
                expected[cells.indexOf(value)]++;
            }
            long[] counted = new long[cells.count()];
            cells.count(values, values.length, counted, new int[values.length]);
            assertThat(counted).as("%d edges", edges).isEqualTo(expected);
        }
    }

    @Test
    void shouldSumCellsIntoDecileBins() {
        Cells cells = new Cells(new double[] {1, 2, 3, 4}, new int[0], new double[] {2, 4});

        assertThat(cells.decileEdgePositions()).containsExactly(1, 3);
        assertThat(cells.decileCounts(new long[] {1, 10, 100, 1_000, 10_000})).containsExactly(11, 1_100, 10_000);
        assertThat(cells(1, 2).decileCounts(new long[] {1, 2, 3})).containsExactly(6);
    }

    @Test
    void shouldRefuseEdgesThatAreNoEdges() {
        assertThatThrownBy(() -> cells(1, 1)).hasMessageContaining("strictly ascending: entry 1 is 1.0");
        assertThatThrownBy(() -> cells(-0.0, 0.0)).hasMessageContaining("strictly ascending");
        assertThatThrownBy(() -> cells(Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> cells(0, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Cells(new double[] {1, 2}, new int[0], new double[] {1.5}))
                .hasMessageContaining("decile edge 1.5 is not an edge");
        assertThatThrownBy(() -> cells(new double[Character.MAX_VALUE])).hasMessageContaining("at most 65534");
    }

    @Test
    void shouldTakeForAtomsOnlyCellsThatHoldOneValue() {
        double[] edges = {Math.nextDown(1.0), 1, 2};

        assertThat(new Cells(edges, new int[] {1}, new double[0]).atoms()).containsExactly(1);
        for (int notAnAtom : new int[] {-1, 0, 2, 3, 4}) {
            assertThatThrownBy(() -> new Cells(edges, new int[] {notAnAtom}, new double[0]))
                    .describedAs("cell %d", notAnAtom)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Cells(edges, new int[] {1, 1}, new double[0]))
                .hasMessageContaining("strictly ascending");
        double[] aroundZero = {-Double.MIN_VALUE, 0, Double.MIN_VALUE};
        assertThat(new Cells(aroundZero, new int[] {1, 2}, new double[0]).atoms())
                .containsExactly(1, 2);
        double[] lowest = {-Double.MAX_VALUE, 0};
        assertThat(new Cells(lowest, new int[] {0}, new double[0]).atoms()).containsExactly(0);
    }

    private static Cells cells(double... edges) {
        return new Cells(edges, new int[0], new double[0]);
    }

    private static void agreeOnHardValues(Cells cells) {
        for (double value : HARD_VALUES) {
            agree(cells, value);
        }
    }

    private static void agree(Cells cells, double value) {
        double[] edges = cells.edges();
        int found = Arrays.binarySearch(edges, value + 0.0);
        assertThat(cells.indexOf(value))
                .describedAs(() -> "seed " + SEED + ": cell of " + value + " among " + Arrays.toString(edges))
                .isEqualTo(found >= 0 ? found : -found - 1);
    }
}
