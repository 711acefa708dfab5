package io.driftmeter.statistics.performance;

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
     * One of several classes.
     *
     * @param predicted the predicted class
     * @param actual the label
     */
    record Multiclass(String predicted, String actual) implements Outcome {}

    /**
     * A number.
     *
     * @param predicted the predicted value, in the unit of the label
     * @param actual the label
     */
    record Regression(double predicted, double actual) implements Outcome {}
}
