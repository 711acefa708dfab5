package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.List;

/**
 * Counts of a model that predicts a number: exact sums of the absolute and the squared error. The unit is a power of two, a millionth of the
 * label's spread, as in {@link io.driftmeter.statistics.counts.Moments}: errors are rounded to 2^-28 of it, squares to 2^-8 of its square. An
 * error of more than 2^44 units, or one that is not a number, is counted as saturated, and then what it belongs to is not measured.
 */
public final class RegressionCounts implements PerformanceCounts {
    private static final int ERROR_FRACTION_BITS = 28;
    private static final int SQUARE_FRACTION_BITS = 8;
    private static final int LARGEST_UNIT_EXPONENT = 400;

    private final int unitExponent;
    private long predictions;
    private long labelled;
    private FixedPointSum absolute;
    private FixedPointSum squared;

    /**
     * Empty counts.
     *
     * @param unitExponent binary exponent of the unit, from −400 to 400: that of the reference's moments, or
     *     {@code Moments.unitExponentFor(0)} where there is none
     */
    public RegressionCounts(int unitExponent) {
        if (Math.abs(unitExponent) > LARGEST_UNIT_EXPONENT) {
            throw new IllegalArgumentException("a unit of 2^" + unitExponent + " is not from 2^-400 to 2^400");
        }
        this.unitExponent = unitExponent;
        this.absolute = new FixedPointSum(unitExponent - ERROR_FRACTION_BITS);
        this.squared = new FixedPointSum(2 * unitExponent - SQUARE_FRACTION_BITS);
    }

    @Override
    public void addPredictions(long added) {
        predictions += added;
    }

    @Override
    public void add(Outcome outcome) {
        count(outcome, 1);
    }

    @Override
    public void remove(Outcome outcome) {
        count(outcome, -1);
    }

    private void count(Outcome outcome, int sign) {
        if (!(outcome instanceof Outcome.Regression row)) {
            throw new IllegalArgumentException("not an outcome of a number: " + outcome);
        }
        double error = row.predicted() - row.actual();
        labelled += sign;
        absolute.add(Math.abs(error), sign);
        squared.add(error * error, sign);
    }

    @Override
    public void merge(PerformanceCounts counts) {
        if (!(counts instanceof RegressionCounts other) || other.unitExponent != unitExponent) {
            throw new IllegalArgumentException("not counts of numbers in units of 2^" + unitExponent);
        }
        predictions += other.predictions;
        labelled += other.labelled;
        absolute.merge(other.absolute);
        squared.merge(other.squared);
    }

    @Override
    public long predictions() {
        return predictions;
    }

    @Override
    public long labelled() {
        return labelled;
    }

    @Override
    public boolean isEmpty() {
        return predictions == 0 && labelled == 0 && absolute.isZero() && squared.isZero();
    }

    @Override
    public List<MetricValue> metrics() {
        return List.of(meanAbsoluteError(), rootMeanSquaredError());
    }

    private MetricValue meanAbsoluteError() {
        if (labelled <= 0 || absolute.saturated() != 0) {
            return MetricValue.unknown(PerformanceMetric.MAE, whyNot(absolute));
        }
        double mean = absolute.value() / labelled;
        if (squared.saturated() != 0) {
            return MetricValue.exact(PerformanceMetric.MAE, mean);
        }
        return MetricValue.sampled(PerformanceMetric.MAE, mean, (squared.value() / labelled - mean * mean) / labelled);
    }

    private MetricValue rootMeanSquaredError() {
        if (labelled <= 0 || squared.saturated() != 0) {
            return MetricValue.unknown(PerformanceMetric.RMSE, whyNot(squared));
        }
        return MetricValue.exact(PerformanceMetric.RMSE, Math.sqrt(Math.max(0, squared.value()) / labelled));
    }

    private String whyNot(FixedPointSum sum) {
        return labelled <= 0 ? "no labelled rows" : sum.saturated() + " errors are not finite or out of range";
    }

    @Override
    public void writeTo(CountsOutput out) {
        out.writeSigned(unitExponent);
        out.writeSigned(predictions);
        out.writeSigned(labelled);
        absolute.writeTo(out);
        squared.writeTo(out);
    }

    static RegressionCounts readFrom(CountsInput in) {
        long unitExponent = in.readSigned();
        if (Math.abs(unitExponent) > LARGEST_UNIT_EXPONENT) {
            throw new CorruptCountsException("a unit of 2^" + unitExponent);
        }
        RegressionCounts counts = new RegressionCounts((int) unitExponent);
        counts.predictions = in.readSigned();
        counts.labelled = in.readSigned();
        counts.absolute = FixedPointSum.readFrom(in, counts.unitExponent - ERROR_FRACTION_BITS);
        counts.squared = FixedPointSum.readFrom(in, 2 * counts.unitExponent - SQUARE_FRACTION_BITS);
        return counts;
    }
}
