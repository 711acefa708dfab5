package io.driftmeter.statistics.distribution;

/** A rate with what the rows leave open, or that there were no rows. */
public sealed interface RateEstimate {
    /** Half-width of a 95 % interval of the normal distribution, in standard deviations. */
    double DEVIATIONS_95_PERCENT = 1.959963984540054;

    /**
     * Wilson's score interval (E. B. Wilson, 1927), 95 %: unlike rate ± 1.96 standard errors it stays within 0 to 1 and is not empty at
     * 0 hits.
     */
    static RateEstimate of(long hits, long rows) {
        if (hits < 0 || hits > rows) {
            throw new IllegalArgumentException(hits + " of " + rows + " rows");
        }
        if (rows == 0) {
            return new NoRate();
        }
        double rate = (double) hits / rows;
        double square = DEVIATIONS_95_PERCENT * DEVIATIONS_95_PERCENT;
        double center = (rate + square / (2.0 * rows)) / (1 + square / rows);
        double halfWidth = DEVIATIONS_95_PERCENT
                / (1 + square / rows)
                * Math.sqrt((rate * (1 - rate) + square / (4.0 * rows)) / rows);
        double lower = hits == 0 ? 0 : Math.max(0, center - halfWidth);
        double upper = hits == rows ? 1 : Math.min(1, center + halfWidth);
        return new Rate(hits, rows, rate, lower, upper);
    }

    /**
     * A measured rate.
     *
     * @param hits rows that count
     * @param rows all rows
     * @param rate hits / rows
     * @param lower lower end of the 95 % interval
     * @param upper upper end of the 95 % interval
     */
    record Rate(long hits, long rows, double rate, double lower, double upper) implements RateEstimate {}

    /** No rows, so no rate. */
    record NoRate() implements RateEstimate {}
}
