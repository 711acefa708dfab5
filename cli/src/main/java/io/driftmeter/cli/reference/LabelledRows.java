package io.driftmeter.cli.reference;

import io.driftmeter.avro.Task;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.statistics.performance.BaselineMeasurement;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.MulticlassCounts;
import io.driftmeter.statistics.performance.Outcome;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.RegressionCounts;
import io.driftmeter.statistics.performance.ScoreMapFit;
import io.driftmeter.statistics.performance.ScoredAnswer;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Measures the baseline on the rows of a reference that carry a prediction and a label, in all and window by window. */
final class LabelledRows {

    private final Task task;
    private final ReferenceInput input;
    private final PerformanceCounts whole;
    private final ScoreMapFit scores = new ScoreMapFit();
    private final Map<Long, PerformanceCounts> byWindow = new TreeMap<>();

    LabelledRows(Task task, ReferenceInput input) {
        this.task = task;
        this.input = input;
        this.whole = newCounts();
    }

    void add(CsvRow row, OptionalLong time) {
        Optional<String> prediction = row.text(input.columns().name(Role.PREDICTION));
        Optional<String> label = row.text(input.columns().name(Role.LABEL));
        if (prediction.isEmpty() || label.isEmpty()) {
            return;
        }
        Outcome outcome = outcome(row, prediction.get(), label.get());
        count(outcome, whole);
        answer(row, outcome).ifPresent(answer -> scores.add(answer, label(outcome)));
        if (input.baselineWindow().isPresent() && time.isPresent()) {
            long window =
                    Math.floorDiv(time.getAsLong(), input.baselineWindow().get().toMillis());
            count(outcome, byWindow.computeIfAbsent(window, first -> newCounts()));
        }
    }

    private Outcome outcome(CsvRow row, String prediction, String label) {
        return switch (task) {
            case BINARY -> {
                String positive = input.positive().orElseThrow();
                yield new Outcome.Binary(prediction.equals(positive), score(row), label.equals(positive));
            }
            case REGRESSION ->
                new Outcome.Regression(
                        row.number(input.columns().name(Role.PREDICTION)).orElseThrow(),
                        row.number(input.columns().name(Role.LABEL)).orElseThrow());
            default ->
                Outcome.Multiclass.scored(prediction, label, input.columns().classScores(row));
        };
    }

    /** The answer with its scores; empty where the row has none. */
    private Optional<ScoredAnswer> answer(CsvRow row, Outcome outcome) {
        if (outcome instanceof Outcome.Binary binary && binary.score().isPresent()) {
            return Optional.of(ScoredAnswer.binary(
                    binary.predictedPositive(), binary.score().getAsDouble()));
        }
        return outcome instanceof Outcome.Multiclass multiclass
                ? Optional.of(
                        new ScoredAnswer(multiclass.predicted(), input.columns().classScores(row)))
                : Optional.empty();
    }

    private static String label(Outcome outcome) {
        if (outcome instanceof Outcome.Binary binary) {
            return binary.positive() ? ScoredAnswer.POSITIVE : ScoredAnswer.NEGATIVE;
        }
        return outcome instanceof Outcome.Multiclass multiclass ? multiclass.actual() : "";
    }

    private OptionalDouble score(CsvRow row) {
        return row.number(input.columns().name(Role.SCORE))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** The same reference with the baseline of these rows; as it is where there are none. */
    ReferenceProfile withBaseline(ReferenceProfile profile) {
        return whole.labelled() == 0
                ? profile
                : profile.withBaseline(
                        BaselineMeasurement.of(whole, wholeWindows(profile)).withScoreMaps(scores.fit()));
    }

    /** The windows, of the length that is judged, that the rows cover whole. */
    private List<PerformanceCounts> wholeWindows(ReferenceProfile profile) {
        if (input.baselineWindow().isEmpty() || profile.trainingTime().isEmpty()) {
            return List.of();
        }
        long length = input.baselineWindow().get().toMillis();
        TimeRange times = profile.trainingTime().get();
        return byWindow.entrySet().stream()
                .filter(window ->
                        window.getKey() * length >= times.from() && (window.getKey() + 1) * length - 1 <= times.to())
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void count(Outcome outcome, PerformanceCounts into) {
        into.addPredictions(1);
        into.add(outcome);
    }

    private PerformanceCounts newCounts() {
        return switch (task) {
            case BINARY -> new BinaryCounts();
            case REGRESSION -> new RegressionCounts();
            default -> new MulticlassCounts();
        };
    }
}
