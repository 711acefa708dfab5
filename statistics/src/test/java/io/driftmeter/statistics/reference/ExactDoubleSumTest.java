package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactDoubleSumTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldBeTheExactMeanOfAnyDoublesInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<Double> values = new ArrayList<>(List.of(
                Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, -0.0));
        while (values.size() < 1_000) {
            double drawn = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(drawn)) {
                values.add(drawn);
            }
        }
        BigDecimal exact = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double expected =
                exact.divide(BigDecimal.valueOf(1_000), MathContext.DECIMAL128).doubleValue();

        assertThat(mean(values)).isEqualTo(expected);
        Collections.shuffle(values, random);
        assertThat(mean(values)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "of {0}")
    @ValueSource(doubles = {1, 0.1, -3.5e-310, 4.9e-324, 1.7e308, -65_536, 0x1p-32, 0x1.fffffffffffffp31})
    void shouldGiveBackAValueAddedManyTimes(double value) {
        assertThat(mean(Collections.nCopies(1_000, value))).isEqualTo(value);
    }

    private static double mean(List<Double> values) {
        ExactDoubleSum sum = new ExactDoubleSum();
        values.forEach(sum::add);
        return sum.dividedBy(values.size());
    }
}
