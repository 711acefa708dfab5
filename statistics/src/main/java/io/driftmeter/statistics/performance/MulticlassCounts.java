package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/**
 * Counts of a model that predicts one of several classes: how often each class was predicted for each label, the log loss, and how high the
 * label stood. Bounded: once there are more than 100 classes, or one whose name is longer than 200 bytes, the table is given up for good,
 * and the metrics that need it are not measured; accuracy stays exact.
 */
public final class MulticlassCounts extends PerformanceCounts {
    static final int MOST_CLASSES = 100;
    static final int MOST_NAME_BYTES = 200;

    private static final String GIVEN_UP = "more than 100 classes, or a name over 200 bytes";

    private record Pair(String predicted, String actual) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byPredicted = predicted.compareTo(other.predicted);
            return byPredicted != 0 ? byPredicted : actual.compareTo(other.actual);
        }
    }

    private final TreeMap<Pair, Long> table = new TreeMap<>();
    private final TreeSet<String> classes = new TreeSet<>();
    private final MeanLoss logLoss = new MeanLoss();
    private final RankCounts ranks = new RankCounts();
    private boolean tableGivenUp;
    private long correct;

    @Override
    void count(Outcome outcome, int sign) {
        if (!(outcome instanceof Outcome.Multiclass row)) {
            throw new IllegalArgumentException("not an outcome of several classes: " + outcome);
        }
        correct += row.predicted().equals(row.actual()) ? sign : 0;
        addTo(new Pair(row.predicted(), row.actual()), sign);
        double score = row.labelScore().orElse(-1);
        if (score >= 0 && score <= 1) {
            logLoss.add(-StrictMath.log(ScoreHistogram.clip(score)), sign);
        }
        ranks.add(row.labelRank(), sign);
    }

    private void addTo(Pair pair, long added) {
        if (!tableGivenUp) {
            classes.add(pair.predicted);
            classes.add(pair.actual);
            table.merge(pair, added, (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
            if (classes.size() > MOST_CLASSES || isTooLong(pair.predicted) || isTooLong(pair.actual)) {
                giveUpTable();
            }
        }
    }

    private static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES;
    }

    private void giveUpTable() {
        tableGivenUp = true;
        table.clear();
        classes.clear();
    }

    @Override
    void mergeTask(PerformanceCounts counts) {
        if (!(counts instanceof MulticlassCounts other)) {
            throw new IllegalArgumentException("not counts of several classes");
        }
        correct += other.correct;
        if (other.tableGivenUp) {
            giveUpTable();
        }
        other.table.forEach(this::addTo);
        logLoss.merge(other.logLoss);
        ranks.merge(other.ranks);
    }

    @Override
    boolean isTaskEmpty() {
        return correct == 0 && table.isEmpty() && !tableGivenUp && logLoss.isEmpty() && ranks.isEmpty();
    }

    @Override
    List<MetricValue> taskMetrics() {
        List<MetricValue> metrics = new ArrayList<>();
        metrics.add(accuracy(PerformanceMetric.ACCURACY));
        metrics.add(accuracy(PerformanceMetric.MICRO_F1));
        List<String> names = namesInTable();
        metrics.addAll(tableGivenUp ? givenUp() : tableMetrics(names));
        metrics.add(logLoss.mean(
                PerformanceMetric.LOG_LOSS, labelled() == 0 ? "no labelled rows" : "no scores from 0 to 1"));
        metrics.add(top(PerformanceMetric.TOP_3_ACCURACY, 3, names));
        metrics.add(top(PerformanceMetric.TOP_5_ACCURACY, 5, names));
        metrics.add(ranks.discountedGain());
        metrics.add(ranks.reciprocalRank());
        return metrics;
    }

    @Override
    SortedMap<String, ClassRows> classes() {
        SortedMap<String, ClassRows> rows = new TreeMap<>();
        table.forEach((pair, count) -> {
            rows.merge(pair.actual, new ClassRows(count, 0), MulticlassCounts::sum);
            rows.merge(pair.predicted, new ClassRows(0, count), MulticlassCounts::sum);
        });
        return rows;
    }

    private static ClassRows sum(ClassRows one, ClassRows other) {
        return new ClassRows(one.labelled() + other.labelled(), one.predicted() + other.predicted());
    }

    private MetricValue accuracy(PerformanceMetric metric) {
        return MetricValue.proportion(metric, correct, labelled(), "no labelled rows");
    }

    /** Not measured where no more than k classes occur: then every answer would be among the first k. */
    private MetricValue top(PerformanceMetric metric, int most, List<String> names) {
        return !tableGivenUp && !names.isEmpty() && names.size() <= most
                ? MetricValue.unknown(metric, "only " + names.size() + " classes occur")
                : ranks.top(metric, most);
    }

    private List<String> namesInTable() {
        return table.keySet().stream()
                .flatMap(pair -> Stream.of(pair.predicted, pair.actual))
                .distinct()
                .sorted()
                .toList();
    }

    private ClassTable classTable(List<String> names) {
        List<int[]> pairs = table.keySet().stream()
                .map(pair -> new int[] {names.indexOf(pair.predicted), names.indexOf(pair.actual)})
                .toList();
        return new ClassTable(
                names, pairs, table.values().stream().mapToLong(Long::longValue).toArray());
    }

    private List<MetricValue> tableMetrics(List<String> names) {
        ClassTable classTable = classTable(names);
        List<MetricValue> metrics = new ArrayList<>(List.of(
                classTable.balancedAccuracy(),
                classTable.macroPrecision(),
                classTable.macroRecall(),
                classTable.macroF1(),
                classTable.weightedPrecision(),
                classTable.weightedRecall(),
                classTable.weightedF1(),
                classTable.matthewsCorrelation(),
                classTable.cohenKappa()));
        for (int of = 0; of < names.size(); of++) {
            String name = names.get(of);
            Stream.of(
                            MetricValue.count(PerformanceMetric.SUPPORT, classTable.support(of)),
                            classTable.precision(of),
                            classTable.recall(of),
                            classTable.f1(of))
                    .map(value -> value.of(name))
                    .forEach(metrics::add);
        }
        return metrics;
    }

    private static List<MetricValue> givenUp() {
        return Stream.of(
                        PerformanceMetric.BALANCED_ACCURACY,
                        PerformanceMetric.MACRO_PRECISION,
                        PerformanceMetric.MACRO_RECALL,
                        PerformanceMetric.MACRO_F1,
                        PerformanceMetric.WEIGHTED_PRECISION,
                        PerformanceMetric.WEIGHTED_RECALL,
                        PerformanceMetric.WEIGHTED_F1,
                        PerformanceMetric.MCC,
                        PerformanceMetric.COHEN_KAPPA)
                .map(metric -> MetricValue.unknown(metric, GIVEN_UP))
                .toList();
    }

    /**
     * The value of all outcomes, summed.
     *
     * @param value of one row by its predicted and actual class, in any currency, finite; negative for a cost
     */
    public MetricValue businessValue(ToDoubleBiFunction<String, String> value) {
        return tableGivenUp
                ? MetricValue.unknown(PerformanceMetric.BUSINESS_VALUE, GIVEN_UP)
                : classTable(namesInTable()).businessValue(value);
    }

    @Override
    void writeTask(CountsOutput out) {
        out.writeSigned(correct);
        out.writeCount(tableGivenUp ? 1 : 0);
        out.writeCount(table.size());
        table.forEach((pair, count) -> {
            out.writeText(pair.predicted);
            out.writeText(pair.actual);
            out.writeSigned(count);
        });
        logLoss.writeTo(out);
        ranks.writeTo(out);
    }

    @Override
    void readTask(CountsInput in) {
        correct = in.readSigned();
        tableGivenUp = in.readSize(1, "flag") == 1;
        int size = in.readSize(tableGivenUp ? 0 : MOST_CLASSES * MOST_CLASSES, "pairs of classes");
        for (int entry = 0; entry < size; entry++) {
            Pair pair = new Pair(in.readText(), in.readText());
            addTo(pair, in.readSigned());
        }
        logLoss.merge(MeanLoss.readFrom(in));
        ranks.merge(RankCounts.readFrom(in));
    }
}
