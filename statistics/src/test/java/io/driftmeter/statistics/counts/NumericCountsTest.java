package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumericCountsTest {
    private static final long SEED = 20_261_121;
    private static final double[] ODD_VALUES = {
        0, -0.0, Double.MIN_VALUE, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    @Test
    void shouldCountManyAtOnceAsOneAfterTheOther() {
        for (long seed = SEED; seed < SEED + 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NumericScale scale = scale(random);
            NumericCounts atOnce = new NumericCounts(scale);
            NumericCounts oneByOne = new NumericCounts(scale);
            for (int batch = 0; batch < 5; batch++) {
                double[] values = values(random, batch % 2 == 0);
                int count = values.length / 2;

                atOnce.addAll(values, count, new int[count]);
                Arrays.stream(values, 0, count).forEach(oneByOne::add);
            }

            assertThat(bytes(atOnce)).as("seed %d", seed).isEqualTo(bytes(oneByOne));
            assertThat(atOnce.rows()).isEqualTo(oneByOne.rows());
        }
    }

    /** Cells without an edge, with a few, with many side by side, and with many that crowd near zero. */
    private static NumericScale scale(SplittableRandom random) {
        boolean crowded = random.nextBoolean();
        double[] edges = random.doubles(random.nextInt(200), -1, 1)
                .map(edge -> crowded ? edge * edge * edge : edge)
                .sorted()
                .distinct()
                .toArray();
        Cells cells = new Cells(edges, new int[0], new double[0]);
        return edges.length == 0
                ? new NumericScale(cells, false, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -20)
                : new NumericScale(cells, false, edges[0], edges[edges.length - 1], -20);
    }

    private static double[] values(SplittableRandom random, boolean withOddOnes) {
        return random.ints(random.nextInt(300), 0, 100)
                .mapToDouble(kind -> withOddOnes && kind < ODD_VALUES.length
                        ? ODD_VALUES[kind]
                        : (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-3, 3)))
                .toArray();
    }

    private static byte[] bytes(NumericCounts counts) {
        CountsOutput out = new CountsOutput();
        counts.writeTo(out);
        return out.toBytes();
    }
}
