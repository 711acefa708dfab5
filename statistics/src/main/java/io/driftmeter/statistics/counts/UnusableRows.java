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

    /** Takes counts as they were stored. */
    public UnusableRows(long missing, long wrongType, long notANumber, long positiveInfinity, long negativeInfinity) {
        this.missing = missing;
        this.wrongType = wrongType;
        this.notANumber = notANumber;
        this.positiveInfinity = positiveInfinity;
        this.negativeInfinity = negativeInfinity;
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

    void addFrom(CountsInput in) {
        missing += in.readCount();
        wrongType += in.readCount();
        notANumber += in.readCount();
        positiveInfinity += in.readCount();
        negativeInfinity += in.readCount();
    }
}
