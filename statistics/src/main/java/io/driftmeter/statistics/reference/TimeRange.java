package io.driftmeter.statistics.reference;

/**
 * A range of event times.
 *
 * @param from lowest, in milliseconds since the epoch
 * @param to highest, in milliseconds since the epoch
 */
public record TimeRange(long from, long to) {
    public TimeRange {
        if (from > to) {
            throw new IllegalArgumentException("time range ends at " + to + " before it begins at " + from);
        }
    }
}
