package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;

/** A loss of each of some rows: exact sums of it and of its square, which give its mean and the mean's sampling error. */
final class MeanLoss {
    private DoubleSum sum = new DoubleSum();
    private DoubleSum squares = new DoubleSum();
    private long rows;

    void add(double loss, int sign) {
        sum.add(sign, loss);
        squares.add(sign, loss, loss);
        rows += sign;
    }

    void merge(MeanLoss other) {
        sum.merge(other.sum);
        squares.merge(other.squares);
        rows += other.rows;
    }

    boolean isEmpty() {
        return rows == 0 && sum.isZero() && squares.isZero();
    }

    /** The mean with the error √((mean of squares − mean²) / rows). */
    MetricValue mean(PerformanceMetric metric, String whyNoRows) {
        return MetricValue.mean(metric, sum, squares, rows, whyNoRows);
    }

    void writeTo(CountsOutput out) {
        out.writeSigned(rows);
        sum.writeTo(out);
        squares.writeTo(out);
    }

    static MeanLoss readFrom(CountsInput in) {
        MeanLoss loss = new MeanLoss();
        loss.rows = in.readSigned();
        loss.sum = DoubleSum.readFrom(in);
        loss.squares = DoubleSum.readFrom(in);
        return loss;
    }
}
