package io.driftmeter.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.cli.backtest.GeneratedStream.Label;
import io.driftmeter.cli.backtest.GeneratedStream.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated files through the real broker and topologies, beside a batch computation that shares no code with the product. */
class BacktestIT {

    private static final double TOLERANCE = 1e-9;
    private static final GeneratedStream STREAM = new GeneratedStream();
    private static final Map<String, ToDoubleFunction<Row>> NUMBERS = Map.of(
            "income", Row::income,
            "noise", Row::noise,
            "count", row -> row.count(),
            "score", Row::score);
    private static final Map<String, Function<Row, String>> CATEGORIES =
            Map.of("region", Row::region, "prediction", Row::prediction);

    @TempDir
    private static Path directory;

    private static ResultTable drift;
    private static ResultTable performance;
    private static Ran ran;

    @BeforeAll
    static void run() throws IOException {
        STREAM.write(directory);
        Path out = directory.resolve("out");
        ran = Ran.driftmeter(
                "backtest",
                "--reference",
                directory.resolve("reference.csv"),
                "--live",
                directory.resolve("live.csv"),
                "--labels",
                directory.resolve("labels.csv"),
                "--positive",
                "yes",
                "--window",
                "1d",
                "--out",
                out);
        assertThat(ran.err()).as("seed %d", GeneratedStream.SEED).doesNotContain("\tat ");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        drift = ResultTable.read(out.resolve("drift.csv"), "window_start", "feature", "statistic");
        performance = ResultTable.read(out.resolve("performance.csv"), "window_start", "metric");
    }

    @Test
    void shouldReportEveryWindowAndNoOther() {
        Set<String> expected =
                liveByWindow().keySet().stream().map(Instant::toString).collect(Collectors.toSet());

        assertThat(drift.keys()).extracting(key -> key.get(0)).containsOnlyElementsOf(expected);
        assertThat(performance.keys()).extracting(key -> key.get(0)).containsOnlyElementsOf(expected);
    }

    /** Answers are right 9 times in 10 at first, then 6: scores say nothing of that, so the estimate stays, and misses it. */
    @Test
    void shouldEstimateByTheScoresWhatHoldsAsLongAsTheyMeanTheSame() {
        Set<Instant> windows = liveByWindow().keySet();
        assertThat(windows).hasSizeGreaterThan(8).allSatisfy(start -> {
            assertThat(performance.number("estimate", start.toString(), "accuracy"))
                    .isCloseTo(0.9, within(0.02));
            assertThat(performance.text("estimate", start.toString(), "log_loss"))
                    .isEmpty();
        });
        Instant first = windows.stream().min(Comparator.naturalOrder()).orElseThrow();
        assertThat(performance.text("estimate_applicable", first.toString(), "accuracy"))
                .isEqualTo("true");
        Instant last = windows.stream().max(Comparator.naturalOrder()).orElseThrow();
        assertThat(performance.number("value", last.toString(), "accuracy")).isLessThan(0.75);
        assertThat(ran.out()).contains("Estimated before labels: median accuracy 0.9");
    }

    @Test
    void shouldFindTheDistancesOfABatchComputation() {
        liveByWindow().forEach((start, rows) -> {
            NUMBERS.forEach((feature, value) -> {
                double[] reference = numbers(STREAM.reference, value);
                double[] live = numbers(rows, value);
                assertDistances(start, feature, BatchStatistics.deciles(reference, live), rows.size());
                assertThat(drift.number("value", start.toString(), feature, "ks"))
                        .as("ks of %s from %s", feature, start)
                        .isBetween(
                                BatchStatistics.kolmogorovSmirnov(reference, live) - 0.01,
                                BatchStatistics.kolmogorovSmirnov(reference, live) + TOLERANCE);
            });
            CATEGORIES.forEach((feature, value) -> assertDistances(
                    start,
                    feature,
                    BatchStatistics.categories(texts(STREAM.reference, value), texts(rows, value)),
                    rows.size()));
        });
    }

    private static void assertDistances(Instant start, String feature, long[][] bins, int rows) {
        Map<String, Double> expected = Map.of(
                "psi", BatchStatistics.populationStability(bins),
                "js_distance", BatchStatistics.jensenShannon(bins),
                "chi_square", BatchStatistics.chiSquare(bins),
                "l_infinity", BatchStatistics.largestShareChange(bins));
        expected.forEach((statistic, value) -> assertThat(drift.number("value", start.toString(), feature, statistic))
                .as("%s of %s from %s", statistic, feature, start)
                .isCloseTo(value, within(TOLERANCE * Math.max(1, value))));
        assertThat(drift.text("rows", start.toString(), feature, "psi")).isEqualTo(Integer.toString(rows));
    }

    @Test
    void shouldScoreEachWindowAsABatchComputationDoes() {
        Map<String, String> labels = new HashMap<>();
        STREAM.labels.forEach((Label label) -> labels.put(label.id(), label.label()));
        liveByWindow().forEach((start, rows) -> {
            List<Row> labelled =
                    rows.stream().filter(row -> labels.containsKey(row.id())).toList();
            double right = labelled.stream()
                    .filter(row -> row.prediction().equals(row.label()))
                    .count();
            List<Double> positives = scores(labelled, "yes");
            List<Double> negatives = scores(labelled, "no");
            double loss = -positives.stream().mapToDouble(Math::log).sum()
                    - negatives.stream()
                            .mapToDouble(score -> Math.log(1 - score))
                            .sum();

            assertThat(performance.text("predictions", start.toString(), "tp"))
                    .isEqualTo(Integer.toString(rows.size()));
            assertThat(performance.text("labelled", start.toString(), "tp"))
                    .isEqualTo(Integer.toString(labelled.size()));
            assertThat(performance.number("value", start.toString(), "tp")).isEqualTo(count(labelled, "yes", "yes"));
            assertThat(performance.number("value", start.toString(), "fp")).isEqualTo(count(labelled, "yes", "no"));
            assertThat(performance.number("value", start.toString(), "fn")).isEqualTo(count(labelled, "no", "yes"));
            assertThat(performance.number("value", start.toString(), "tn")).isEqualTo(count(labelled, "no", "no"));
            assertThat(performance.number("value", start.toString(), "accuracy"))
                    .isCloseTo(right / labelled.size(), within(TOLERANCE));
            assertThat(performance.number("value", start.toString(), "log_loss"))
                    .isCloseTo(loss / labelled.size(), within(TOLERANCE));
            assertThat(performance.number("value", start.toString(), "roc_auc"))
                    .isCloseTo(BatchStatistics.areaUnderCurve(positives, negatives), within(1e-3));
        });
    }

    @Test
    void shouldAlertOnTheFeatureThatMovedAndOnTheAnswersThatWentWrong() throws IOException {
        List<String> alerts = Files.readAllLines(directory.resolve("out").resolve("alerts.jsonl"));

        assertThat(alerts)
                .anyMatch(alert -> alert.contains("\"transition\":\"OPENED\"")
                        && alert.contains("\"kind\":\"FEATURE_DRIFT\"")
                        && alert.contains("\"feature\":\"income\""))
                .anyMatch(alert ->
                        alert.contains("\"transition\":\"OPENED\"") && alert.contains("\"kind\":\"PERFORMANCE\""))
                .noneMatch(alert -> alert.contains("\"feature\":\"noise\""));
        assertThat(ran.out()).contains("2500 rows", "income", "Alerts: ", "Written to ");
    }

    private static long count(List<Row> rows, String prediction, String label) {
        return rows.stream()
                .filter(row ->
                        row.prediction().equals(prediction) && row.label().equals(label))
                .count();
    }

    private static List<Double> scores(List<Row> rows, String label) {
        return rows.stream()
                .filter(row -> row.label().equals(label))
                .map(Row::score)
                .toList();
    }

    private static double[] numbers(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static List<String> texts(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toList();
    }

    private static Map<Instant, List<Row>> liveByWindow() {
        long length = GeneratedStream.WINDOW.toMillis();
        return STREAM.live.stream()
                .collect(Collectors.groupingBy(
                        row -> Instant.ofEpochMilli(Math.floorDiv(row.time().toEpochMilli(), length) * length),
                        TreeMap::new,
                        Collectors.toList()));
    }
}
