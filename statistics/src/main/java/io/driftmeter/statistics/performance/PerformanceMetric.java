package io.driftmeter.statistics.performance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The metrics by their public names, which are those of the constants in lower case. */
public enum PerformanceMetric {
    /** Positives predicted as such. */
    TP(Better.NEITHER, 0, Double.MAX_VALUE),
    /** Negatives predicted positive. */
    FP(Better.NEITHER, 0, Double.MAX_VALUE),
    /** Negatives predicted as such. */
    TN(Better.NEITHER, 0, Double.MAX_VALUE),
    /** Positives predicted negative. */
    FN(Better.NEITHER, 0, Double.MAX_VALUE),
    /** Rows with the class as their label. */
    SUPPORT(Better.NEITHER, 0, Double.MAX_VALUE),
    /** Share of the labelled predictions that are right. */
    ACCURACY(Better.HIGHER, 0, 1),
    /** Mean of the recall of the classes that have labels. */
    BALANCED_ACCURACY(Better.HIGHER, 0, 1),
    /** tp / (tp + fp); 0 where nothing was predicted positive but should have been, as in scikit-learn. */
    PRECISION(Better.HIGHER, 0, 1),
    /** tp / (tp + fn). */
    RECALL(Better.HIGHER, 0, 1),
    /** tn / (tn + fp). */
    SPECIFICITY(Better.HIGHER, 0, 1),
    /** 2 tp / (2 tp + fp + fn). */
    F1(Better.HIGHER, 0, 1),
    /** (1 + β²) tp / ((1 + β²) tp + β² fn + fp). */
    F_BETA(Better.HIGHER, 0, 1),
    /** Matthews' correlation of prediction and label. */
    MCC(Better.HIGHER, -1, 1),
    /** Cohen's kappa: agreement beyond chance. */
    COHEN_KAPPA(Better.HIGHER, -1, 1),
    /** Probability that a positive has a higher score than a negative, ties counting half. */
    ROC_AUC(Better.HIGHER, 0, 1),
    /** Average precision: Σ (recall step) · precision from the highest score down. */
    AVERAGE_PRECISION(Better.HIGHER, 0, 1),
    /** Largest distance between the distribution functions of the scores of both classes. */
    KS_SEPARATION(Better.HIGHER, 0, 1),
    /** Share of positives among the tenth of the rows with the highest scores, over their share among all. */
    LIFT_AT_10_PERCENT(Better.HIGHER, 0, Double.MAX_VALUE),
    /** Mean of −ln of the probability given to the label, scores clipped to [1e-15, 1 − 1e-15]; in nats. */
    LOG_LOSS(Better.LOWER, 0, Double.MAX_VALUE),
    /** Mean squared distance of the score from 1 for positives and 0 for negatives. */
    BRIER(Better.LOWER, 0, 1),
    /** Murphy's reliability: mean squared distance of mean score and share of positives over ten equal-count bins. */
    BRIER_RELIABILITY(Better.LOWER, 0, 1),
    /** Murphy's resolution: variance of the share of positives between the bins. */
    BRIER_RESOLUTION(Better.HIGHER, 0, 1),
    /** Variance of the label. */
    BRIER_UNCERTAINTY(Better.NEITHER, 0, 0.25),
    /** Expected calibration error: mean distance of mean score and share of positives over ten equal-count bins. */
    EXPECTED_CALIBRATION_ERROR(Better.LOWER, 0, 1),
    /** Mean precision of the classes that occur. */
    MACRO_PRECISION(Better.HIGHER, 0, 1),
    /** Mean recall of the classes that occur. */
    MACRO_RECALL(Better.HIGHER, 0, 1),
    /** Mean of the F1 of each class that occurs as a prediction or a label. */
    MACRO_F1(Better.HIGHER, 0, 1),
    /** F1 of all classes' counts together, which for one label a row is the accuracy. */
    MICRO_F1(Better.HIGHER, 0, 1),
    /** Mean precision of the classes, weighted by their labels. */
    WEIGHTED_PRECISION(Better.HIGHER, 0, 1),
    /** Mean recall of the classes, weighted by their labels, which is the accuracy. */
    WEIGHTED_RECALL(Better.HIGHER, 0, 1),
    /** Mean F1 of the classes, weighted by their labels. */
    WEIGHTED_F1(Better.HIGHER, 0, 1),
    /** Share of rows whose label is among the three highest answers. */
    TOP_3_ACCURACY(Better.HIGHER, 0, 1),
    /** Share of rows whose label is among the five highest answers. */
    TOP_5_ACCURACY(Better.HIGHER, 0, 1),
    /** Mean of 1 / log2(1 + rank of the label), 0 past rank 10. */
    NDCG_AT_10(Better.HIGHER, 0, 1),
    /** Mean of 1 / rank of the label. */
    MRR(Better.HIGHER, 0, 1),
    /** Mean absolute error, in the unit of the label. */
    MAE(Better.LOWER, 0, Double.MAX_VALUE),
    /** Mean squared error, in the squared unit of the label. */
    MSE(Better.LOWER, 0, Double.MAX_VALUE),
    /** Root of the mean squared error, in the unit of the label. */
    RMSE(Better.LOWER, 0, Double.MAX_VALUE),
    /** Mean of |error| / |label| over the rows whose label is not 0. */
    MAPE(Better.LOWER, 0, Double.MAX_VALUE),
    /** Mean of 2 |error| / (|prediction| + |label|), a row being 0 where both are. */
    SMAPE(Better.LOWER, 0, 2),
    /** Share of the label's variance that the predictions explain: 1 − Σ error² / Σ (label − mean)². */
    R2(Better.HIGHER, -Double.MAX_VALUE, 1),
    /** Median of |error|, in the unit of the label. */
    MEDIAN_ABSOLUTE_ERROR(Better.LOWER, 0, Double.MAX_VALUE),
    /** Quantile of |error|, in the unit of the label. */
    ABSOLUTE_ERROR_QUANTILE(Better.LOWER, 0, Double.MAX_VALUE),
    /** Mean of prediction − label, in the unit of the label. */
    BIAS(Better.NEITHER, -Double.MAX_VALUE, Double.MAX_VALUE),
    /** Mean of q · (label − prediction) where that is positive, else of (1 − q) · (prediction − label). */
    PINBALL_LOSS(Better.LOWER, 0, Double.MAX_VALUE),
    /** Value of all outcomes by the monitor's cost matrix, summed. */
    BUSINESS_VALUE(Better.HIGHER, -Double.MAX_VALUE, Double.MAX_VALUE),
    /** Quantile of the time from a prediction until its label became known, in milliseconds. */
    LABEL_AGE_MILLISECONDS(Better.NEITHER, 0, Double.MAX_VALUE),
    /** Quantile of the time that predictions took, in milliseconds. */
    LATENCY_MILLISECONDS(Better.LOWER, 0, Double.MAX_VALUE);

    private enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }

    private final Better better;
    private final double least;
    private final double most;

    PerformanceMetric(Better better, double least, double most) {
        this.better = better;
        this.least = least;
        this.most = most;
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
        return better != Better.NEITHER;
    }

    /** Whether a lower value is the better one. */
    public boolean lowerIsBetter() {
        return better == Better.LOWER;
    }

    /** How much worse {@code live} is than {@code baseline}, in the unit of the metric; negative where it is better. */
    double worsening(double live, double baseline) {
        return better == Better.LOWER ? live - baseline : baseline - live;
    }

    /** The nearest value that the metric can have. */
    double cut(double value) {
        return Math.max(least, Math.min(most, value));
    }
}
