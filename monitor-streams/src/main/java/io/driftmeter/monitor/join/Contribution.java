package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.statistics.performance.Outcome;
import io.driftmeter.statistics.performance.ScoredAnswer;
import io.driftmeter.statistics.performance.UnlabelledCause;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one prediction, with the labels that are known for it, adds to the counts: a pure function of the set of both.
 *
 * <p>A label counts if its time is within the horizon of the prediction's, before or after, if it was not behind C by more
 * than the lateness, and if it is of a type that the task can use. Of several the one with the highest precedence does; a
 * retraction that wins leaves the prediction unlabelled. What is known on time is spread over the times by which it was
 * known, as differences: the sum of those up to a window's end is what an ON_TIME report may say then, and the sum up to a
 * later time what a revision of it may ({@link Maturing}). The rest, up to the final answer, is known
 * {@linkplain ScoreKey#LATER later}.
 */
final class Contribution {

    /** Something that is counted, and where. */
    record Entry(ScoreKey key, Fact fact) {}

    /** What is counted of a prediction. */
    sealed interface Fact {}

    /**
     * The prediction itself.
     *
     * @param latencyMilliseconds how long it took; null where it is not known
     * @param answer what it answered; null where that is not to be counted
     */
    record Made(
            @Nullable Double latencyMilliseconds, @Nullable ScoredAnswer answer) implements Fact {
        static Made of(PredictionCopy prediction, ScoringRules rules) {
            return new Made(
                    prediction.getLatencyMilliseconds(),
                    rules.getEstimate() ? Pairing.answer(rules, prediction).orElse(null) : null);
        }
    }

    /**
     * The label that counts for it.
     *
     * @param ageMilliseconds how long after the prediction the label became known
     */
    record Labelled(Outcome outcome, long ageMilliseconds) implements Fact {}

    /** That it ends without a label, although one came. */
    record Unlabelled(UnlabelledCause cause) implements Fact {}

    private final Map<Entry, Integer> entries = new HashMap<>();

    /** How often each entry counts; never 0. */
    Map<Entry, Integer> entries() {
        return entries;
    }

    /** Adds what the winning prediction shows in the FINAL reports of its segments. */
    void addFinal(PredictionCopy prediction, ScoringRules rules, Collection<String> segments, List<LabelCopy> labels) {
        Optional<Fact> end = end(prediction, rules, labels);
        for (String segment : segments) {
            ScoreKey later = pane(prediction, rules, segment).knownBy(ScoreKey.LATER);
            add(new Entry(later, Made.of(prediction, rules)), 1);
            end.ifPresent(fact -> add(new Entry(later, fact), 1));
        }
    }

    /** Adds what the winning prediction among those that were on time shows in the ON_TIME reports of its segments. */
    void addOnTime(PredictionCopy prediction, ScoringRules rules, Collection<String> segments, List<LabelCopy> labels) {
        segments.forEach(segment -> addOnTime(prediction, rules, pane(prediction, rules, segment), labels));
    }

    private void addOnTime(PredictionCopy prediction, ScoringRules rules, ScoreKey pane, List<LabelCopy> labels) {
        long paneEnd = pane.paneStart() + pane.paneLength();
        long lastEnd = pane.paneStart() + Math.max(rules.getLongestWindow(), rules.getPaneLength());
        move(new Entry(pane.knownBy(paneEnd), Made.of(prediction, rules)), 1);
        Optional<Labelled> before = Optional.empty();
        for (LabelCopy label : labels) {
            long known = Maturing.knownBy(label.getLabelTime(), lastEnd, rules.getHorizon(), rules.getPaneLength());
            if (known != ScoreKey.LATER && counts(prediction, rules, label, rules.getGrace())) {
                long end = Math.max(paneEnd, known);
                Optional<Labelled> now = labelled(prediction, rules, label);
                before.ifPresent(labelled -> move(new Entry(pane.knownBy(end), labelled), -1));
                now.ifPresent(labelled -> move(new Entry(pane.knownBy(end), labelled), 1));
                before = now;
            }
        }
    }

    /** Adds another contribution, or takes it out. */
    void add(Contribution other, int sign) {
        other.entries.forEach((entry, times) -> add(entry, sign * times));
    }

    /** How the prediction ends: the latest label that counts decides; empty where no label came. */
    private static Optional<Fact> end(PredictionCopy prediction, ScoringRules rules, List<LabelCopy> labels) {
        for (int place = labels.size() - 1; place >= 0; place--) {
            if (counts(prediction, rules, labels.get(place), rules.getLateness())) {
                Optional<Labelled> labelled = labelled(prediction, rules, labels.get(place));
                return Optional.of(
                        labelled.<Fact>map(fact -> fact).orElseGet(() -> new Unlabelled(UnlabelledCause.RETRACTED)));
            }
        }
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unlabelled(
                        labels.get(labels.size() - 1).getBehind() > rules.getLateness()
                                ? UnlabelledCause.TOO_LATE
                                : UnlabelledCause.UNUSABLE));
    }

    private static boolean counts(PredictionCopy prediction, ScoringRules rules, LabelCopy label, long mostBehind) {
        return isWithinHorizon(prediction, rules, label.getLabelTime())
                && label.getBehind() <= mostBehind
                && (label.getLabel() == null
                        || outcome(prediction, rules, label).isPresent());
    }

    /** Whether a label of this time, in milliseconds since the epoch, may belong to the prediction. */
    static boolean isWithinHorizon(PredictionCopy prediction, ScoringRules rules, long labelTime) {
        return Math.abs(labelTime - prediction.getEventTime()) <= rules.getHorizon();
    }

    private static Optional<Outcome> outcome(PredictionCopy prediction, ScoringRules rules, LabelCopy label) {
        return label.getLabel() == null ? Optional.empty() : Pairing.of(rules, prediction, label.getLabel());
    }

    private static Optional<Labelled> labelled(PredictionCopy prediction, ScoringRules rules, LabelCopy label) {
        return outcome(prediction, rules, label)
                .map(outcome -> new Labelled(outcome, label.getLabelTime() - prediction.getEventTime()));
    }

    private static ScoreKey pane(PredictionCopy prediction, ScoringRules rules, String segment) {
        String series = prediction.getModel() + "|" + prediction.getModelVersion() + "|" + segment;
        long start = Panes.start(prediction.getEventTime(), rules.getPaneLength());
        return new ScoreKey(series, start, rules.getPaneLength(), rules.getDefinitionRevision(), ScoreKey.LATER);
    }

    /** Counts something at the time by which it was known, and no longer later. */
    private void move(Entry entry, int times) {
        add(entry, times);
        add(new Entry(entry.key().knownBy(ScoreKey.LATER), entry.fact()), -times);
    }

    private void add(Entry entry, int times) {
        entries.merge(entry, times, (before, more) -> before + more == 0 ? null : before + more);
    }
}
