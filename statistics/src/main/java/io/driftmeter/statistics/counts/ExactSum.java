package io.driftmeter.statistics.counts;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A sum of integers in 192 bits: exact, so that the order of adding does not show. */
final class ExactSum {
    static final int BYTES = 3 * Long.BYTES;

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

    /** Adds highest·2^96 + high·2^64 + low·2^32 + lowest. */
    void addHalves(long highest, long high, long low, long lowest) {
        add(lowest);
        add(low >> Long.SIZE - 1, low >> Integer.SIZE, low << Integer.SIZE);
        add(high >> Long.SIZE - 1, high, 0);
        add(highest >> Integer.SIZE, highest << Integer.SIZE, 0);
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

    /**
     * Takes a sum from its bytes, the highest first.
     *
     * @param size from 1 to {@link #BYTES}; the highest of so many bytes holds the sign
     */
    static ExactSum ofBytes(byte[] bytes, int start, int size) {
        ExactSum sum = new ExactSum();
        long sign = bytes[start] >> Byte.SIZE - 1;
        sum.high = sign;
        sum.middle = sign;
        sum.low = sign;
        for (int i = start; i < start + size; i++) {
            sum.high = sum.high << Byte.SIZE | sum.middle >>> Long.SIZE - Byte.SIZE;
            sum.middle = sum.middle << Byte.SIZE | sum.low >>> Long.SIZE - Byte.SIZE;
            sum.low = sum.low << Byte.SIZE | bytes[i] & 0xFF;
        }
        return sum;
    }

    /** The sum, off by at most a few units in the last place of a double. */
    double approximate() {
        if (high == low >> Long.SIZE - 1 && middle == high) {
            return low;
        }
        double lower = (low >>> 1) * 2.0;
        return high == middle >> Long.SIZE - 1
                ? middle * 0x1p64 + lower
                : high * 0x1p128 + (middle >>> 1) * 0x1p65 + lower;
    }

    void writeTo(CountsOutput out) {
        out.writeInteger(high, middle, low);
    }

    static ExactSum read(CountsInput in) {
        return in.readSum();
    }
}
