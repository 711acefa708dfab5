package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * What is known of the predictions of one window, as counts. They are signed: a correction takes the old outcome out and puts the new one
 * in, and what was counted since the last commit is a difference that can be merged anywhere, in any order, to the same bits. Mutable, and
 * not safe for threads.
 */
public abstract sealed class PerformanceCounts permits BinaryCounts, MulticlassCounts, RegressionCounts {
    private static final double[] QUANTILES = {0.5, 0.9, 0.99};

    private final MagnitudeHistogram latencies = new MagnitudeHistogram();
    private final MagnitudeHistogram labelAges = new MagnitudeHistogram();
    private final long[] unlabelled = new long[UnlabelledCause.values().length];
    private PredictedScores predictedScores = new PredictedScores();
    private long predictions;
    private long labelled;

    PerformanceCounts() {}

    /** Adds predictions made in the window, labelled or not; negative to take some out. */
    public final void addPredictions(long added) {
        predictions += added;
    }

    /**
     * Adds how long one prediction took.
     *
     * @param milliseconds 0 or more; what is not is not counted
     * @param times 1, or −1 to take it out
     */
    public final void addLatency(double milliseconds, int times) {
        if (milliseconds >= 0 && Double.isFinite(milliseconds)) {
            latencies.add(milliseconds, times);
        }
    }

    /**
     * Adds what one prediction answered, for estimates before labels come.
     *
     * @param times 1, or −1 to take it out
     */
    public final void addAnswer(ScoredAnswer answer, int times) {
        predictedScores.add(answer, times);
    }

    /** The predictions by their scores. */
    final PredictedScores predictedScores() {
        return predictedScores;
    }

    /**
     * Adds predictions that end unlabelled although a label came.
     *
     * @param times negative to take some out
     */
    public final void addUnlabelled(UnlabelledCause cause, long times) {
        unlabelled[cause.ordinal()] += times;
    }

    /** Predictions that end unlabelled for this cause. */
    public final long unlabelled(UnlabelledCause cause) {
        return unlabelled[cause.ordinal()];
    }

    /** Predictions that no label came for. */
    public final long withoutLabel() {
        return predictions - labelled - Arrays.stream(unlabelled).sum();
    }

    /**
     * Adds how long after its prediction the label of one became known.
     *
     * @param milliseconds negative where the label came first, which counts as 0
     * @param times 1, or −1 to take it out
     */
    public final void addLabelAge(long milliseconds, int times) {
        labelAges.add(Math.max(0, milliseconds), times);
    }

    /** The ages of the labels. */
    final MagnitudeHistogram labelAges() {
        return labelAges;
    }

    /** The labelled rows by class, in ascending order of the name; empty where the task has no classes or too many. */
    abstract SortedMap<String, ClassRows> classes();

    /**
     * Rows of one class.
     *
     * @param labelled labelled as it
     * @param predicted predicted as it, and labelled
     */
    record ClassRows(long labelled, long predicted) {
        static final ClassRows NONE = new ClassRows(0, 0);
    }

    /**
     * Puts one labelled prediction in.
     *
     * @throws IllegalArgumentException where the outcome is of another task
     */
    public final void add(Outcome outcome) {
        count(outcome, 1);
        labelled++;
    }

    /**
     * Takes one labelled prediction out: after it the counts are as if it had never been put in.
     *
     * @throws IllegalArgumentException where the outcome is of another task
     */
    public final void remove(Outcome outcome) {
        count(outcome, -1);
        labelled--;
    }

    /**
     * Adds other counts to these.
     *
     * @throws IllegalArgumentException where the other counts are of another task
     */
    public final void merge(PerformanceCounts other) {
        mergeTask(other);
        latencies.merge(other.latencies);
        labelAges.merge(other.labelAges);
        predictedScores.merge(other.predictedScores);
        for (int cause = 0; cause < unlabelled.length; cause++) {
            unlabelled[cause] += other.unlabelled[cause];
        }
        predictions += other.predictions;
        labelled += other.labelled;
    }

    /** Predictions, labelled or not. */
    public final long predictions() {
        return predictions;
    }

    /** Labelled predictions. */
    public final long labelled() {
        return labelled;
    }

    /** Whether nothing is counted: the identity of merge. */
    public final boolean isEmpty() {
        return predictions == 0
                && labelled == 0
                && Arrays.stream(unlabelled).allMatch(count -> count == 0)
                && latencies.isEmpty()
                && labelAges.isEmpty()
                && predictedScores.isEmpty()
                && isTaskEmpty();
    }

    /**
     * Every metric of the task, measured or why not, in a fixed order; quantiles of the labels' ages and of the latency where they are
     * known.
     */
    public final List<MetricValue> metrics() {
        List<MetricValue> metrics = new ArrayList<>(taskMetrics());
        addQuantiles(PerformanceMetric.LABEL_AGE_MILLISECONDS, labelAges, metrics);
        addQuantiles(PerformanceMetric.LATENCY_MILLISECONDS, latencies, metrics);
        return metrics;
    }

    private static void addQuantiles(PerformanceMetric metric, MagnitudeHistogram values, List<MetricValue> metrics) {
        if (values.rows() > 0) {
            for (double quantile : QUANTILES) {
                metrics.add(values.quantile(metric, quantile, "no rows").of(Double.toString(quantile)));
            }
        }
    }

    /** What these counts say of one metric by its name in reports; a reason where it is no metric of the task. */
    public final MetricValue metric(PerformanceMetric metric) {
        return metrics().stream()
                .filter(value -> value.metric() == metric && value.part().isEmpty())
                .findFirst()
                .orElseGet(() -> MetricValue.unknown(metric, "not a metric of this task"));
    }

    abstract void count(Outcome outcome, int sign);

    abstract void mergeTask(PerformanceCounts other);

    abstract boolean isTaskEmpty();

    abstract List<MetricValue> taskMetrics();

    abstract void writeTask(CountsOutput out);

    abstract void readTask(CountsInput in);

    /** Writes the counts without their version and task. */
    final void writeTo(CountsOutput out) {
        out.writeSigned(predictions);
        out.writeSigned(labelled);
        for (long count : unlabelled) {
            out.writeSigned(count);
        }
        latencies.writeTo(out);
        labelAges.writeTo(out);
        predictedScores.writeTo(out);
        writeTask(out);
    }

    final PerformanceCounts readFrom(CountsInput in) {
        predictions = in.readSigned();
        labelled = in.readSigned();
        for (int cause = 0; cause < unlabelled.length; cause++) {
            unlabelled[cause] = in.readSigned();
        }
        latencies.merge(MagnitudeHistogram.readFrom(in));
        labelAges.merge(MagnitudeHistogram.readFrom(in));
        predictedScores = PredictedScores.readFrom(in);
        readTask(in);
        return this;
    }

    /** The one compact byte form of these counts, version and task first; equal counts have equal bytes. */
    public final byte[] toBytes() {
        return CountsForm.write(this);
    }

    /**
     * Reads {@link #toBytes()}.
     *
     * @throws io.driftmeter.statistics.counts.CorruptCountsException where the bytes are no such counts, or of another version
     */
    public static PerformanceCounts fromBytes(byte[] bytes) {
        return CountsForm.read(bytes);
    }
}
