package io.driftmeter.statistics.counts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Sum and sum of squares of a feature's finite values, in fixed point, so that mean and variance do not depend on the order in
 * which values come. A value is rounded to a multiple of a unit, a power of two; one beyond ±2^62 units counts as that and is
 * counted as saturated.
 */
public final class Moments {
    private static final int LARGEST_EXPONENT = 62;
    private static final double LARGEST = 0x1p62;
    private static final long HALF = 0xFFFF_FFFFL;
    private static final int BITS_BELOW_SPREAD = 36;
    private static final int BITS_BELOW_MAGNITUDE = 52;
    private static final int BITS_OF_A_MILLIONTH = 20;
    private static final int LEAST_EXPONENT = -1000;
    private static final int MOST_EXPONENT = 1000;

    /** More than doubles can be off by. */
    private static final double CLOSE = 1 + 1e-9;

    private final int unitExponent;
    private final double unitsPerValue;
    private final ExactSum sum;
    private final ExactSum sumOfSquares;
    private long values;
    private long saturated;

    /**
     * Starts at nothing.
     *
     * @param unitExponent the unit is 2 to this power, −1000 to 1000
     */
    public Moments(int unitExponent) {
        this(unitExponent, new ExactSum(), new ExactSum(), 0, 0);
    }

    /**
     * Takes moments as they were stored.
     *
     * @param unitExponent the unit is 2 to this power, −1000 to 1000
     * @param sum in units
     * @param sumOfSquares in squared units
     * @param values number of finite values
     * @param saturated number of values beyond what the unit can hold
     * @throws IllegalArgumentException where no values have these sums
     */
    public Moments(int unitExponent, BigInteger sum, BigInteger sumOfSquares, long values, long saturated) {
        this(unitExponent, ExactSum.of(sum), ExactSum.of(sumOfSquares), values, saturated);
        requireSound(sum, sumOfSquares, values, saturated);
    }

    private Moments(int unitExponent, ExactSum sum, ExactSum sumOfSquares, long values, long saturated) {
        if (unitExponent < LEAST_EXPONENT || unitExponent > MOST_EXPONENT) {
            throw new IllegalArgumentException("exponent of the unit must be from " + LEAST_EXPONENT + " to "
                    + MOST_EXPONENT + ": " + unitExponent);
        }
        this.unitExponent = unitExponent;
        this.unitsPerValue = Math.scalb(1.0, -unitExponent);
        this.sum = sum;
        this.sumOfSquares = sumOfSquares;
        this.values = values;
        this.saturated = saturated;
    }

    /** That n values of at most 2^62 units can have these sums: |Σv| ≤ n·2^62, Σv² ≤ n·2^124, and (Σv)² ≤ n·Σv². */
    private static void requireSound(BigInteger sum, BigInteger sumOfSquares, long values, long saturated) {
        BigInteger n = BigInteger.valueOf(Counters.require("values", values));
        boolean sound = saturated >= 0
                && saturated <= values
                && sum.abs().compareTo(n.shiftLeft(LARGEST_EXPONENT)) <= 0
                && sumOfSquares.compareTo(n.shiftLeft(2 * LARGEST_EXPONENT)) <= 0
                && sum.multiply(sum).compareTo(n.multiply(sumOfSquares)) <= 0;
        if (!sound) {
            throw new IllegalArgumentException(values + " values, " + saturated
                    + " of them saturated, cannot have the sum " + sum + " and the sum of squares " + sumOfSquares);
        }
    }

    /**
     * The exponent that resolves a millionth of a spread.
     *
     * @param spread a standard deviation or, where that is 0, a typical magnitude; 0 where there is neither
     */
    public static int unitExponentFor(double spread) {
        return bounded(exponent(spread) - BITS_OF_A_MILLIONTH);
    }

    /**
     * The exponent for a feature's moments: it resolves 2^−36 of the spread, as far as doubles near the largest magnitude do, and
     * leaves room for values of 512 times that magnitude.
     *
     * @param spread a standard deviation or, where that is 0, a typical magnitude; 0 where there is neither
     * @param largestMagnitude highest absolute value; 0 where there is none
     */
    public static int unitExponentFor(double spread, double largestMagnitude) {
        return bounded(
                Math.max(exponent(spread) - BITS_BELOW_SPREAD, exponent(largestMagnitude) - BITS_BELOW_MAGNITUDE));
    }

    private static int exponent(double magnitude) {
        return magnitude > 0 ? Math.getExponent(magnitude) : 0;
    }

    private static int bounded(int exponent) {
        return Math.max(LEAST_EXPONENT, Math.min(MOST_EXPONENT, exponent));
    }

    void add(double value) {
        long units = units(value);
        sum.add(units);
        sumOfSquares.addSquare(units);
        values++;
    }

    /**
     * The same as one after the other. Halves of longs are summed first: as many as an array holds do not overflow a long, and nothing is carried
     * from one value to the next.
     */
    void addAll(double[] added, int count) {
        long upper = 0;
        long lower = 0;
        long squaresHighest = 0;
        long squaresHigh = 0;
        long squaresLow = 0;
        long squaresLowest = 0;
        for (int i = 0; i < count; i++) {
            long units = units(added[i]);
            upper += units >> Integer.SIZE;
            lower += units & HALF;
            long high = Math.multiplyHigh(units, units);
            long low = units * units;
            squaresHighest += high >>> Integer.SIZE;
            squaresHigh += high & HALF;
            squaresLow += low >>> Integer.SIZE;
            squaresLowest += low & HALF;
        }
        sum.addHalves(0, 0, upper, lower);
        sumOfSquares.addHalves(squaresHighest, squaresHigh, squaresLow, squaresLowest);
        values += count;
    }

    /** A value in whole units; takes note of one that is beyond what the unit can hold. */
    private long units(double value) {
        double units = value * unitsPerValue;
        if (Math.abs(units) > LARGEST) {
            saturated++;
            units = Math.copySign(LARGEST, units);
        }
        return (long) Math.rint(units);
    }

    void merge(Moments other) {
        sum.add(other.sum);
        sumOfSquares.add(other.sumOfSquares);
        values += other.values;
        saturated += other.saturated;
    }

    /** Checks that moments can be taken out, so that what is left can be the moments of some values. */
    void requirePart(Moments other) {
        requireSound(
                sum().subtract(other.sum()),
                sumOfSquares().subtract(other.sumOfSquares()),
                values - other.values,
                saturated - other.saturated);
    }

    void subtract(Moments other) {
        sum.subtract(other.sum);
        sumOfSquares.subtract(other.sumOfSquares);
        values -= other.values;
        saturated -= other.saturated;
    }

    /** Number of finite values. */
    public long values() {
        return values;
    }

    /** Number of values beyond what the unit can hold; where it is not 0, mean and variance are bounds. */
    public long saturated() {
        return saturated;
    }

    /** Sum of the values, in units. */
    public BigInteger sum() {
        return sum.value();
    }

    /** Sum of the squares of the values, in squared units. */
    public BigInteger sumOfSquares() {
        return sumOfSquares.value();
    }

    /** Binary exponent of the unit. */
    public int unitExponent() {
        return unitExponent;
    }

    /** Mean, in the unit of the feature; empty without values. */
    public OptionalDouble mean() {
        return values == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.scalb(quotient(sum(), BigInteger.valueOf(values)), unitExponent));
    }

    /** Variance with divisor n − 1, in the squared unit of the feature; empty under two values, or where it exceeds a double. */
    public OptionalDouble variance() {
        if (values < 2) {
            return OptionalDouble.empty();
        }
        BigInteger n = BigInteger.valueOf(values);
        BigInteger total = sum();
        BigInteger numerator = n.multiply(sumOfSquares()).subtract(total.multiply(total));
        double variance = quotient(numerator, n.multiply(n.subtract(BigInteger.ONE)));
        double squared = Math.scalb(Math.scalb(variance, unitExponent), unitExponent);
        return Double.isFinite(squared) ? OptionalDouble.of(squared) : OptionalDouble.empty();
    }

    private static double quotient(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    void writeTo(CountsOutput out) {
        sum.writeTo(out);
        sumOfSquares.writeTo(out);
        out.writeCount(values);
        out.writeCount(saturated);
    }

    static Moments read(int unitExponent, CountsInput in) {
        Moments read = new Moments(unitExponent, ExactSum.read(in), ExactSum.read(in), in.readCount(), in.readCount());
        if (!read.isPlainlySound()) {
            requireSound(read.sum(), read.sumOfSquares(), read.values, read.saturated);
        }
        return read;
    }

    /** Whether doubles do to see what {@link #requireSound} sees in every case. */
    private boolean isPlainlySound() {
        double total = Math.abs(sum.approximate()) * CLOSE;
        double squares = sumOfSquares.approximate();
        return values > 0
                && saturated >= 0
                && saturated <= values
                && total <= values * LARGEST
                && squares * CLOSE <= values * (LARGEST * LARGEST)
                && total * total <= values * squares;
    }
}
