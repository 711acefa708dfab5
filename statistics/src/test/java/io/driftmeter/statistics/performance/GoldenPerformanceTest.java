package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.GoldenTable;
import io.driftmeter.statistics.distribution.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric beside scikit-learn's, on rows with and without positives, ties, zeros, one class, tiny and huge, orders and times. */
class GoldenPerformanceTest {
    private static final double RELATIVE_TOLERANCE = 1e-9;
    private static final double LEAST_TOLERANCE = 1e-12;

    static Stream<GoldenTable.Row> cases() {
        return GoldenTable.read("performance.tsv").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithTheOracleToItsStatedBound(GoldenTable.Row row) {
        List<MetricValue> metrics = metrics(row);
        for (String figure : row.text("expected").split("\\|")) {
            String name = figure.substring(0, figure.lastIndexOf('='));
            String expected = figure.substring(name.length() + 1);
            MetricValue actual = metrics.stream()
                    .filter(metric -> metric.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + name + " of " + row.text("case")));
            assertThat(actual.value() instanceof Measurement.Measured)
                    .describedAs("%s of %s is %s, the oracle says %s", name, row.text("case"), actual, expected)
                    .isEqualTo(!expected.equals("-"));
            actual.value().value().ifPresent(value -> agree(row, actual, value, Double.parseDouble(expected)));
        }
    }

    private static void agree(GoldenTable.Row row, MetricValue actual, double value, double expected) {
        double tolerance =
                actual.errorBound().orElse(0) * (1 + RELATIVE_TOLERANCE) + RELATIVE_TOLERANCE * Math.abs(expected);
        boolean inUnits = row.text("task").equals("regression");
        assertThat(value)
                .describedAs("%s of %s", actual.name(), row.text("case"))
                .isCloseTo(expected, within(tolerance + (inUnits ? 0 : LEAST_TOLERANCE)));
        actual.interval()
                .ifPresent(interval ->
                        assertThat(value).isBetween(Math.nextDown(interval.lower()), Math.nextUp(interval.upper())));
    }

    @Test
    void shouldHoldEveryMetricOfEveryTaskAgainstTheOracle() {
        TreeSet<String> expected = new TreeSet<>();
        TreeSet<String> known = new TreeSet<>();
        cases().forEach(row -> {
            Stream.of(row.text("expected").split("\\|")).forEach(figure -> expected.add(figure.split("[=\\[]")[0]));
            metrics(row).forEach(metric -> known.add(metric.metric().publicName()));
        });
        assertThat(expected).containsAll(known);
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(100);
    }

    private static List<MetricValue> metrics(GoldenTable.Row row) {
        List<String[]> rows = Stream.of(row.text("rows").split("\\|"))
                .map(fields -> fields.split(";"))
                .toList();
        return switch (row.text("task")) {
            case "binary" -> binary(rows);
            case "multiclass" ->
                count(new MulticlassCounts(), rows.stream().map(GoldenPerformanceTest::multiclass))
                        .metrics();
            case "ranking" ->
                count(new MulticlassCounts(), rows.stream().map(GoldenPerformanceTest::ranked))
                        .metrics();
            case "time" -> timed(rows);
            default ->
                count(
                                new RegressionCounts(),
                                rows.stream()
                                        .map(fields -> new Outcome.Regression(
                                                Double.parseDouble(fields[0]), Double.parseDouble(fields[1]))))
                        .metrics();
        };
    }

    private static List<MetricValue> binary(List<String[]> rows) {
        BinaryCounts counts = count(
                new BinaryCounts(),
                rows.stream()
                        .map(fields -> new Outcome.Binary(
                                fields[0].equals("1"),
                                OptionalDouble.of(Double.parseDouble(fields[1])),
                                fields[2].equals("1"))));
        List<MetricValue> metrics = new ArrayList<>(counts.metrics());
        metrics.add(counts.businessValue(5, -1.25, 0.1, -10));
        return metrics;
    }

    private static Outcome multiclass(String[] fields) {
        String[] scores = fields[2].split(" ");
        String[] classes = fields[3].split(" ");
        Map<String, Double> classScores = new TreeMap<>();
        for (int place = 0; place < classes.length; place++) {
            classScores.put(classes[place], Double.valueOf(scores[place]));
        }
        return Outcome.Multiclass.scored(fields[0], fields[1], classScores);
    }

    private static Outcome ranked(String[] fields) {
        List<String> order = List.of(fields[1].split(" "));
        return Outcome.Multiclass.ranked(order.get(0), fields[0], order);
    }

    private static List<MetricValue> timed(List<String[]> rows) {
        BinaryCounts counts = new BinaryCounts();
        for (String[] fields : rows) {
            counts.addLatency(Double.parseDouble(fields[0]), 1);
            counts.addLabelAge(Long.parseLong(fields[1]), 1);
        }
        return counts.metrics();
    }

    private static <C extends PerformanceCounts> C count(C counts, Stream<? extends Outcome> outcomes) {
        outcomes.forEach(counts::add);
        return counts;
    }
}
