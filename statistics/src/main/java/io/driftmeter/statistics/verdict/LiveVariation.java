package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.WindowVariation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How much one feature varies between live windows, window by window: V, the largest variance (divisor W − 1) of a cumulative share at a decile
 * edge, for categories of a share, as the reference has it of its own windows. The first {@link LearnedVariation#WINDOWS} windows that do not
 * overlap are taken, and no more. Sums are by Welford's recurrence (1962), so the result depends on the windows' order, which is that of time.
 * Not thread-safe.
 */
final class LiveVariation {
    private static final double LARGEST_VARIANCE = 0.5;

    private final long[] ends = new long[LearnedVariation.WINDOWS];
    private final double[] means;
    private final double[] squares;
    private int windows;
    private long rows;

    private LiveVariation(int shares) {
        this.means = new double[shares];
        this.squares = new double[shares];
    }

    /** Starts at nothing, for the feature that these counts are of. */
    static LiveVariation ofFeature(FeatureCounts counts) {
        return new LiveVariation(shares(counts).length);
    }

    /**
     * Takes a window, unless there are enough or it overlaps the last one.
     *
     * @param live what was counted of it, with one value or more
     * @return whether it was taken
     */
    boolean add(long windowStart, long windowEnd, FeatureCounts live) {
        if (windows == LearnedVariation.WINDOWS || (windows > 0 && windowStart < ends[windows - 1])) {
            return false;
        }
        ends[windows++] = windowEnd;
        rows = Math.addExact(rows, live.values());
        double[] shares = shares(live);
        for (int index = 0; index < shares.length; index++) {
            double deviation = shares[index] - means[index];
            means[index] += deviation / windows;
            squares[index] += deviation * (shares[index] - means[index]);
        }
        return true;
    }

    /**
     * What was known when the windows up to an end had been taken.
     *
     * @param lastEnd end of the last window that counts
     */
    LearnedVariation until(long lastEnd, long windowMilliseconds) {
        int known = 0;
        while (known < windows && ends[known] <= lastEnd) {
            known++;
        }
        return new LearnedVariation(
                known,
                known < LearnedVariation.WINDOWS ? Optional.empty() : Optional.of(variation(windowMilliseconds)));
    }

    private WindowVariation variation(long windowMilliseconds) {
        double largest = 0;
        for (double square : squares) {
            largest = Math.max(largest, square / (windows - 1));
        }
        return new WindowVariation(
                windowMilliseconds, windows, (double) rows / windows, Math.min(LARGEST_VARIANCE, largest));
    }

    private static double[] shares(FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric) {
            return sharesBelowEdges(numeric);
        }
        if (counts instanceof CategoryCounts category) {
            return Arrays.stream(category.counts())
                    .mapToDouble(count -> (double) count / counts.values())
                    .toArray();
        }
        EmbeddingCounts arrays = (EmbeddingCounts) counts;
        return DoubleStream.concat(
                        Arrays.stream(sharesBelowEdges(arrays.cosine())),
                        Arrays.stream(sharesBelowEdges(arrays.norm())))
                .toArray();
    }

    private static double[] sharesBelowEdges(NumericCounts counts) {
        long[] deciles = counts.decileCounts();
        double[] shares = new double[deciles.length - 1];
        long below = 0;
        for (int edge = 0; edge < shares.length; edge++) {
            below += deciles[edge];
            shares[edge] = (double) below / counts.values();
        }
        return shares;
    }

    void writeTo(CountsOutput out) {
        out.writeCount(windows);
        for (int window = 0; window < windows; window++) {
            out.writeSigned(window == 0 ? ends[0] : ends[window] - ends[window - 1]);
        }
        out.writeCount(rows);
        out.writeCount(means.length);
        for (int index = 0; index < means.length; index++) {
            out.writeDouble(means[index]);
            out.writeDouble(squares[index]);
        }
    }

    /** Reads what {@link #writeTo} wrote of the feature that these counts are of. */
    static LiveVariation read(CountsInput in, FeatureCounts counts) {
        LiveVariation read = ofFeature(counts);
        read.windows = in.readSize(LearnedVariation.WINDOWS, "live windows");
        for (int window = 0; window < read.windows; window++) {
            read.ends[window] = in.readSigned() + (window == 0 ? 0 : read.ends[window - 1]);
        }
        read.rows = in.readCount();
        if (in.readCount() != read.means.length) {
            throw new CorruptCountsException("live windows have other shares than the reference");
        }
        for (int index = 0; index < read.means.length; index++) {
            read.means[index] = Double.longBitsToDouble(in.readFixed());
            read.squares[index] = Double.longBitsToDouble(in.readFixed());
        }
        return read;
    }
}
