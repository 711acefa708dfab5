package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.reference.SlotRows;
import java.util.Map;

/**
 * The time that a window covers, and what live windows before it have shown.
 *
 * @param lengthMilliseconds its length, in milliseconds
 * @param featureRows rows of features in each slot of the reference's seasons
 * @param predictionRows rows of predictions in each slot, by which the prediction and its score are compared
 * @param learned by the feature's name, how much live windows have varied; nothing for features of which nothing has been learned
 */
public record LiveWindow(
        long lengthMilliseconds, SlotRows featureRows, SlotRows predictionRows, Map<String, LearnedVariation> learned) {
    private static final long DAY_MILLISECONDS = 24L * 60 * 60 * 1000;
    private static final long WEEK_MILLISECONDS = 7 * DAY_MILLISECONDS;

    public LiveWindow {
        if (lengthMilliseconds < 1) {
            throw new IllegalArgumentException("a window lasts 1 ms or more: " + lengthMilliseconds);
        }
        learned = Map.copyOf(learned);
    }

    /** A window of which only the length is known. */
    public static LiveWindow ofLength(long milliseconds) {
        return new LiveWindow(milliseconds, new SlotRows(), new SlotRows(), Map.of());
    }

    /** The rows by which a feature is compared with the hours: of predictions for the prediction and its score, else of features. */
    public SlotRows rowsOf(String feature) {
        return PredictionFeatures.contains(feature) ? predictionRows : featureRows;
    }

    /** Whether every window of this length covers each hour of the day equally. */
    boolean wholeDays() {
        return lengthMilliseconds % DAY_MILLISECONDS == 0;
    }

    /** Whether every window of this length covers each hour of the week equally. */
    boolean wholeWeeks() {
        return lengthMilliseconds % WEEK_MILLISECONDS == 0;
    }
}
