package io.driftmeter.statistics.fault;

import java.util.List;
import java.util.Optional;

/**
 * Recognises clocks that are wrong by what became of the records that were read: event times ahead of the broker's clock, or most of them
 * behind those of their partition.
 */
public final class ClockSkew {
    /** Late records are usual; so many are a clock that is behind, or a backlog. */
    private static final double BEHIND_AT_LEAST = 0.5;

    private ClockSkew() {}

    /**
     * Records of one slice of a window.
     *
     * @param start first event time of the slice, in milliseconds since the epoch
     * @param read all records
     * @param ahead those with an event time in the future
     * @param behind those that were late or too late
     */
    public record Records(long start, long read, long ahead, long behind) {}

    /** The fault, if there is one. */
    public static Optional<Fault> in(List<Records> slices, FaultRules rules) {
        Optional<Fault> ahead = fault(slices, rules, true);
        return ahead.isPresent() ? ahead : fault(slices, rules, false);
    }

    private static Optional<Fault> fault(List<Records> slices, FaultRules rules, boolean ahead) {
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        long[] hits = slices.stream()
                .mapToLong(slice -> ahead ? slice.ahead() : slice.behind())
                .toArray();
        long[] read = slices.stream().mapToLong(Records::read).toArray();
        int onset = Onset.ofRate(hits, read, 0);
        long rows = sum(read, onset);
        double share = sum(hits, onset) / (double) Math.max(1, rows);
        if (rows < rules.minimumRows() || share < (ahead ? rules.leastRateChange() : BEHIND_AT_LEAST)) {
            return Optional.empty();
        }
        String what = ahead
                ? "event times ahead of the broker's clock in %s of %d records"
                : "event times behind those of their partition in %s of %d records: a clock that is behind, or a backlog";
        return Optional.of(new Fault(
                FaultKind.CLOCK_SKEW,
                what.formatted(Words.percent(share), rows),
                share,
                slices.get(onset).start()));
    }

    private static long sum(long[] counts, int from) {
        long sum = 0;
        for (int slice = from; slice < counts.length; slice++) {
            sum += counts[slice];
        }
        return sum;
    }
}
