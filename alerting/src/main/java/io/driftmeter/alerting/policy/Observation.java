package io.driftmeter.alerting.policy;

import io.driftmeter.avro.InputOffsets;
import io.driftmeter.avro.ReportStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one whole report says to the policy.
 *
 * @param series whose report it is
 * @param window the reported window
 * @param stage how complete the window is
 * @param source which topic the report comes from, as that decides which stage casts the vote
 * @param rows rows in the window: features and predictions, or predictions of a performance report
 * @param referenceId the reference that judged the window; null: none
 * @param definitionRevision revision of the monitor definition that ruled the window
 * @param score the judged metric; null on a drift report
 * @param ballots one ballot for each kind of alert that the window could judge
 * @param upstream one ballot for each upstream source that the window could judge
 * @param trainedTo highest event time of the reference's rows, in milliseconds since the epoch; null where it is not known
 * @param level significance level that the false-alarm budget left for one test of the window; null where nothing was judged
 * @param inputs where its rows lie in the input, as the report says
 */
public record Observation(
        Series series,
        Window window,
        ReportStage stage,
        Source source,
        long rows,
        @Nullable String referenceId,
        int definitionRevision,
        @Nullable Score score,
        List<Ballot> ballots,
        List<SourceBallot> upstream,
        @Nullable Long trainedTo,
        @Nullable Double level,
        List<InputOffsets> inputs) {

    /** The two kinds of reports. */
    public enum Source {
        DRIFT,
        PERFORMANCE
    }

    /**
     * The judged metric of a performance report; each figure is null where it could not be measured.
     *
     * @param baseline the reference's value
     * @param current the window's value
     * @param labelCoverage labelled / predictions
     * @param labelled predictions with a label that counts
     * @param metric name of the metric
     * @param standardError sampling error of the window's value
     * @param lowerIsBetter whether a lower value is the better one
     */
    public record Score(
            @Nullable Double baseline,
            @Nullable Double current,
            @Nullable Double labelCoverage,
            long labelled,
            String metric,
            @Nullable Double standardError,
            boolean lowerIsBetter) {}

    public Observation {
        ballots = List.copyOf(ballots);
        upstream = List.copyOf(upstream);
        inputs = List.copyOf(inputs);
    }

    /** The same with other ballots. */
    public Observation with(List<Ballot> others) {
        return new Observation(
                series,
                window,
                stage,
                source,
                rows,
                referenceId,
                definitionRevision,
                score,
                others,
                upstream,
                trainedTo,
                level,
                inputs);
    }

    /** The same with another ballot in the place of that of the same kind. */
    public Observation with(Ballot other) {
        return with(ballots.stream()
                .map(ballot -> ballot.kind() == other.kind() ? other : ballot)
                .toList());
    }

    /** Whether the window names a pipeline fault: what it shows beside that is no cause to train anew. */
    public boolean isFaulty() {
        return ballots.stream().flatMap(ballot -> ballot.evidence().stream()).anyMatch(NamedFault::isFault);
    }

    /** Whether nothing comes after this report of the window. */
    public boolean settled() {
        return stage == ReportStage.FINAL || stage == ReportStage.INCOMPLETE;
    }

    /**
     * Whether this report casts the window's vote and so may open an alert. Drift is judged when the window is on time, and a later
     * revision only corrects the vote; performance is judged when its labels are in.
     */
    public boolean casts() {
        return source == Source.PERFORMANCE ? settled() : stage == ReportStage.ON_TIME;
    }

    /** Whether the policy takes any notice of this report. */
    public boolean counts() {
        return casts() || settled();
    }
}
