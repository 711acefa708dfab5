package io.driftmeter.statistics.counts;

import java.math.BigInteger;

/** A sum of integers in 128 bits: exact, so that the order of adding does not show. */
final class ExactSum {
    private long high;
    private long low;

    void add(long value) {
        addWide(value >> 63, value);
    }

    void addSquare(long value) {
        addWide(Math.multiplyHigh(value, value), value * value);
    }

    void add(ExactSum other) {
        addWide(other.high, other.low);
    }

    void subtract(ExactSum other) {
        addWide(~other.high + (other.low == 0 ? 1 : 0), -other.low);
    }

    private void addWide(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    BigInteger value() {
        BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    /** Takes a sum as {@link #value()} gave it. */
    static ExactSum of(BigInteger value) {
        if (value.bitLength() > 127) {
            throw new IllegalArgumentException("a sum of more than 127 bits: " + value);
        }
        ExactSum sum = new ExactSum();
        sum.high = value.shiftRight(64).longValue();
        sum.low = value.longValue();
        return sum;
    }

    void writeTo(CountsOutput out) {
        out.writeSigned(high);
        out.writeFixed(low);
    }

    void addFrom(CountsInput in) {
        long otherHigh = in.readSigned();
        addWide(otherHigh, in.readFixed());
    }
}
