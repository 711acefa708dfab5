package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsOutput;
import java.util.List;

/**
 * What is known of the predictions of one window, as counts. They are signed: a correction takes the old outcome out and puts the new one
 * in, and what was counted since the last commit is a difference that can be merged anywhere, in any order, to the same bits. Mutable, and
 * not safe for threads.
 */
public sealed interface PerformanceCounts permits BinaryCounts, MulticlassCounts, RegressionCounts {
    /** Adds predictions made in the window, labelled or not; negative to take some out. */
    void addPredictions(long predictions);

    /**
     * Puts one labelled prediction in.
     *
     * @throws IllegalArgumentException where the outcome is of another task
     */
    void add(Outcome outcome);

    /**
     * Takes one labelled prediction out: after it the counts are as if it had never been put in.
     *
     * @throws IllegalArgumentException where the outcome is of another task
     */
    void remove(Outcome outcome);

    /**
     * Adds other counts to these.
     *
     * @throws IllegalArgumentException where the other counts are of another task or unit
     */
    void merge(PerformanceCounts other);

    /** Predictions, labelled or not. */
    long predictions();

    /** Labelled predictions. */
    long labelled();

    /** Whether nothing is counted: the identity of merge. */
    boolean isEmpty();

    /** Every metric of the task, measured or why not, in a fixed order. */
    List<MetricValue> metrics();

    /** Writes the counts without their version and task. */
    void writeTo(CountsOutput out);

    /** The one compact byte form of these counts, version and task first; equal counts have equal bytes. */
    default byte[] toBytes() {
        return CountsForm.write(this);
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws io.driftmeter.statistics.counts.CorruptCountsException where the bytes are no such counts, or of a later version
     */
    static PerformanceCounts fromBytes(byte[] bytes) {
        return CountsForm.read(bytes);
    }
}
