package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts of a model that predicts one of several classes: how often each class was predicted for each label. Bounded: once there are more
 * than 100 classes, or one whose name is longer than 200 bytes, the table is given up for good, and the metrics that need it are not
 * measured; accuracy stays exact.
 */
public final class MulticlassCounts implements PerformanceCounts {
    static final int MOST_CLASSES = 100;
    static final int MOST_NAME_BYTES = 200;

    private record Pair(String predicted, String actual) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byPredicted = predicted.compareTo(other.predicted);
            return byPredicted != 0 ? byPredicted : actual.compareTo(other.actual);
        }
    }

    private final TreeMap<Pair, Long> table = new TreeMap<>();
    private final TreeSet<String> classes = new TreeSet<>();
    private boolean tableGivenUp;
    private long predictions;
    private long labelled;
    private long correct;

    @Override
    public void addPredictions(long added) {
        predictions += added;
    }

    @Override
    public void add(Outcome outcome) {
        count(outcome, 1);
    }

    @Override
    public void remove(Outcome outcome) {
        count(outcome, -1);
    }

    private void count(Outcome outcome, int sign) {
        if (!(outcome instanceof Outcome.Multiclass row)) {
            throw new IllegalArgumentException("not an outcome of several classes: " + outcome);
        }
        labelled += sign;
        correct += row.predicted().equals(row.actual()) ? sign : 0;
        addTo(new Pair(row.predicted(), row.actual()), sign);
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
    public void merge(PerformanceCounts counts) {
        if (!(counts instanceof MulticlassCounts other)) {
            throw new IllegalArgumentException("not counts of several classes");
        }
        predictions += other.predictions;
        labelled += other.labelled;
        correct += other.correct;
        if (other.tableGivenUp) {
            giveUpTable();
        }
        other.table.forEach(this::addTo);
    }

    @Override
    public long predictions() {
        return predictions;
    }

    @Override
    public long labelled() {
        return labelled;
    }

    @Override
    public boolean isEmpty() {
        return predictions == 0 && labelled == 0 && correct == 0 && table.isEmpty() && !tableGivenUp;
    }

    @Override
    public List<MetricValue> metrics() {
        return List.of(
                MetricValue.proportion(PerformanceMetric.ACCURACY, correct, labelled, "no labelled rows"), macroF1());
    }

    private MetricValue macroF1() {
        if (tableGivenUp) {
            return MetricValue.unknown(PerformanceMetric.MACRO_F1, "more than 100 classes, or a name over 200 bytes");
        }
        // For each class its rows as a prediction plus its rows as a label, and those where it was both.
        Map<String, Long> rows = new TreeMap<>();
        Map<String, Long> hits = new TreeMap<>();
        table.forEach((pair, count) -> {
            rows.merge(pair.predicted, count, Long::sum);
            rows.merge(pair.actual, count, Long::sum);
            hits.merge(pair.predicted, pair.predicted.equals(pair.actual) ? count : 0L, Long::sum);
        });
        rows.values().removeIf(count -> count == 0);
        if (rows.isEmpty()) {
            return MetricValue.unknown(PerformanceMetric.MACRO_F1, "no labelled rows");
        }
        double sum = 0;
        for (Map.Entry<String, Long> entry : rows.entrySet()) {
            sum += 2.0 * hits.getOrDefault(entry.getKey(), 0L) / entry.getValue();
        }
        return MetricValue.exact(PerformanceMetric.MACRO_F1, sum / rows.size());
    }

    @Override
    public void writeTo(CountsOutput out) {
        out.writeSigned(predictions);
        out.writeSigned(labelled);
        out.writeSigned(correct);
        out.writeCount(tableGivenUp ? 1 : 0);
        out.writeCount(table.size());
        table.forEach((pair, count) -> {
            out.writeText(pair.predicted);
            out.writeText(pair.actual);
            out.writeSigned(count);
        });
    }

    static MulticlassCounts readFrom(CountsInput in) {
        MulticlassCounts counts = new MulticlassCounts();
        counts.predictions = in.readSigned();
        counts.labelled = in.readSigned();
        counts.correct = in.readSigned();
        counts.tableGivenUp = in.readSize(1, "flag") == 1;
        int size = in.readSize(counts.tableGivenUp ? 0 : MOST_CLASSES * MOST_CLASSES, "pairs of classes");
        for (int entry = 0; entry < size; entry++) {
            Pair pair = new Pair(in.readText(), in.readText());
            counts.addTo(pair, in.readSigned());
        }
        return counts;
    }
}
