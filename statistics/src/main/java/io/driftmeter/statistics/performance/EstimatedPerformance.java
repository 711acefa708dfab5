package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.performance.PredictedScores.OfClass;
import io.driftmeter.statistics.reference.ScoreMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What metrics are to be expected before labels come, from the scores alone: confidence-based performance estimation. By the reference's maps each
 * prediction is right with a known probability, so the expected confusion counts of each class, against all others, are sums over score cells. It holds only as long as
 * a score means what it meant in the reference: where the relation of inputs and labels changes (concept drift), it is wrong and cannot tell.
 *
 * <p>The standard error holds two parts: how far labels drawn by these probabilities would scatter (delta method), and how uncertain the maps are (the
 * jackknife over their folds, Efron and Tibshirani, 1993, ch. 11).
 */
public final class EstimatedPerformance {
    private final List<ScoreMap> maps;
    private final Map<String, OfClass> classes;
    private final List<ByFold> expected;

    private EstimatedPerformance(List<ScoreMap> maps, Map<String, OfClass> classes) {
        this.maps = maps;
        this.classes = classes;
        this.expected = maps.stream()
                .map(map -> ByFold.of(map, classes.getOrDefault(map.name(), new OfClass())))
                .toList();
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

    /**
     * What is expected of one class: by the mean of its map's folds, and by each fold.
     *
     * @param name the class
     */
    private record ByFold(String name, Expected mean, List<Expected> folds) {
        static ByFold of(ScoreMap map, OfClass counts) {
            return new ByFold(
                    map.name(),
                    expected(counts, map::probability),
                    IntStream.range(0, map.foldCount())
                            .mapToObj(fold -> expected(counts, cell -> map.probability(fold, cell)))
                            .toList());
        }

        private static Expected expected(OfClass counts, IntToDoubleFunction map) {
            double[] predicted = sums(counts.predicted(), map);
            double[] others = sums(counts.others(), map);
            return new Expected(predicted[0], others[0], predicted[1], others[1], predicted[2], others[2]);
        }

        /** Rows, expected rows of the class, and the variance of their number. */
        private static double[] sums(SparseCounts counts, IntToDoubleFunction map) {
            double[] sums = new double[3];
            counts.ascending().forEach((cell, rows) -> {
                double probability = map.applyAsDouble(cell);
                sums[0] += rows;
                sums[1] += rows * probability;
                sums[2] += rows * probability * (1 - probability);
            });
            return sums;
        }
    }

    private boolean isBinary() {
        return maps.size() == 1 && maps.get(0).name().equals(ScoredAnswer.POSITIVE);
    }

    /** Predictions that the estimate is of: those with a score of their class. */
    public long rows() {
        return isBinary()
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
        metrics.add(isBinary() ? ofBinaryAccuracy(expected.get(0)) : ofAccuracy());
        for (ByFold of : expected) {
            metrics.add(value(
                    PerformanceMetric.PRECISION,
                    of,
                    by -> by.hits / by.predicted,
                    by -> by.variance(1 / by.predicted, 0)));
            metrics.add(value(
                    PerformanceMetric.RECALL,
                    of,
                    by -> by.hits / by.actual(),
                    by -> by.variance(by.misses / (by.actual() * by.actual()), by.hits / (by.actual() * by.actual()))));
            if (isBinary()) {
                metrics.add(specificity(of));
            }
            metrics.add(value(PerformanceMetric.F1, of, EstimatedPerformance::f1, by -> {
                double sum = by.predicted + by.actual();
                return by.variance((2 - f1(by)) / sum, f1(by) / sum);
            }));
        }
        return metrics;
    }

    private static double f1(Expected by) {
        return 2 * by.hits / (by.predicted + by.actual());
    }

    private static MetricValue ofBinaryAccuracy(ByFold of) {
        return value(
                PerformanceMetric.ACCURACY,
                of,
                by -> by.right() / by.rows(),
                by -> by.variance(1 / by.rows(), 1 / by.rows()));
    }

    private static MetricValue specificity(ByFold of) {
        return value(
                PerformanceMetric.SPECIFICITY, of, by -> (by.others - by.misses) / (by.rows() - by.actual()), by -> {
                    double negatives = by.rows() - by.actual();
                    double right = by.others - by.misses;
                    return by.variance(right / (negatives * negatives), (negatives - right) / (negatives * negatives));
                });
    }

    /** Of several classes: a row is right with the probability of the class that was predicted. */
    private MetricValue ofAccuracy() {
        double rows = sum(of -> of.mean.predicted);
        int folds = maps.stream().mapToInt(ScoreMap::foldCount).min().orElse(0);
        return value(
                PerformanceMetric.ACCURACY,
                sum(of -> of.mean.hits) / rows,
                IntStream.range(0, folds).mapToDouble(fold -> sum(of -> of.folds.get(fold).hits) / rows),
                sum(of -> of.mean.variancePredicted) / (rows * rows));
    }

    private double sum(ToDoubleFunction<ByFold> value) {
        return expected.stream().mapToDouble(value).sum();
    }

    private static MetricValue value(
            PerformanceMetric metric,
            ByFold of,
            ToDoubleFunction<Expected> value,
            ToDoubleFunction<Expected> variance) {
        MetricValue estimated = value(
                metric,
                value.applyAsDouble(of.mean),
                of.folds.stream().mapToDouble(value),
                variance.applyAsDouble(of.mean));
        return of.name.equals(ScoredAnswer.POSITIVE) ? estimated : estimated.of(of.name);
    }

    /** An estimate with its error: what labels will scatter, and the jackknife over what each fold gives. */
    private static MetricValue value(PerformanceMetric metric, double estimate, DoubleStream ofFolds, double scatter) {
        if (!Double.isFinite(estimate)) {
            return MetricValue.unknown(metric, "no prediction that it could be estimated from");
        }
        double[] values = ofFolds.toArray();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return MetricValue.sampled(metric, estimate, scatter + squares * (values.length - 1) / values.length);
    }
}
