package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final long SEED = 20_261_121;

    @Test
    void shouldAddExactlyWhateverTheSigns() {
        ExactSum sum = new ExactSum();
        BigInteger expected = BigInteger.ZERO;
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            long squared = (random.nextLong() >> 1) >> random.nextInt(63);
            ExactSum other = new ExactSum();
            other.add(value);
            other.addSquare(squared);
            BigInteger part =
                    BigInteger.valueOf(value).add(BigInteger.valueOf(squared).pow(2));
            boolean out = random.nextInt(3) == 0;
            if (out) {
                sum.subtract(other);
            } else {
                sum.add(other);
            }
            expected = out ? expected.subtract(part) : expected.add(part);
            assertThat(sum.value()).describedAs("seed %d, step %d", SEED, i).isEqualTo(expected);
            assertThat(ExactSum.of(expected).value()).isEqualTo(expected);
            assertThat(sum.approximate()).isCloseTo(expected.doubleValue(), withinPercentage(1e-12));
        }
    }

    @Test
    void shouldWriteASumAsItsIntegerIsWritten() {
        Random random = new Random(SEED);
        for (int bits = 0; bits < 191; bits++) {
            for (BigInteger integer : List.of(
                    new BigInteger(bits, random),
                    new BigInteger(bits, random).negate(),
                    BigInteger.ONE.shiftLeft(bits),
                    BigInteger.ONE.shiftLeft(bits).negate())) {
                CountsOutput asInteger = new CountsOutput();
                asInteger.writeInteger(integer);
                CountsOutput asSum = new CountsOutput();
                ExactSum.of(integer).writeTo(asSum);

                assertThat(asSum.toBytes()).as("%s", integer).isEqualTo(asInteger.toBytes());
                assertThat(new CountsInput(asSum.toBytes()).readSum().value()).isEqualTo(integer);
            }
        }
    }

    @Test
    void shouldAddExactlyOneValueAfterTheOther() {
        ExactSum sum = new ExactSum();
        ExactSum sumOfSquares = new ExactSum();
        BigInteger expected = BigInteger.ZERO;
        BigInteger expectedSquares = BigInteger.ZERO;
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            long value = (random.nextLong() >> 1) >> (random.nextInt(4) == 0 ? random.nextInt(63) : 0);
            sum.add(value);
            sumOfSquares.addSquare(value);
            expected = expected.add(BigInteger.valueOf(value));
            expectedSquares = expectedSquares.add(BigInteger.valueOf(value).pow(2));
            assertThat(sum.value()).describedAs("seed %d, step %d", SEED, i).isEqualTo(expected);
            assertThat(sumOfSquares.value())
                    .describedAs("seed %d, step %d", SEED, i)
                    .isEqualTo(expectedSquares);
        }
    }

    @Test
    void shouldHoldTheSquaresOfMoreValuesThanEverCome() {
        BigInteger squares = BigInteger.ONE.shiftLeft(2 * 62 + 60);
        ExactSum sum = ExactSum.of(squares);
        sum.add(ExactSum.of(squares));

        assertThat(sum.value()).isEqualTo(squares.shiftLeft(1));
    }

    @Test
    void shouldGiveMeanAndVarianceToABillionthOfTheSpread() {
        Random random = new Random(SEED);
        check(random.doubles(10_000).map(value -> 1e-3 * value).toArray(), 3e-4);
        check(random.doubles(10_000).map(value -> -5 + 1e6 * value).toArray(), 3e5);
        check(random.doubles(10_000).map(value -> 1.7e9 + 2 * value).toArray(), 0.6);
        check(random.doubles(10_000).map(value -> 1e15 + 8 * value).toArray(), 2.3);
        check(new double[] {1e-250, 2e-250, 4e-250}, 1.5e-250);
        check(new double[] {0.1, 0.2, 0.7}, 0.3);
    }

    private static void check(double[] values, double spread) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        Moments moments = new Moments(Moments.unitExponentFor(spread, largest));
        Arrays.stream(values).forEach(moments::add);
        BigDecimal n = BigDecimal.valueOf(values.length);
        BigDecimal mean = Arrays.stream(values)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(n, MathContext.DECIMAL128);
        BigDecimal squares = Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double variance = squares.divide(n.subtract(BigDecimal.ONE), MathContext.DECIMAL128)
                .doubleValue();
        assertThat(moments.saturated()).isZero();
        assertThat(moments.mean().orElseThrow())
                .isCloseTo(mean.doubleValue(), within(1e-9 * spread + Math.ulp(largest)));
        if (spread > 1e-150) {
            assertThat(moments.variance().orElseThrow()).isCloseTo(variance, within(1e-9 * variance));
        }
    }

    @Test
    void shouldCountAValueBeyondTheUnitAsSaturated() {
        Moments moments = new Moments(Moments.unitExponentFor(1, 1));
        moments.add(-1e30);
        moments.add(1);

        assertThat(moments.values()).isEqualTo(2);
        assertThat(moments.saturated()).isEqualTo(1);
        assertThat(moments.sum()).isEqualTo(BigInteger.ONE.shiftLeft(36).subtract(BigInteger.ONE.shiftLeft(62)));
    }

    @Test
    void shouldLeaveRoomForLiveValuesFarAboveTheReference() {
        Moments moments = new Moments(Moments.unitExponentFor(1, 1.7e9));
        moments.add(1.7e9 * 500);
        assertThat(moments.saturated()).isZero();

        Moments constant = new Moments(Moments.unitExponentFor(0.003467, 0.003467));
        constant.add(100_000);
        assertThat(constant.saturated()).isZero();
    }

    @Test
    void shouldSayNothingOfNoValuesAndNoVarianceOfOne() {
        Moments moments = new Moments(0);
        assertThat(moments.mean()).isEmpty();
        moments.add(3);
        assertThat(moments.mean()).hasValue(3);
        assertThat(moments.variance()).isEmpty();
    }

    @Test
    void shouldNeverGiveAnInfiniteVariance() {
        Moments moments = new Moments(Moments.unitExponentFor(1e300, 1e300));
        moments.add(1e300);
        moments.add(-1e300);
        assertThat(moments.mean()).hasValue(0);
        assertThat(moments.variance()).isEmpty();
    }

    @Test
    void shouldRefuseSumsThatNoValuesHave() {
        refuse(1, 1, -1, 0);
        refuse(1, 1, 1, 2);
        refuse(3, 1, 2, 0);
        refuse(0, -1, 2, 0);
        refuse(0, 0, 2, -1);
        assertThatThrownBy(() -> new Moments(0, BigInteger.ONE.shiftLeft(200), BigInteger.ZERO, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Moments(0, BigInteger.TWO, BigInteger.TWO, 2, 0).mean()).hasValue(1);
    }

    private static void refuse(long sum, long sumOfSquares, long values, long saturated) {
        assertThatThrownBy(() ->
                        new Moments(0, BigInteger.valueOf(sum), BigInteger.valueOf(sumOfSquares), values, saturated))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
