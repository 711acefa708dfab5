package io.driftmeter.statistics.counts;

/** Rows of a feature without a usable value, by reason. */
public final class UnusableRows {
    long missing;
    long wrongType;
    long notANumber;
    long positiveInfinity;
    long negativeInfinity;

    /** Starts at nothing. */
    public UnusableRows() {}

    /**
     * Takes counts as they were stored.
     *
     * @throws IllegalArgumentException where one is negative
     */
    public UnusableRows(long missing, long wrongType, long notANumber, long positiveInfinity, long negativeInfinity) {
        this.missing = Counters.require("missing", missing);
        this.wrongType = Counters.require("wrong type", wrongType);
        this.notANumber = Counters.require("not a number", notANumber);
        this.positiveInfinity = Counters.require("+∞", positiveInfinity);
        this.negativeInfinity = Counters.require("−∞", negativeInfinity);
    }

    UnusableRows copy() {
        return new UnusableRows(missing, wrongType, notANumber, positiveInfinity, negativeInfinity);
    }

    void requirePart(UnusableRows other) {
        Counters.requirePart("missing", other.missing, missing);
        Counters.requirePart("wrong type", other.wrongType, wrongType);
        Counters.requirePart("not a number", other.notANumber, notANumber);
        Counters.requirePart("+∞", other.positiveInfinity, positiveInfinity);
        Counters.requirePart("−∞", other.negativeInfinity, negativeInfinity);
    }

    void merge(UnusableRows other, int sign) {
        missing += sign * other.missing;
        wrongType += sign * other.wrongType;
        notANumber += sign * other.notANumber;
        positiveInfinity += sign * other.positiveInfinity;
        negativeInfinity += sign * other.negativeInfinity;
    }

    void writeTo(CountsOutput out) {
        out.writeCount(missing);
        out.writeCount(wrongType);
        out.writeCount(notANumber);
        out.writeCount(positiveInfinity);
        out.writeCount(negativeInfinity);
    }

    static UnusableRows read(CountsInput in) {
        return new UnusableRows(in.readCount(), in.readCount(), in.readCount(), in.readCount(), in.readCount());
    }
}
