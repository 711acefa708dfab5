package io.driftmeter.statistics.performance;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One prediction beside its label. */
public sealed interface Outcome {
    /**
     * One of two classes.
     *
     * @param predictedPositive whether the positive class was predicted
     * @param score probability of the positive class that the model gave; empty where it gave none
     * @param positive whether the label is the positive class
     */
    record Binary(boolean predictedPositive, OptionalDouble score, boolean positive) implements Outcome {}

    /**
     * One of several classes, or of several items that the model put in order.
     *
     * @param predicted the predicted class
     * @param actual the label
     * @param labelScore probability that the model gave to the label's class; empty where it gave none
     * @param labelRank place of the label in the model's order, 1 for the first; 0 where the order does not have it, −1 where there is
     *     no order
     */
    record Multiclass(String predicted, String actual, OptionalDouble labelScore, int labelRank) implements Outcome {
        private static final int NO_ORDER = -1;

        /** An outcome of a model that gives neither probabilities nor an order. */
        public Multiclass(String predicted, String actual) {
            this(predicted, actual, OptionalDouble.empty(), NO_ORDER);
        }

        /**
         * An outcome of a model that gives probabilities, which are an order too: of equal ones the later name is first, as in
         * scikit-learn.
         */
        public static Multiclass scored(String predicted, String actual, Map<String, Double> classScores) {
            Double score = classScores.get(actual);
            if (classScores.isEmpty()) {
                return new Multiclass(predicted, actual);
            }
            if (score == null) {
                return new Multiclass(predicted, actual, OptionalDouble.empty(), 0);
            }
            long higher = classScores.entrySet().stream()
                    .filter(other -> other.getValue() > score
                            || (other.getValue().equals(score) && other.getKey().compareTo(actual) > 0))
                    .count();
            return new Multiclass(predicted, actual, OptionalDouble.of(score), (int) higher + 1);
        }

        /** An outcome of a model that puts items in order, the best first. */
        public static Multiclass ranked(String predicted, String actual, List<String> ranking) {
            return new Multiclass(predicted, actual, OptionalDouble.empty(), ranking.indexOf(actual) + 1);
        }
    }

    /**
     * A number.
     *
     * @param predicted the predicted value, in the unit of the label
     * @param actual the label
     */
    record Regression(double predicted, double actual) implements Outcome {}
}
