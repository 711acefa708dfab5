package io.driftmeter.statistics.counts;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A sum of integers in 192 bits: exact, so that the order of adding does not show. */
final class ExactSum {
    private static final int BYTES = 3 * Long.BYTES;

    private long high;
    private long middle;
    private long low;

    /** What goes into the upper two parts is mostly nothing: a sum rarely leaves 64 bits or crosses zero. */
    void add(long value) {
        low += value;
        long rest = (value >> 63) + carry(low, value);
        if (rest != 0) {
            add(rest >> 63, rest, 0);
        }
    }

    void addSquare(long value) {
        long lowOfSquare = value * value;
        low += lowOfSquare;
        long before = middle;
        middle = before + Math.multiplyHigh(value, value) + carry(low, lowOfSquare);
        if ((before & ~middle) < 0) {
            // What was added is under 2^63, so the highest bit falls only where the part has wrapped around.
            high++;
        }
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

    /**
     * 1 where adding a part has wrapped an unsigned number around to the sum. The borrow of sum − part (Warren, Hacker's Delight, 2-16)
     * instead of a comparison, since whether there is one is as good as random, and a branch on it would be guessed wrong half the time.
     */
    private static long carry(long sum, long part) {
        return ((~sum & part) | (~(sum ^ part) & (sum - part))) >>> 63;
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
