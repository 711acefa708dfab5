package io.driftmeter.statistics.counts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * Sum and sum of squares of a feature's finite values, in fixed point, so that mean and variance do not depend on the order in
 * which values come. A value is rounded to a multiple of a unit, a power of two; one beyond ±2^40 units counts as that and is
 * counted as saturated.
 */
public final class Moments {
    private static final double LARGEST = 0x1p40;
    private static final int BITS_BELOW_SPREAD = 20;
    private static final int LEAST_EXPONENT = -900;
    private static final int MOST_EXPONENT = 900;

    private final int unitExponent;
    private final double unitsPerValue;
    private final ExactSum sum;
    private final ExactSum sumOfSquares;
    private long values;
    private long saturated;

    /**
     * Starts at nothing.
     *
     * @param unitExponent the unit is 2 to this power, −900 to 900
     */
    public Moments(int unitExponent) {
        this(unitExponent, BigInteger.ZERO, BigInteger.ZERO, 0, 0);
    }

    /**
     * Takes moments as they were stored.
     *
     * @param unitExponent the unit is 2 to this power, −900 to 900
     * @param sum in units
     * @param sumOfSquares in squared units
     * @param values number of finite values
     * @param saturated number of values beyond what the unit can hold
     */
    public Moments(int unitExponent, BigInteger sum, BigInteger sumOfSquares, long values, long saturated) {
        if (unitExponent < LEAST_EXPONENT || unitExponent > MOST_EXPONENT) {
            throw new IllegalArgumentException("exponent of the unit must be from " + LEAST_EXPONENT + " to "
                    + MOST_EXPONENT + ": " + unitExponent);
        }
        this.unitExponent = unitExponent;
        this.unitsPerValue = Math.scalb(1.0, -unitExponent);
        this.sum = ExactSum.of(sum);
        this.sumOfSquares = ExactSum.of(sumOfSquares);
        this.values = values;
        this.saturated = saturated;
    }

    /**
     * The exponent that resolves a millionth of a spread.
     *
     * @param spread a standard deviation or, where that is 0, a typical magnitude; 0 where there is neither
     */
    public static int unitExponentFor(double spread) {
        int exponent = spread > 0 ? Math.getExponent(spread) : 0;
        return Math.max(LEAST_EXPONENT, Math.min(MOST_EXPONENT, exponent - BITS_BELOW_SPREAD));
    }

    void add(double value) {
        double units = value * unitsPerValue;
        if (Math.abs(units) > LARGEST) {
            saturated++;
            units = Math.copySign(LARGEST, units);
        }
        long rounded = (long) Math.rint(units);
        sum.add(rounded);
        sumOfSquares.addSquare(rounded);
        values++;
    }

    void merge(Moments other) {
        sum.add(other.sum);
        sumOfSquares.add(other.sumOfSquares);
        values += other.values;
        saturated += other.saturated;
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

    /** Variance with divisor n − 1, in the squared unit of the feature; empty under two values. */
    public OptionalDouble variance() {
        if (values < 2) {
            return OptionalDouble.empty();
        }
        BigInteger n = BigInteger.valueOf(values);
        BigInteger total = sum();
        BigInteger numerator = n.multiply(sumOfSquares()).subtract(total.multiply(total));
        double variance = quotient(numerator, n.multiply(n.subtract(BigInteger.ONE)));
        return OptionalDouble.of(Math.scalb(Math.scalb(variance, unitExponent), unitExponent));
    }

    private static double quotient(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
                .doubleValue();
    }

    void writeTo(CountsOutput out) {
        sum.writeTo(out);
        sumOfSquares.writeTo(out);
        out.writeCount(values);
        out.writeCount(saturated);
    }

    void addFrom(CountsInput in) {
        sum.addFrom(in);
        sumOfSquares.addFrom(in);
        values += in.readCount();
        saturated += in.readCount();
    }
}
