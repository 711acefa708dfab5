package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.performance.PredictedScores.OfClass;
import io.driftmeter.statistics.reference.ScoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What metrics are to be expected before labels come, from the scores alone: confidence-based performance estimation. By the reference's maps each
 * prediction is right with a known probability, so the expected confusion counts of each class, against all others, are sums over score cells. It holds only as long as
 * a score means what it meant in the reference: where the relation of inputs and labels changes (concept drift), it is wrong and cannot tell.
 *
 * <p>The standard error holds two parts: how far labels drawn by these probabilities would scatter (delta method), and how uncertain the maps are (the
 * jackknife over their folds, Efron and Tibshirani, 1993, ch. 11).
 */
public final class EstimatedPerformance {
    private static final int OF_MEAN = -1;

    private final List<ScoreMap> maps;
    private final Map<String, OfClass> classes;
    private final int folds;

    private EstimatedPerformance(List<ScoreMap> maps, Map<String, OfClass> classes) {
        this.maps = maps;
        this.classes = classes;
        this.folds = maps.stream().mapToInt(ScoreMap::foldCount).min().orElse(0);
    }

    /** The estimate for what these counts say of predictions; empty where there are no maps, or no prediction has a score of theirs. */
    public static Optional<EstimatedPerformance> of(List<ScoreMap> maps, PerformanceCounts counts) {
        Map<String, OfClass> classes = counts.predictedScores().classes();
        boolean any = maps.stream().anyMatch(map -> classes.containsKey(map.name()));
        return any ? Optional.of(new EstimatedPerformance(maps, classes)) : Optional.empty();
    }

    /**
     * The expected confusion counts of one class against all others, and the sums of which variances are made.
     *
     * @param predicted predictions of the class
     * @param others predictions of another
     * @param hits expected ones that are of the class, among those predicted as it
     * @param misses expected ones that are of the class, among the others
     * @param variancePredicted Σ p (1 − p) over those predicted as it
     * @param varianceOthers Σ p (1 − p) over the others
     */
    private record Expected(
            double predicted,
            double others,
            double hits,
            double misses,
            double variancePredicted,
            double varianceOthers) {

        double actual() {
            return hits + misses;
        }

        double rows() {
            return predicted + others;
        }

        double right() {
            return hits + others - misses;
        }

        /** Variance of a metric by how it changes when a row turns out to be of the class: one predicted as it, and another. */
        double variance(double ofPredicted, double ofOther) {
            return ofPredicted * ofPredicted * variancePredicted + ofOther * ofOther * varianceOthers;
        }
    }

    private Expected expected(ScoreMap map, int fold) {
        OfClass counts = classes.getOrDefault(map.name(), new OfClass());
        double[] predicted = sums(map, fold, counts.predicted());
        double[] others = sums(map, fold, counts.others());
        return new Expected(predicted[0], others[0], predicted[1], others[1], predicted[2], others[2]);
    }

    /** Rows, expected rows of the class, and the variance of their number. */
    private static double[] sums(ScoreMap map, int fold, SparseCounts counts) {
        double[] sums = new double[3];
        counts.ascending().forEach((cell, rows) -> {
            double probability = fold == OF_MEAN ? map.probability(cell) : map.probability(fold, cell);
            sums[0] += rows;
            sums[1] += rows * probability;
            sums[2] += rows * probability * (1 - probability);
        });
        return sums;
    }

    /** Predictions that the estimate is of: those with a score of their class. */
    public long rows() {
        return maps.stream().anyMatch(map -> map.name().equals(ScoredAnswer.POSITIVE))
                ? classes.values().stream()
                        .mapToLong(of -> of.predicted().total() + of.others().total())
                        .sum()
                : classes.values().stream()
                        .mapToLong(of -> of.predicted().total())
                        .sum();
    }

    /** Share of the scores that lie where the reference's rows had none, or are of a class that has no map. */
    public double shareBeyondReference() {
        long all = 0;
        long beyond = 0;
        for (Map.Entry<String, OfClass> entry : classes.entrySet()) {
            Optional<ScoreMap> map = maps.stream()
                    .filter(known -> known.name().equals(entry.getKey()))
                    .findFirst();
            for (SparseCounts counts :
                    List.of(entry.getValue().predicted(), entry.getValue().others())) {
                for (Map.Entry<Integer, Long> cell : counts.ascending().entrySet()) {
                    all += cell.getValue();
                    beyond += map.isPresent() && map.get().reaches(cell.getKey()) ? 0 : cell.getValue();
                }
            }
        }
        return all == 0 ? 0 : (double) beyond / all;
    }

    /** Accuracy; of two classes precision, recall, specificity and F1 as well, of several these of each class, but specificity. */
    public List<MetricValue> metrics() {
        List<MetricValue> metrics = new ArrayList<>();
        boolean binary = maps.size() == 1 && maps.get(0).name().equals(ScoredAnswer.POSITIVE);
        if (binary) {
            metrics.add(ofBinaryAccuracy(maps.get(0)));
        } else {
            metrics.add(ofAccuracy());
        }
        for (ScoreMap map : maps) {
            metrics.add(value(
                    PerformanceMetric.PRECISION,
                    map,
                    of -> of.hits / of.predicted,
                    of -> of.variance(1 / of.predicted, 0)));
            metrics.add(value(
                    PerformanceMetric.RECALL,
                    map,
                    of -> of.hits / of.actual(),
                    of -> of.variance(of.misses / (of.actual() * of.actual()), of.hits / (of.actual() * of.actual()))));
            if (binary) {
                metrics.add(specificity(map));
            }
            metrics.add(value(PerformanceMetric.F1, map, EstimatedPerformance::f1, of -> {
                double sum = of.predicted + of.actual();
                return of.variance((2 - f1(of)) / sum, f1(of) / sum);
            }));
        }
        return metrics;
    }

    private static double f1(Expected of) {
        return 2 * of.hits / (of.predicted + of.actual());
    }

    private MetricValue ofBinaryAccuracy(ScoreMap map) {
        return value(
                PerformanceMetric.ACCURACY,
                map,
                of -> of.right() / of.rows(),
                of -> of.variance(1 / of.rows(), 1 / of.rows()));
    }

    private MetricValue specificity(ScoreMap map) {
        return value(
                PerformanceMetric.SPECIFICITY, map, of -> (of.others - of.misses) / (of.rows() - of.actual()), of -> {
                    double negatives = of.rows() - of.actual();
                    double right = of.others - of.misses;
                    return of.variance(right / (negatives * negatives), (negatives - right) / (negatives * negatives));
                });
    }

    /** Of several classes: a row is right with the probability of the class that was predicted. */
    private MetricValue ofAccuracy() {
        double rows = maps.stream()
                .mapToDouble(map -> expected(map, OF_MEAN).predicted)
                .sum();
        double scatter = maps.stream()
                .mapToDouble(map -> expected(map, OF_MEAN).variancePredicted)
                .sum();
        return value(
                PerformanceMetric.ACCURACY,
                fold -> maps.stream()
                                .mapToDouble(map -> expected(map, fold).hits)
                                .sum()
                        / rows,
                scatter / (rows * rows));
    }

    private MetricValue value(
            PerformanceMetric metric,
            ScoreMap map,
            ToDoubleFunction<Expected> value,
            ToDoubleFunction<Expected> variance) {
        MetricValue estimated = value(
                metric,
                fold -> value.applyAsDouble(expected(map, fold)),
                variance.applyAsDouble(expected(map, OF_MEAN)));
        return map.name().equals(ScoredAnswer.POSITIVE) ? estimated : estimated.of(map.name());
    }

    private MetricValue value(PerformanceMetric metric, Function<Integer, Double> ofFold, double scatter) {
        double estimate = ofFold.apply(OF_MEAN);
        if (!Double.isFinite(estimate)) {
            return MetricValue.unknown(metric, "no prediction that it could be estimated from");
        }
        double mean = 0;
        for (int fold = 0; fold < folds; fold++) {
            mean += ofFold.apply(fold) / folds;
        }
        double squares = 0;
        for (int fold = 0; fold < folds; fold++) {
            double distance = ofFold.apply(fold) - mean;
            squares += distance * distance;
        }
        return MetricValue.sampled(metric, estimate, scatter + squares * (folds - 1) / folds);
    }
}
