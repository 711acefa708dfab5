package io.driftmeter.statistics.performance;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a classifier answered, whatever is true.
 *
 * @param predicted the predicted class
 * @param scores probability that the model gave to each class; of two classes that of the positive one alone, under the empty name
 */
public record ScoredAnswer(String predicted, SortedMap<String, Double> scores) {
    /** Name of the positive class of two, which the counts do not know. */
    public static final String POSITIVE = "";

    /** Name of the other one. */
    public static final String NEGATIVE = "negative";

    public ScoredAnswer {
        scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }

    /** The answer of a model that tells two classes apart. */
    public static ScoredAnswer binary(boolean predictedPositive, double score) {
        return new ScoredAnswer(predictedPositive ? POSITIVE : NEGATIVE, new TreeMap<>(Map.of(POSITIVE, score)));
    }
}
