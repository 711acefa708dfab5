package io.driftmeter.statistics.performance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * How often each class was predicted for each label, and what that says: one class at a time, and all together. Sampling errors of shares
 * are binomial, all others by {@link CountFunction}.
 */
final class ClassTable {
    private static final double F1_BETA = 1;

    private final List<String> classes;
    private final List<Integer> predicted = new ArrayList<>();
    private final List<Integer> actual = new ArrayList<>();
    private final long[] counts;

    /**
     * A table.
     *
     * @param classes names, in order
     * @param pairs predicted and actual class of each cell, as places in {@code classes}
     * @param counts rows of each cell
     */
    ClassTable(List<String> classes, List<int[]> pairs, long[] counts) {
        this.classes = classes;
        this.counts = counts;
        for (int[] pair : pairs) {
            predicted.add(pair[0]);
            actual.add(pair[1]);
        }
    }

    private CountFunction rows() {
        return CountFunction.sum(counts, cell -> true);
    }

    private CountFunction correct() {
        return CountFunction.sum(counts, cell -> predicted.get(cell).equals(actual.get(cell)));
    }

    private CountFunction hits(int of) {
        return CountFunction.sum(counts, cell -> predicted.get(cell) == of && actual.get(cell) == of);
    }

    private CountFunction predicted(int of) {
        return CountFunction.sum(counts, cell -> predicted.get(cell) == of);
    }

    private CountFunction actual(int of) {
        return CountFunction.sum(counts, cell -> actual.get(cell) == of);
    }

    private static long rows(CountFunction sum) {
        return Math.round(sum.value());
    }

    /** Rows that have the class as their label. */
    long support(int of) {
        return rows(actual(of));
    }

    MetricValue accuracy() {
        return MetricValue.proportion(PerformanceMetric.ACCURACY, rows(correct()), rows(rows()), "no labelled rows");
    }

    /** 0 where the class has labels but was never predicted: scikit-learn's convention, with which F1 is 0 as well. */
    MetricValue precision(int of) {
        long made = rows(predicted(of));
        return made == 0 && support(of) > 0
                ? MetricValue.exact(PerformanceMetric.PRECISION, 0)
                : MetricValue.proportion(PerformanceMetric.PRECISION, rows(hits(of)), made, neverSeen(of));
    }

    MetricValue recall(int of) {
        return MetricValue.proportion(PerformanceMetric.RECALL, rows(hits(of)), support(of), neverActual(of));
    }

    MetricValue f1(int of) {
        return fBeta(PerformanceMetric.F1, of, F1_BETA);
    }

    MetricValue fBeta(PerformanceMetric metric, int of, double beta) {
        CountFunction denominator = predicted(of).plus(actual(of).times(beta * beta));
        return denominator.value() <= 0
                ? MetricValue.unknown(metric, neverSeen(of))
                : hits(of).times(1 + beta * beta).over(denominator).as(metric);
    }

    private String neverSeen(int of) {
        return "no " + classes.get(of) + ", predicted or real";
    }

    private String neverActual(int of) {
        return "no " + classes.get(of);
    }

    /** Over the classes that have labels, which must be two at least. */
    MetricValue balancedAccuracy() {
        List<CountFunction> recalls =
                occurring(true).stream().map(of -> hits(of).over(actual(of))).toList();
        return recalls.size() < 2
                ? MetricValue.unknown(PerformanceMetric.BALANCED_ACCURACY, oneClass())
                : mean(recalls).as(PerformanceMetric.BALANCED_ACCURACY);
    }

    /** A class that was never predicted has the precision 0; without labels too it does not occur. */
    MetricValue macroPrecision() {
        return macro(
                PerformanceMetric.MACRO_PRECISION,
                of -> predicted(of).value() == 0 ? predicted(of) : hits(of).over(predicted(of)));
    }

    MetricValue macroRecall() {
        return occurring(false).stream()
                .filter(of -> support(of) == 0)
                .findFirst()
                .map(of -> MetricValue.unknown(
                        PerformanceMetric.MACRO_RECALL,
                        "the class " + classes.get(of) + " was predicted but has no labels"))
                .orElseGet(() -> macro(PerformanceMetric.MACRO_RECALL, of -> hits(of).over(actual(of))));
    }

    MetricValue macroF1() {
        return macro(PerformanceMetric.MACRO_F1, this::f1Of);
    }

    MetricValue weightedPrecision() {
        return weighted(
                PerformanceMetric.WEIGHTED_PRECISION,
                of -> predicted(of).value() == 0
                        ? predicted(of)
                        : hits(of).over(predicted(of)).times(actual(of)));
    }

    MetricValue weightedRecall() {
        return weighted(PerformanceMetric.WEIGHTED_RECALL, this::hits);
    }

    MetricValue weightedF1() {
        return weighted(PerformanceMetric.WEIGHTED_F1, of -> f1Of(of).times(actual(of)));
    }

    private CountFunction f1Of(int of) {
        return hits(of).times(2).over(predicted(of).plus(actual(of)));
    }

    private interface OfClass {
        CountFunction of(int place);
    }

    private MetricValue macro(PerformanceMetric metric, OfClass value) {
        List<CountFunction> values = occurring(false).stream().map(value::of).toList();
        return values.isEmpty()
                ? MetricValue.unknown(metric, "no labelled rows")
                : mean(values).as(metric);
    }

    private MetricValue weighted(PerformanceMetric metric, OfClass valueTimesSupport) {
        return occurring(true).stream()
                .map(valueTimesSupport::of)
                .reduce(CountFunction::plus)
                .map(sum -> sum.over(rows()).as(metric))
                .orElseGet(() -> MetricValue.unknown(metric, "no labelled rows"));
    }

    private static CountFunction mean(List<CountFunction> values) {
        return values.stream().reduce(CountFunction::plus).orElseThrow().times(1.0 / values.size());
    }

    /** Places of the classes that have labels, or that have labels or predictions. */
    private List<Integer> occurring(boolean withLabels) {
        return IntStream.range(0, classes.size())
                .filter(of ->
                        actual(of).value() > 0 || (!withLabels && predicted(of).value() > 0))
                .boxed()
                .toList();
    }

    /**
     * Cohen's kappa (1960): (n·correct − Σ predicted·actual) / (n² − Σ predicted·actual); its error is that of Fleiss, Cohen and Everitt
     * (1969), which the delta method gives.
     */
    MetricValue cohenKappa() {
        CountFunction square = rows().times(rows());
        CountFunction chance = chance();
        return square.value() <= chance.value()
                ? MetricValue.unknown(PerformanceMetric.COHEN_KAPPA, oneClass())
                : rows().times(correct())
                        .minus(chance)
                        .over(square.minus(chance))
                        .as(PerformanceMetric.COHEN_KAPPA);
    }

    /**
     * Matthews' correlation (1975), for several classes Gorodkin's (2004). Where only one class was predicted though labels differ it is 0,
     * as in scikit-learn, with no known error.
     */
    MetricValue matthewsCorrelation() {
        CountFunction square = rows().times(rows());
        CountFunction ofActual = square.minus(squares(true));
        CountFunction ofPredicted = square.minus(squares(false));
        if (ofActual.value() <= 0) {
            return MetricValue.unknown(PerformanceMetric.MCC, oneClass());
        }
        if (ofPredicted.value() <= 0) {
            return MetricValue.exact(PerformanceMetric.MCC, 0);
        }
        CountFunction covariance = rows().times(correct()).minus(chance());
        return covariance
                .over(ofActual.squareRoot().times(ofPredicted.squareRoot()))
                .as(PerformanceMetric.MCC);
    }

    private CountFunction chance() {
        return sumOver(of -> predicted(of).times(actual(of)));
    }

    private CountFunction squares(boolean labels) {
        return sumOver(
                of -> labels ? actual(of).times(actual(of)) : predicted(of).times(predicted(of)));
    }

    private CountFunction sumOver(OfClass value) {
        return IntStream.range(0, classes.size())
                .mapToObj(value::of)
                .reduce(CountFunction.sum(counts, cell -> false), CountFunction::plus);
    }

    private String oneClass() {
        return counts.length == 0 || rows(rows()) == 0 ? "no labelled rows" : "all labels are of one class";
    }

    /**
     * The value of all outcomes, exact up to one rounding; the error is that of a sum of independent rows, √(Σ n·v² − (Σ n·v)²/n).
     *
     * @param value of one row by its predicted and actual class, in any currency, finite; negative for a cost
     */
    MetricValue businessValue(ToDoubleBiFunction<String, String> value) {
        BigDecimal sum = BigDecimal.ZERO;
        double squares = 0;
        long rows = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double each = value.applyAsDouble(classes.get(predicted.get(cell)), classes.get(actual.get(cell)));
            sum = sum.add(new BigDecimal(each).multiply(BigDecimal.valueOf(counts[cell])));
            squares += counts[cell] * each * each;
            rows += counts[cell];
        }
        double total = sum.doubleValue();
        return rows <= 0
                ? MetricValue.unknown(PerformanceMetric.BUSINESS_VALUE, "no labelled rows")
                : MetricValue.sampled(PerformanceMetric.BUSINESS_VALUE, total, squares - total * total / rows);
    }
}
