package io.driftmeter.statistics.performance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The metrics by their public names, which are those of the constants in lower case. */
public enum PerformanceMetric {
    /** Positives predicted as such. */
    TP(Direction.NONE),
    /** Negatives predicted positive. */
    FP(Direction.NONE),
    /** Negatives predicted as such. */
    TN(Direction.NONE),
    /** Positives predicted negative. */
    FN(Direction.NONE),
    /** Share of the labelled predictions that are right. */
    ACCURACY(Direction.HIGHER_IS_BETTER),
    /** tp / (tp + fp); 0 where nothing was predicted positive but should have been, as in scikit-learn. */
    PRECISION(Direction.HIGHER_IS_BETTER),
    /** tp / (tp + fn). */
    RECALL(Direction.HIGHER_IS_BETTER),
    /** 2 tp / (2 tp + fp + fn). */
    F1(Direction.HIGHER_IS_BETTER),
    /** Probability that a positive has a higher score than a negative, ties counting half. */
    ROC_AUC(Direction.HIGHER_IS_BETTER),
    /** Mean of −ln of the probability given to the label, scores clipped to [1e-15, 1 − 1e-15]; in nats. */
    LOG_LOSS(Direction.LOWER_IS_BETTER),
    /** Mean of the F1 of each class that occurs as a prediction or a label. */
    MACRO_F1(Direction.HIGHER_IS_BETTER),
    /** Mean absolute error, in the unit of the label. */
    MAE(Direction.LOWER_IS_BETTER),
    /** Root of the mean squared error, in the unit of the label. */
    RMSE(Direction.LOWER_IS_BETTER);

    private enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NONE
    }

    private final Direction direction;

    PerformanceMetric(Direction direction) {
        this.direction = direction;
    }

    /** The name in reports and definitions: accuracy, roc_auc, … */
    public String publicName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of that public name; empty where there is none. */
    public static Optional<PerformanceMetric> named(String publicName) {
        return Arrays.stream(values())
                .filter(metric -> metric.publicName().equals(publicName))
                .findFirst();
    }

    /** Whether a model can be judged by it: whether one direction is better. */
    public boolean canBeJudged() {
        return direction != Direction.NONE;
    }

    /** How much worse {@code live} is than {@code baseline}, in the unit of the metric; negative where it is better. */
    double worsening(double live, double baseline) {
        return direction == Direction.LOWER_IS_BETTER ? live - baseline : baseline - live;
    }
}
