package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists that a model put in order, and how long predictions took and labels came later: a hundred cases beside what follows from the rows
 * themselves, sorted. Among them one row, nothing found, ties, and orders longer than what NDCG looks at.
 */
class OrderAndTimeCasesTest {

    private static final long SEED = 20_261_121;
    private static final int CASES = 100;
    private static final double TOLERANCE = 1e-9;

    static Stream<Integer> cases() {
        return IntStream.range(0, CASES).boxed();
    }

    private static int rows(int number, Random random) {
        return number == 0 ? 1 : 1 + random.nextInt(number < 50 ? 20 : 2_000);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFindHowHighTheLabelStood(int number) {
        Random random = new Random(SEED + number);
        int rows = rows(number, random);
        int items = 1 + random.nextInt(30);
        // From the third case on some labels stand nowhere; in the second none stands anywhere.
        int labels = number == 1 ? 0 : number < 3 ? items : items + random.nextInt(10);
        MulticlassCounts counts = new MulticlassCounts();
        double gain = 0;
        double reciprocal = 0;
        for (int row = 0; row < rows; row++) {
            int first = random.nextInt(items);
            List<String> order = IntStream.range(0, items)
                    .mapToObj(place -> "item" + (first + place) % items)
                    .toList();
            String actual = labels == 0 ? "nowhere" : "item" + random.nextInt(labels);
            int rank = order.indexOf(actual) + 1;
            gain += rank == 0 || rank > 10 ? 0 : Math.log(2) / Math.log(1.0 + rank);
            reciprocal += rank == 0 ? 0 : 1.0 / rank;
            counts.add(Outcome.Multiclass.ranked(order.get(0), actual, order));
        }

        assertThat(value(counts, PerformanceMetric.NDCG_AT_10)).isCloseTo(gain / rows, within(TOLERANCE));
        assertThat(value(counts, PerformanceMetric.MRR)).isCloseTo(reciprocal / rows, within(TOLERANCE));
    }

    private static double value(PerformanceCounts counts, PerformanceMetric metric) {
        return counts.metric(metric).value().value().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldFindQuantilesOfTimesWithinTheErrorThatTheyState(int number) {
        Random random = new Random(SEED - number);
        int rows = rows(number, random);
        BinaryCounts counts = new BinaryCounts();
        double[] latencies = new double[rows];
        double[] ages = new double[rows];
        for (int row = 0; row < rows; row++) {
            // Every tenth case has few values, so that quantiles fall between and on ties; zeros are among them.
            double latency = number % 10 == 0 ? random.nextInt(3) * 5.0 : Math.exp(3 + 2 * random.nextGaussian());
            long age = number % 10 == 0 ? random.nextInt(2) * 60_000L : (long) Math.exp(12 + 3 * random.nextGaussian());
            latencies[row] = latency;
            ages[row] = age;
            counts.addLatency(latency, 1);
            counts.addLabelAge(age, 1);
        }

        assertQuantiles(counts, PerformanceMetric.LATENCY_MILLISECONDS, latencies, number);
        assertQuantiles(counts, PerformanceMetric.LABEL_AGE_MILLISECONDS, ages, number);
    }

    private static void assertQuantiles(PerformanceCounts counts, PerformanceMetric metric, double[] rows, int number) {
        double[] sorted = rows.clone();
        Arrays.sort(sorted);
        List<MetricValue> quantiles = counts.metrics().stream()
                .filter(found -> found.metric() == metric)
                .toList();
        assertThat(quantiles).hasSizeGreaterThan(2);
        for (MetricValue found : quantiles) {
            double quantile = Double.parseDouble(found.part());
            double bound = found.errorBound().orElseThrow();
            assertThat(found.value().value().orElseThrow())
                    .as("seed %d, case %d, %s of %d rows", SEED, number, found.name(), rows.length)
                    .isCloseTo(exact(sorted, quantile), within(bound + TOLERANCE));
            assertThat(bound).isLessThanOrEqualTo(0.01 * exact(sorted, quantile) + TOLERANCE);
        }
    }

    /** Definition 7 of Hyndman and Fan (1996). */
    private static double exact(double[] sorted, double quantile) {
        double rank = quantile * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        double part = rank - below;
        return (1 - part) * sorted[below] + part * sorted[Math.min(sorted.length - 1, below + 1)];
    }
}
