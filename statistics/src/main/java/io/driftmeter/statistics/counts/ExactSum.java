package io.driftmeter.statistics.counts;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A sum of integers in 192 bits: exact, so that the order of adding does not show. */
final class ExactSum {
    private static final int BYTES = 3 * Long.BYTES;

    private long high;
    private long middle;
    private long low;

    void add(long value) {
        long sign = value >> 63;
        add(sign, sign, value);
    }

    void addSquare(long value) {
        add(0, Math.multiplyHigh(value, value), value * value);
    }

    void add(ExactSum other) {
        add(other.high, other.middle, other.low);
    }

    void subtract(ExactSum other) {
        add(~other.high, ~other.middle, ~other.low);
        add(0, 0, 1);
    }

    private void add(long otherHigh, long otherMiddle, long otherLow) {
        low += otherLow;
        long carry = carry(low, otherLow);
        middle += otherMiddle;
        long carryOfMiddle = carry(middle, otherMiddle);
        middle += carry;
        high += otherHigh + carryOfMiddle + carry(middle, carry);
    }

    /** 1 where adding a part has wrapped an unsigned number around to the sum. */
    private static long carry(long sum, long part) {
        return Long.compareUnsigned(sum, part) < 0 ? 1 : 0;
    }

    BigInteger value() {
        return new BigInteger(ByteBuffer.allocate(BYTES)
                .putLong(high)
                .putLong(middle)
                .putLong(low)
                .array());
    }

    /** Takes a sum as {@link #value()} gave it. */
    static ExactSum of(BigInteger value) {
        if (value.bitLength() >= Byte.SIZE * BYTES) {
            throw new IllegalArgumentException("a sum of more than " + BYTES + " bytes: " + value);
        }
        ExactSum sum = new ExactSum();
        sum.high = value.shiftRight(2 * Long.SIZE).longValue();
        sum.middle = value.shiftRight(Long.SIZE).longValue();
        sum.low = value.longValue();
        return sum;
    }

    void writeTo(CountsOutput out) {
        out.writeInteger(value());
    }

    static ExactSum read(CountsInput in) {
        return of(in.readInteger(BYTES));
    }
}
