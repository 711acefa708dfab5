package io.driftmeter.monitor.join;

import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.statistics.performance.Outcome;
import io.driftmeter.statistics.performance.ScoredAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a prediction and a label show together. Classes are compared as text: a boolean as true or false, a whole number
 * without a fraction, so that 1, 1.0 and "1" are one class. In a BINARY task every class but the positive one is negative.
 */
final class Pairing {

    private static final double DECISION_SCORE = 0.5;

    private Pairing() {}

    /**
     * The outcome of a prediction with this label.
     *
     * @return empty if the prediction holds no answer that the task could be scored by, or the label is of a wrong type
     */
    static Optional<Outcome> of(ScoringRules rules, PredictionCopy prediction, Object label) {
        return switch (Task.valueOf(rules.getTask())) {
            case BINARY -> binary(rules.getPositiveClass(), prediction, label);
            case MULTICLASS ->
                answer(prediction)
                        .flatMap(predicted -> classOf(label).map(actual -> multiclass(prediction, predicted, actual)));
            case REGRESSION ->
                number(prediction.getPrediction())
                        .flatMap(predicted ->
                                number(label).map(actual -> (Outcome) new Outcome.Regression(predicted, actual)));
            case UNKNOWN -> Optional.empty();
        };
    }

    /** What a prediction of a classifier answered with which scores; empty where it gave no score. */
    static Optional<ScoredAnswer> answer(ScoringRules rules, PredictionCopy prediction) {
        return switch (Task.valueOf(rules.getTask())) {
            case BINARY ->
                Optional.ofNullable(prediction.getScore())
                        .flatMap(score -> isPositive(rules.getPositiveClass(), prediction)
                                .map(positive -> ScoredAnswer.binary(positive, score)));
            case MULTICLASS ->
                prediction.getClassScores().isEmpty()
                        ? Optional.empty()
                        : answer(prediction)
                                .map(predicted ->
                                        new ScoredAnswer(predicted, new TreeMap<>(prediction.getClassScores())));
            case REGRESSION, UNKNOWN -> Optional.empty();
        };
    }

    /** Whether the positive class was predicted; empty where nothing says so. */
    private static Optional<Boolean> isPositive(@Nullable String positiveClass, PredictionCopy prediction) {
        return prediction.getPrediction() == null
                ? Optional.ofNullable(prediction.getScore()).map(probability -> probability >= DECISION_SCORE)
                : classOf(prediction.getPrediction()).map(predicted -> predicted.equals(positiveClass));
    }

    private static Optional<Outcome> binary(@Nullable String positiveClass, PredictionCopy prediction, Object label) {
        Double score = prediction.getScore();
        OptionalDouble known = score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
        return isPositive(positiveClass, prediction)
                .flatMap(predicted -> classOf(label)
                        .map(actual -> (Outcome) new Outcome.Binary(predicted, known, actual.equals(positiveClass))));
    }

    /** The class that was predicted: where only an order was, its first. */
    private static Optional<String> answer(PredictionCopy prediction) {
        List<String> ranking = prediction.getRanking();
        return prediction.getPrediction() == null && ranking != null
                ? ranking.stream().findFirst()
                : classOf(prediction.getPrediction());
    }

    private static Outcome multiclass(PredictionCopy prediction, String predicted, String actual) {
        List<String> ranking = prediction.getRanking();
        return ranking == null || !prediction.getClassScores().isEmpty()
                ? Outcome.Multiclass.scored(predicted, actual, prediction.getClassScores())
                : Outcome.Multiclass.ranked(predicted, actual, ranking);
    }

    private static Optional<String> classOf(@Nullable Object value) {
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53;
            return whole ? Optional.of(Long.toString(number.longValue())) : Optional.empty();
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    private static Optional<Double> number(@Nullable Object value) {
        if (value instanceof Long whole) {
            return Optional.of(whole.doubleValue());
        }
        return value instanceof Double number && Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
}
