package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact sum of doubles, or of products of doubles: nothing is rounded, so it does not depend on the order, has no unit to choose, and what
 * is taken out is gone. It is an integer times a power of two. Terms that are not finite are counted instead of added.
 */
final class DoubleSum {
    private static final int MANTISSA_BITS = 52;
    private static final int LEAST_EXPONENT = -1074;
    private static final int MOST_FACTORS = 4;
    private static final int MOST_BYTES = MOST_FACTORS * 2100 / Byte.SIZE + Long.BYTES;

    private BigInteger units = BigInteger.ZERO;
    private int exponent;
    private long notFinite;

    /** Adds the product of up to four factors {@code sign} times, sign being 1 or −1. */
    void add(int sign, double... factors) {
        BigInteger product = BigInteger.valueOf(sign);
        int productExponent = 0;
        for (double factor : factors) {
            if (!Double.isFinite(factor)) {
                notFinite += sign;
                return;
            }
            long mantissa = mantissa(factor);
            int zeros = mantissa == 0 ? 0 : Long.numberOfTrailingZeros(mantissa);
            product = product.multiply(BigInteger.valueOf(mantissa >> zeros));
            productExponent += exponent(factor) + zeros;
        }
        add(product, productExponent);
    }

    private static long mantissa(double value) {
        long bits = Double.doubleToLongBits(value);
        long fraction = bits & ((1L << MANTISSA_BITS) - 1);
        long magnitude = Math.abs(value) < Double.MIN_NORMAL ? fraction : fraction | 1L << MANTISSA_BITS;
        return bits < 0 ? -magnitude : magnitude;
    }

    private static int exponent(double value) {
        return Math.max(Math.getExponent(value) - MANTISSA_BITS, LEAST_EXPONENT);
    }

    void merge(DoubleSum other) {
        add(other.units, other.exponent);
        notFinite += other.notFinite;
    }

    private void add(BigInteger added, int addedExponent) {
        if (added.signum() == 0) {
            return;
        }
        int lowest = units.signum() == 0 ? addedExponent : Math.min(exponent, addedExponent);
        units = units.shiftLeft(units.signum() == 0 ? 0 : exponent - lowest)
                .add(added.shiftLeft(addedExponent - lowest));
        exponent = lowest;
    }

    /** The sum, rounded once; infinite where it exceeds a double. */
    double value() {
        int excess = Math.max(0, units.bitLength() - Long.SIZE);
        // One more bit says whether anything was cut off, so that the one rounding is right.
        BigInteger kept = units.shiftRight(excess).shiftLeft(1);
        boolean cut = excess > 0 && units.getLowestSetBit() < excess;
        return Math.scalb((cut ? kept.setBit(0) : kept).doubleValue(), exponent + excess - 1);
    }

    /** The sum itself. */
    BigDecimal exact() {
        return exponent >= 0
                ? new BigDecimal(units.shiftLeft(exponent))
                : new BigDecimal(units).multiply(new BigDecimal("0.5").pow(-exponent));
    }

    /** Terms that could not be added. */
    long notFinite() {
        return notFinite;
    }

    boolean isZero() {
        return units.signum() == 0 && notFinite == 0;
    }

    void writeTo(CountsOutput out) {
        int zeros = Math.max(0, units.getLowestSetBit());
        out.writeInteger(units.shiftRight(zeros));
        out.writeSigned(units.signum() == 0 ? 0 : exponent + zeros);
        out.writeSigned(notFinite);
    }

    static DoubleSum readFrom(CountsInput in) {
        DoubleSum sum = new DoubleSum();
        sum.units = in.readInteger(MOST_BYTES);
        long exponent = in.readSigned();
        if (Math.abs(exponent) > -LEAST_EXPONENT * MOST_FACTORS) {
            throw new CorruptCountsException("a sum in units of 2^" + exponent);
        }
        sum.exponent = (int) exponent;
        sum.notFinite = in.readSigned();
        return sum;
    }
}
