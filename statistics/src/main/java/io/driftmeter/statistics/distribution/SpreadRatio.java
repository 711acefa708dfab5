package io.driftmeter.statistics.distribution;

/** Standard deviation of live values over that of the reference: 1 where the spread did not change. */
public final class SpreadRatio {
    private SpreadRatio() {}

    /** Unknown where the reference does not vary. */
    public static Measurement of(SampleMoments reference, SampleMoments live) {
        double ratio = live.standardDeviation() / reference.standardDeviation();
        return Double.isFinite(ratio) ? Measurement.of(ratio) : Measurement.unknown(NoRows.NO_SPREAD);
    }
}
