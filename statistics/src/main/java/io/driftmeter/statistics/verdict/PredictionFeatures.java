package io.driftmeter.statistics.verdict;

import java.util.Set;

/** The features that are counted from predictions; all others are counted from feature records. */
final class PredictionFeatures {
    private static final Set<String> NAMES = Set.of("prediction", "score");

    private PredictionFeatures() {}

    static boolean contains(String feature) {
        return NAMES.contains(feature);
    }
}
