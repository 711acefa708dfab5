package io.driftmeter.statistics.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * The exact sum of any doubles, so that the order of adding does not show: an integer of multiples of 2^−1074 in digits of 32 bits, after
 * Neal's superaccumulator (2015, arXiv 1505.05571). Each digit has 31 bits of room, enough for 2^31 − 1 values without a carry.
 */
final class ExactDoubleSum {
    private static final int DIGIT_BITS = 32;
    private static final long DIGIT_MASK = 0xFFFF_FFFFL;
    private static final int DIGITS = 68;
    private static final int MANTISSA_BITS = 52;
    private static final int EXPONENT_MASK = 0x7FF;
    private static final BigDecimal UNITS_PER_ONE = new BigDecimal(BigInteger.ONE.shiftLeft(1074));

    private final long[] digits = new long[DIGITS];

    /** Adds a finite value. */
    void add(double value) {
        long bits = Double.doubleToLongBits(value);
        int exponent = (int) (bits >>> MANTISSA_BITS) & EXPONENT_MASK;
        long fraction = bits & ((1L << MANTISSA_BITS) - 1);
        long mantissa = exponent == 0 ? fraction : fraction | 1L << MANTISSA_BITS;
        int position = Math.max(exponent, 1) - 1;
        int digit = position / DIGIT_BITS;
        int offset = position % DIGIT_BITS;
        long sign = bits < 0 ? -1 : 1;
        digits[digit] += sign * (mantissa << offset & DIGIT_MASK);
        digits[digit + 1] += sign * (mantissa >>> DIGIT_BITS - offset & DIGIT_MASK);
        digits[digit + 2] += sign * (offset == 0 ? 0 : mantissa >>> Long.SIZE - offset);
    }

    /**
     * The sum over a number, rounded once.
     *
     * @param divisor 1 or more
     */
    double dividedBy(long divisor) {
        BigInteger sum = BigInteger.ZERO;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            sum = sum.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[digit]));
        }
        return new BigDecimal(sum)
                .divide(UNITS_PER_ONE.multiply(BigDecimal.valueOf(divisor)), MathContext.DECIMAL128)
                .doubleValue();
    }
}
