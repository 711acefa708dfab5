package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** That the stated error is how much a metric really varies between samples of one population; the seed is fixed. */
class SamplingErrorTest {
    private static final long SEED = 20_261_121;
    private static final int SAMPLES = 600;
    private static final int ROWS = 400;

    /** Made of a maximum or of absolute values, so that their error for fixed bins or a fixed threshold is a guide only. */
    private static final List<String> GUIDES =
            List.of("ks_separation", "expected_calibration_error", "brier_reliability", "brier_resolution");

    @Test
    void shouldStateTheErrorOfTwoClasses() {
        assertErrors(BinaryCounts::new, random -> {
            boolean positive = random.nextInt(3) == 0;
            double score = 1 / (1 + Math.exp(0.5 - (positive ? 1.2 : -0.4) - random.nextGaussian()));
            return new Outcome.Binary(score >= 0.5, OptionalDouble.of(score), positive);
        });
    }

    @Test
    void shouldStateTheErrorOfSeveralClasses() {
        assertErrors(MulticlassCounts::new, random -> {
            int actual = Math.max(0, 5 - (int) Math.sqrt(random.nextInt(36)));
            Map<String, Double> scores = new TreeMap<>();
            String best = "";
            double highest = -1;
            for (int of = 0; of < 6; of++) {
                double score = random.nextDouble() * (of == actual ? 0.5 : 0.25);
                scores.put("class " + of, score);
                best = score > highest ? "class " + of : best;
                highest = Math.max(highest, score);
            }
            return Outcome.Multiclass.scored(best, "class " + actual, scores);
        });
    }

    @Test
    void shouldStateTheErrorOfNumbers() {
        assertErrors(RegressionCounts::new, random -> {
            double actual = 100 + 10 * random.nextGaussian();
            return new Outcome.Regression(actual + 1 + (2 + random.nextDouble()) * random.nextGaussian(), actual);
        });
    }

    private static void assertErrors(Supplier<PerformanceCounts> empty, Function<Random, Outcome> outcome) {
        Random random = new Random(SEED);
        Map<String, double[]> sums = new TreeMap<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            PerformanceCounts counts = empty.get();
            for (int row = 0; row < ROWS; row++) {
                counts.add(outcome.apply(random));
            }
            counts.metrics()
                    .forEach(metric -> metric.standardError().ifPresent(error -> {
                        double value = metric.value().value().orElseThrow();
                        double[] sum = sums.computeIfAbsent(metric.name(), name -> new double[4]);
                        sum[0]++;
                        sum[1] += value;
                        sum[2] += value * value;
                        sum[3] += error * error;
                    }));
        }
        assertThat(sums).hasSizeGreaterThan(10);
        sums.forEach((name, sum) -> {
            double mean = sum[1] / sum[0];
            double varied = Math.sqrt(sum[2] / sum[0] - mean * mean);
            double leeway = GUIDES.contains(name) ? 1.6 : name.matches("median.*|.*quantile.*") ? 1.25 : 1.1;
            assertThat(Math.sqrt(sum[3] / sum[0]) / varied)
                    .describedAs("stated / real error of %s, seed %d", name, SEED)
                    .isBetween(1 / leeway, leeway);
        });
    }
}
