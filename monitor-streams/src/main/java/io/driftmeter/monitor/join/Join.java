package io.driftmeter.monitor.join;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.FeaturesRow;
import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.avro.WaitingLabel;
import io.driftmeter.monitor.profile.Panes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Joins predictions and labels by prediction id.
 *
 * <p>Whatever arrives is added to the set of what is known of its id, and the counts change by what {@link Contribution}
 * makes of that set after it, less what it made before. So duplicates change nothing, corrections are taken out and put in,
 * and the order of arrival does not matter.
 *
 * <p>Of unlike copies of a prediction in one bucket the first in {@link Precedence} counts, and it counts only if there is
 * no copy in the bucket before: an id may be used again after a bucket without it.
 */
final class Join {

    private static final int MOST_CLASSES = 100;

    private final MemoRows rows;
    private final WaitingLabels waiting;
    private final KnownRules rules;
    private final ClosedPanes closed;
    private final ScoreDeltas deltas;
    private final RejectedRows rejected;

    Join(
            JoinRows rows,
            WaitingLabels waiting,
            KnownRules rules,
            ClosedPanes closed,
            ScoreDeltas deltas,
            RejectedRows rejected) {
        this.rows = new MemoRows(rows);
        this.waiting = waiting;
        this.rules = rules;
        this.closed = closed;
        this.deltas = deltas;
        this.rejected = rejected;
    }

    /** Takes in a prediction. */
    void prediction(String predictionId, PredictionRow row) {
        rows.begin(predictionId);
        rules.learn(row.getModel(), row.getRules());
        PredictionCopy copy = copy(row);
        long bucket = rows.bucketOf(copy.getEventTime());
        List<PredictionCopy> known = rows.predictions(predictionId, bucket);
        List<PredictionCopy> copies = Precedence.addPrediction(known, copy);
        if (copies.equals(known)) {
            return;
        }
        if (closed.isClosed(copy, row.getRules())) {
            rejected.reject(
                    predictionId, row.getSource(), RecordFate.AFTER_FINAL, "The report of its window is final.");
            return;
        }
        long next = bucket + rows.bucketLength();
        Map<String, Contribution> before = contributions(predictionId, bucket, next);
        if (!rows.putPredictions(predictionId, bucket, copies)) {
            rejected.reject(predictionId, row.getSource(), RecordFate.TOO_LATE, RejectedRows.NOT_RETAINED);
            return;
        }
        count(before, contributions(predictionId, bucket, next));
        for (LabelCopy label : labels(predictionId, copy, row.getRules())) {
            waiting.remove(predictionId, label.getLabelTime())
                    .forEach(found -> rejectUnusable(predictionId, found.getSource(), copy, label));
        }
    }

    /** Takes in features. What they say of a prediction whose window is final comes too late and is passed over. */
    void features(String predictionId, FeaturesRow row) {
        rows.begin(predictionId);
        FeaturesCopy copy = new FeaturesCopy(
                row.getEventTime(), row.getModel(), row.getModelVersion(), row.getSegments(), row.getLate());
        long bucket = rows.bucketOf(copy.getEventTime());
        List<FeaturesCopy> known = rows.features(predictionId, bucket);
        List<FeaturesCopy> copies = Precedence.addFeatures(known, copy);
        if (copies.equals(known)) {
            return;
        }
        long first = rows.bucketOf(copy.getEventTime() - SegmentsOf.REACH);
        long last = rows.bucketOf(copy.getEventTime() + SegmentsOf.REACH);
        if (isClosed(predictionId, first, last)) {
            return;
        }
        Map<String, Contribution> before = contributions(predictionId, first, last);
        if (rows.putFeatures(predictionId, bucket, copies)) {
            count(before, contributions(predictionId, first, last));
        }
    }

    private boolean isClosed(String predictionId, long firstBucket, long lastBucket) {
        for (long bucket = firstBucket; bucket <= lastBucket; bucket += rows.bucketLength()) {
            if (rows.predictions(predictionId, bucket).stream()
                    .anyMatch(copy -> closed.isClosed(copy, rules.of(copy)))) {
                return true;
            }
        }
        return false;
    }

    private List<FeaturesCopy> features(String predictionId, PredictionCopy prediction, ScoringRules scoring) {
        if (SegmentsOf.isTold(prediction, scoring)) {
            return List.of();
        }
        List<FeaturesCopy> features = new ArrayList<>();
        long last = rows.bucketOf(prediction.getEventTime() + SegmentsOf.REACH);
        for (long bucket = rows.bucketOf(prediction.getEventTime() - SegmentsOf.REACH);
                bucket <= last;
                bucket += rows.bucketLength()) {
            features.addAll(rows.features(predictionId, bucket));
        }
        return features;
    }

    /** Takes in a label. */
    void label(String predictionId, LabelRow row) {
        rows.begin(predictionId);
        LabelCopy copy = copy(row);
        long bucket = rows.bucketOf(copy.getLabelTime());
        List<LabelCopy> known = rows.labels(predictionId, bucket);
        List<LabelCopy> copies = Precedence.addLabel(known, copy);
        if (copies.equals(known)) {
            return;
        }
        Optional<PredictionCopy> prediction = predictionOf(predictionId, copy);
        if (prediction.filter(found -> closed.isClosed(found, rules.of(found))).isPresent()) {
            rejected.reject(
                    predictionId,
                    row.getSource(),
                    RecordFate.AFTER_FINAL,
                    "The report of its prediction's window is final.");
            return;
        }
        long first = rows.bucketOf(copy.getLabelTime() - rules.longestHorizon());
        long last = rows.bucketOf(copy.getLabelTime() + rules.longestHorizon());
        Map<String, Contribution> before = contributions(predictionId, first, last);
        if (!rows.putLabels(predictionId, bucket, copies)) {
            rejected.reject(predictionId, row.getSource(), RecordFate.TOO_LATE, RejectedRows.NOT_RETAINED);
            return;
        }
        count(before, contributions(predictionId, first, last));
        prediction.ifPresentOrElse(
                found -> rejectUnusable(predictionId, row.getSource(), found, copy),
                () -> waiting.add(new WaitingLabel(predictionId, copy.getLabelTime(), row.getSource())));
    }

    /** The prediction that a label judges, or would if it were usable. */
    private Optional<PredictionCopy> predictionOf(String predictionId, LabelCopy label) {
        long last = rows.bucketOf(label.getLabelTime() + rules.longestHorizon());
        for (long bucket = rows.bucketOf(label.getLabelTime() - rules.longestHorizon());
                bucket <= last;
                bucket += rows.bucketLength()) {
            for (PredictionCopy copy : rows.predictions(predictionId, bucket)) {
                if (Contribution.isWithinHorizon(copy, rules.of(copy), label.getLabelTime())) {
                    return Optional.of(copy);
                }
            }
        }
        return Optional.empty();
    }

    private void rejectUnusable(
            String predictionId, SourcePosition source, PredictionCopy prediction, LabelCopy label) {
        ScoringRules scoring = rules.of(prediction);
        if (label.getBehind() > scoring.getLateness()) {
            rejected.reject(
                    predictionId,
                    source,
                    RecordFate.TOO_LATE,
                    "Its partition was past its time by more than the lateness.");
        } else if (label.getLabel() != null
                && Pairing.of(scoring, prediction, label.getLabel()).isEmpty()) {
            rejected.reject(
                    predictionId,
                    source,
                    RecordFate.INVALID,
                    "The label, or the prediction, is not of a type that a " + scoring.getTask()
                            + " task can be scored by.");
        }
    }

    /** What the copies in these buckets contribute, for each task: a model's task may change with a revision. */
    private Map<String, Contribution> contributions(String predictionId, long firstBucket, long lastBucket) {
        Map<String, Contribution> byTask = new LinkedHashMap<>();
        List<PredictionCopy> earlier = rows.predictions(predictionId, firstBucket - rows.bucketLength());
        for (long bucket = firstBucket; bucket <= lastBucket; bucket += rows.bucketLength()) {
            List<PredictionCopy> copies = rows.predictions(predictionId, bucket);
            if (!copies.isEmpty() && earlier.isEmpty()) {
                PredictionCopy winner = copies.get(0);
                ScoringRules scoring = rules.of(winner);
                of(byTask, scoring)
                        .addFinal(
                                winner,
                                scoring,
                                SegmentsOf.atLast(winner, scoring, features(predictionId, winner, scoring)),
                                labels(predictionId, winner, scoring));
            }
            Optional<PredictionCopy> onTime =
                    copies.stream().filter(copy -> !copy.getLate()).findFirst();
            if (onTime.isPresent() && earlier.stream().allMatch(PredictionCopy::getLate)) {
                PredictionCopy first = onTime.get();
                ScoringRules scoring = rules.of(first);
                long paneEnd = Panes.start(first.getEventTime(), scoring.getPaneLength()) + scoring.getPaneLength();
                of(byTask, scoring)
                        .addOnTime(
                                first,
                                scoring,
                                SegmentsOf.onTime(first, scoring, features(predictionId, first, scoring), paneEnd),
                                labels(predictionId, first, scoring));
            }
            earlier = copies;
        }
        return byTask;
    }

    private static Contribution of(Map<String, Contribution> byTask, ScoringRules scoring) {
        return byTask.computeIfAbsent(scoring.getTask(), task -> new Contribution());
    }

    private void count(Map<String, Contribution> before, Map<String, Contribution> after) {
        before.forEach((task, contribution) ->
                after.computeIfAbsent(task, added -> new Contribution()).add(contribution, -1));
        after.forEach((task, contribution) -> deltas.add(contribution, Task.valueOf(task)));
    }

    private List<LabelCopy> labels(String predictionId, PredictionCopy prediction, ScoringRules scoring) {
        List<LabelCopy> labels = new ArrayList<>();
        long last = rows.bucketOf(prediction.getEventTime() + scoring.getHorizon());
        for (long bucket = rows.bucketOf(prediction.getEventTime() - scoring.getHorizon());
                bucket <= last;
                bucket += rows.bucketLength()) {
            for (LabelCopy label : rows.labels(predictionId, bucket)) {
                if (Contribution.isWithinHorizon(prediction, scoring, label.getLabelTime())) {
                    labels.add(label);
                }
            }
        }
        return labels;
    }

    /** Class scores and order are kept only where they are scored, and only so many. */
    private static PredictionCopy copy(PredictionRow row) {
        boolean isScored = Task.valueOf(row.getRules().getTask()) == Task.MULTICLASS;
        boolean keepsScores = isScored && row.getClassScores().size() <= MOST_CLASSES;
        List<String> ranking = isScored ? row.getRanking() : null;
        return new PredictionCopy(
                row.getEventTime(),
                row.getModel(),
                row.getModelVersion(),
                row.getSegments(),
                row.getRules().getDefinitionRevision(),
                row.getPrediction(),
                row.getScore(),
                keepsScores ? new TreeMap<>(row.getClassScores()) : Map.of(),
                ranking == null ? null : ranking.stream().limit(MOST_CLASSES).toList(),
                row.getLatencyMilliseconds(),
                row.getLate());
    }

    private static LabelCopy copy(LabelRow row) {
        long behind = Math.max(0, row.getSource().getHighestEventTimeBefore() - row.getLabelTime());
        return new LabelCopy(row.getLabelTime(), row.getLabel(), behind);
    }
}
