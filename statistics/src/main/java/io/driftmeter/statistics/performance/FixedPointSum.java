package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.math.BigInteger;

/**
 * An exact sum of numbers that does not depend on their order: each is rounded once to a multiple of 2^quantumExponent, and the multiples are
 * added as 128-bit integers. A number beyond 2^96 quanta, or not finite, is not added but counted as saturated; 2^31 numbers of the
 * largest size fit.
 */
final class FixedPointSum {
    private static final int LONG_EXPONENT = 62;

    private final int quantumExponent;
    private long high;
    private long low;
    private long saturated;

    FixedPointSum(int quantumExponent) {
        this(quantumExponent, 0, 0, 0);
    }

    FixedPointSum(int quantumExponent, long high, long low, long saturated) {
        this.quantumExponent = quantumExponent;
        this.high = high;
        this.low = low;
        this.saturated = saturated;
    }

    /** Adds the value {@code sign} times, sign being 1 or −1. */
    void add(double value, int sign) {
        double quanta = Math.rint(Math.scalb(value, -quantumExponent));
        if (!(Math.abs(quanta) < 0x1p96)) {
            saturated += sign;
            return;
        }
        int shift = Math.max(0, Math.getExponent(quanta) - LONG_EXPONENT + 1);
        long mantissa = sign * (long) Math.scalb(quanta, -shift);
        addQuanta(shift == 0 ? mantissa >> 63 : mantissa >> (Long.SIZE - shift), mantissa << shift);
    }

    void merge(FixedPointSum other) {
        if (other.quantumExponent != quantumExponent) {
            throw new IllegalArgumentException(
                    "sums in units of 2^" + quantumExponent + " and 2^" + other.quantumExponent);
        }
        addQuanta(other.high, other.low);
        saturated += other.saturated;
    }

    private void addQuanta(long addedHigh, long addedLow) {
        low += addedLow;
        high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
    }

    /** The sum, rounded once. */
    double value() {
        BigInteger quanta =
                BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(low)));
        return Math.scalb(quanta.doubleValue(), quantumExponent);
    }

    /** Numbers that were too large to add. */
    long saturated() {
        return saturated;
    }

    boolean isZero() {
        return high == 0 && low == 0 && saturated == 0;
    }

    void writeTo(CountsOutput out) {
        out.writeFixed(high);
        out.writeFixed(low);
        out.writeSigned(saturated);
    }

    static FixedPointSum readFrom(CountsInput in, int quantumExponent) {
        return new FixedPointSum(quantumExponent, in.readFixed(), in.readFixed(), in.readSigned());
    }
}
