package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.GoldenTable;
import io.driftmeter.statistics.reference.ScoreMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstimatedPerformanceTest {
    private static final long SEED = 20_261_121;

    static Stream<GoldenTable.Row> cases() {
        return GoldenTable.read("estimates.tsv").rows().stream();
    }

    /** The golden file is made with scikit-learn's isotonic regression, row by row, by src/test/oracle/make_estimate_golden.py. */
    @ParameterizedTest
    @MethodSource("cases")
    void shouldEstimateAsTheOracleDoes(GoldenTable.Row golden) {
        boolean binary = golden.text("task").equals("binary");
        ScoreMapFit fit = new ScoreMapFit();
        for (String row : golden.text("reference").split(" ")) {
            String label = row.substring(row.indexOf(':') + 1);
            fit.add(
                    answer(binary, row),
                    binary ? label.equals("1") ? ScoredAnswer.POSITIVE : ScoredAnswer.NEGATIVE : label);
        }
        PerformanceCounts live = binary ? new BinaryCounts() : new MulticlassCounts();
        String[] predictions = golden.text("live").split(" ");
        for (String row : predictions) {
            live.addAnswer(answer(binary, row), 1);
        }
        EstimatedPerformance estimate = EstimatedPerformance.of(fit.fit(), PerformanceCounts.fromBytes(live.toBytes()))
                .orElseThrow();
        Map<String, MetricValue> metrics = new HashMap<>();
        estimate.metrics().forEach(metric -> metrics.put(metric.name(), metric));

        assertThat(estimate.rows()).isEqualTo(predictions.length);
        String[] expected = golden.text("expected").split(" ");
        assertThat(metrics).hasSize(expected.length);
        for (String figure : expected) {
            String name = figure.substring(0, figure.indexOf('='));
            String[] figures = figure.substring(figure.indexOf('=') + 1).split("±");
            MetricValue metric = Objects.requireNonNull(metrics.get(name));
            assertThat(metric.value().value().orElseThrow())
                    .as(name)
                    .isCloseTo(Double.parseDouble(figures[0]), within(1e-9));
            assertThat(metric.standardError().orElseThrow())
                    .as("standard error of " + name)
                    .isCloseTo(Double.parseDouble(figures[1]), within(1e-7));
        }
    }

    /** A score and what was predicted, or the label: 0.7:1, or 0.2,0.5,0.3:b. */
    private static ScoredAnswer answer(boolean binary, String row) {
        String[] scores = row.substring(0, row.indexOf(':')).split(",");
        String answer = row.substring(row.indexOf(':') + 1);
        if (binary) {
            return ScoredAnswer.binary(answer.equals("1"), Double.parseDouble(scores[0]));
        }
        TreeMap<String, Double> byClass = new TreeMap<>();
        for (int place = 0; place < scores.length; place++) {
            byClass.put(List.of("a", "b", "c").get(place), Double.parseDouble(scores[place]));
        }
        return new ScoredAnswer(answer, byClass);
    }

    /** As long as scores mean what they meant, the realised accuracy of 19 in 20 windows lies in the interval. */
    @Test
    void shouldHoldTheRealisedAccuracyInItsInterval() {
        Random random = new Random(SEED);
        ScoreMapFit fit = new ScoreMapFit();
        for (int row = 0; row < 3_000; row++) {
            double score = random.nextDouble();
            fit.add(ScoredAnswer.binary(score >= 0.5, score), label(isPositive(score, random)));
        }
        List<ScoreMap> maps = fit.fit();
        int held = 0;
        for (int window = 0; window < 400; window++) {
            BinaryCounts live = new BinaryCounts();
            int right = 0;
            for (int row = 0; row < 200; row++) {
                double score = Math.sqrt(random.nextDouble());
                live.addAnswer(ScoredAnswer.binary(score >= 0.5, score), 1);
                right += isPositive(score, random) == (score >= 0.5) ? 1 : 0;
            }
            Interval interval = EstimatedPerformance.of(maps, live)
                    .orElseThrow()
                    .metrics()
                    .get(0)
                    .interval()
                    .orElseThrow();
            held += interval.lower() <= right / 200.0 && right / 200.0 <= interval.upper() ? 1 : 0;
        }
        assertThat(held).isBetween(364, 396);
    }

    /** A model that is less sure than its scores say. */
    private static boolean isPositive(double score, Random random) {
        return random.nextDouble() < 0.5 + 0.6 * (score - 0.5);
    }

    private static String label(boolean positive) {
        return positive ? ScoredAnswer.POSITIVE : ScoredAnswer.NEGATIVE;
    }

    @Test
    void shouldSayHowManyScoresLieWhereTheReferenceHadNone() {
        ScoreMapFit fit = new ScoreMapFit();
        for (int row = 0; row < 300; row++) {
            fit.add(ScoredAnswer.binary(row % 2 == 0, 0.3 + 0.001 * row), label(row % 2 == 0));
        }
        BinaryCounts live = new BinaryCounts();
        live.addAnswer(ScoredAnswer.binary(true, 0.4), 3);
        live.addAnswer(ScoredAnswer.binary(true, 0.9), 1);

        assertThat(EstimatedPerformance.of(fit.fit(), live).orElseThrow().shareBeyondReference())
                .isEqualTo(0.25);
    }

    @Test
    void shouldEstimateNothingFromTooFewRowsOfAClassOrWithoutScores() {
        ScoreMapFit fit = new ScoreMapFit();
        for (int row = 0; row < 1_000; row++) {
            fit.add(ScoredAnswer.binary(true, 0.5), label(row >= ScoreMapFit.LEAST_ROWS - 1));
        }
        assertThat(fit.fit()).isEmpty();
        fit.add(ScoredAnswer.binary(true, 0.5), label(false));
        assertThat(fit.fit()).hasSize(1);

        BinaryCounts unscored = new BinaryCounts();
        unscored.addAnswer(ScoredAnswer.binary(true, Double.NaN), 1);
        unscored.addAnswer(ScoredAnswer.binary(true, 1.5), 1);
        assertThat(EstimatedPerformance.of(fit.fit(), unscored)).isEmpty();
    }

    @Test
    void shouldSayWhyAMetricCannotBeEstimated() {
        ScoreMapFit fit = new ScoreMapFit();
        for (int row = 0; row < 400; row++) {
            fit.add(ScoredAnswer.binary(row % 2 == 0, 0.5), label(row % 2 == 0));
        }
        BinaryCounts live = new BinaryCounts();
        live.addAnswer(ScoredAnswer.binary(false, 0.5), 10);
        List<MetricValue> metrics =
                EstimatedPerformance.of(fit.fit(), live).orElseThrow().metrics();

        assertThat(metrics.get(0).value().value().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(metrics.get(1).metric()).isEqualTo(PerformanceMetric.PRECISION);
        assertThat(metrics.get(1).value().value()).isEmpty();
    }

    @Test
    void shouldRefuseAMapThatFalls() {
        assertThatThrownBy(() -> new ScoreMap("", new int[] {1, 2}, List.of(new double[] {0.5, 0.4})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probability 0.4 stands after 0.5");
    }
}
