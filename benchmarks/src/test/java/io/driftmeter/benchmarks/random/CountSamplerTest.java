package io.driftmeter.benchmarks.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountSamplerTest {
    private static final long SEED = 20_261_121;
    private static final int DRAWS = 200_000;
    private static final double LEAST_EXPECTED_DRAWS = 20;

    @ParameterizedTest
    @CsvSource({
        "1, 0.3",
        "100, 0.005",
        "100, 0.0999",
        "100, 0.1001",
        "1000, 0.005",
        "1000, 0.2",
        "40, 0.5",
        "100, 0.93",
        "100000, 0.00009",
        "100000, 0.005",
        "1000000, 0.5"
    })
    void shouldDrawSuccessesAsTheBinomialLawHasThem(int trials, double probability) {
        CountSampler sampler = new CountSampler(SEED);
        BinomialDistribution law = BinomialDistribution.of(trials, probability);
        int[] ends = binEnds(law);
        long[] drawn = new long[ends.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            int found = Arrays.binarySearch(ends, (int) sampler.binomial(trials, probability));
            drawn[found >= 0 ? found : -found - 1]++;
        }
        double[] expected = new double[ends.length];
        for (int bin = 0; bin < ends.length; bin++) {
            expected[bin] = DRAWS
                    * (law.cumulativeProbability(ends[bin])
                            - (bin == 0 ? 0 : law.cumulativeProbability(ends[bin - 1])));
        }
        assertThat(ChiSquareTest.withDefaults().test(expected, drawn).getPValue())
                .describedAs("seed %d: p of the draws", SEED)
                .isGreaterThan(1e-4);
    }

    /** Ends of bins in each of which enough draws are expected. */
    private static int[] binEnds(BinomialDistribution law) {
        int[] ends = new int[law.getNumberOfTrials() + 1];
        int bins = 0;
        double below = 0;
        double step = Math.max(LEAST_EXPECTED_DRAWS / DRAWS, 1.0 / 1_000);
        for (double share = step; share < 1 - step; share += step) {
            int end = law.inverseCumulativeProbability(share);
            boolean fewAbove = DRAWS * law.survivalProbability(end) < LEAST_EXPECTED_DRAWS;
            if ((bins == 0 || end > ends[bins - 1])
                    && !fewAbove
                    && DRAWS * (law.cumulativeProbability(end) - below) >= LEAST_EXPECTED_DRAWS) {
                ends[bins++] = end;
                below = law.cumulativeProbability(end);
            }
        }
        ends[bins++] = law.getNumberOfTrials();
        return Arrays.copyOf(ends, bins);
    }

    @Test
    void shouldSpreadAllRowsOverCellsInProportionToTheirMasses() {
        CountSampler sampler = new CountSampler(SEED);
        long[] sums = new long[4];
        for (int draw = 0; draw < 1_000; draw++) {
            long[] counts = sampler.multinomial(1_000, new double[] {1, 0, 4, 5});
            assertThat(Arrays.stream(counts).sum()).isEqualTo(1_000);
            Arrays.setAll(sums, cell -> sums[cell] + counts[cell]);
        }
        assertThat(sums[1]).isZero();
        assertThat(sums[0] / 1e6).isCloseTo(0.1, within(0.002));
        assertThat(sums[2] / 1e6).isCloseTo(0.4, within(0.003));
    }

    @Test
    void shouldDrawMassesWithTheMeanAndTheVarianceOfSpacings() {
        CountSampler sampler = new CountSampler(SEED);
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] masses = sampler.massesBetweenOwnValues(new long[] {3, 3, 3});
            double last = masses[2] / (masses[0] + masses[1] + masses[2]);
            sum += last;
            squares += last * last;
        }
        // Nine values leave ten spacings, four of which are above the sixth value: Beta(4, 6).
        assertThat(sum / DRAWS).isCloseTo(0.4, within(0.002));
        assertThat(squares / DRAWS - Math.pow(sum / DRAWS, 2)).isCloseTo(0.4 * 0.6 / 11, within(0.0003));
    }
}
