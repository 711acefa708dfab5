package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

/** What every distance and test must hold, whatever the counts; the seed is in the message of a failure. */
class DistributionPropertiesTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 2_000;

    private static final List<Function<PairedCounts, Measurement>> FROM_ZERO_TO_ONE = List.of(
            JensenShannonDistance::of,
            LargestShareChange::of,
            HellingerDistance::of,
            TotalVariationDistance::of,
            LeCamDistance::of);
    private static final List<Function<PairedCounts, Measurement>> DISTANCES = Stream.concat(
                    FROM_ZERO_TO_ONE.stream(),
                    Stream.<Function<PairedCounts, Measurement>>of(PopulationStabilityIndex::of, CramerVonMises::of))
            .toList();
    /** Figures that are no distances, but never NaN either. */
    private static final List<Function<PairedCounts, Measurement>> FIGURES = List.of(
            PopulationStabilityIndex::biasCorrected,
            counts -> PopulationStabilityIndex.nullQuantile(counts, 0.01),
            VanishedCategories::count,
            VanishedCategories::referenceShare);

    private static final List<Function<PairedCounts, TestOutcome>> TESTS = List.of(
            KolmogorovSmirnov::of,
            ChiSquareHomogeneity::of,
            ChiSquareHomogeneity::ofPooled,
            LikelihoodRatioHomogeneity::of,
            CategoryHomogeneity::of);

    @Test
    void shouldBeZeroForEqualCounts() {
        forRandomCounts((reference, live) -> {
            if (sum(reference) == 0) {
                return;
            }
            PairedCounts same = PairedCounts.of(reference, reference);
            DISTANCES.forEach(
                    distance -> assertThat(figure(distance.apply(same))).isZero());
            TESTS.forEach(test -> {
                assertThat(tested(test.apply(same)).statistic()).isCloseTo(0, within(1e-9));
                assertThat(tested(test.apply(same)).log10PValue()).isCloseTo(0, within(1e-9));
            });
        });
    }

    @Test
    void shouldBeSymmetricAndWithinRange() {
        forRandomCounts((reference, live) -> {
            PairedCounts counts = PairedCounts.of(reference, live);
            PairedCounts swapped = PairedCounts.of(live, reference);
            for (var distance : DISTANCES) {
                if (distance.apply(counts) instanceof Measurement.Measured measured) {
                    assertThat(measured.figure()).isNotNegative();
                    assertThat(figure(distance.apply(swapped)))
                            .isCloseTo(measured.figure(), within(1e-12 * (1 + measured.figure())));
                }
            }
            for (var test : TESTS) {
                if (test.apply(counts) instanceof TestOutcome.Tested outcome) {
                    assertThat(outcome.statistic()).isNotNegative();
                    TestOutcome.Tested other = tested(test.apply(swapped));
                    assertThat(other.log10PValue())
                            .isCloseTo(outcome.log10PValue(), within(1e-9 * (1 - outcome.log10PValue())));
                }
            }
            FROM_ZERO_TO_ONE.forEach(distance -> distance.apply(counts)
                    .value()
                    .ifPresent(figure -> assertThat(figure).isBetween(0.0, 1.0)));
            FIGURES.forEach(figure -> assertThat(figure.apply(counts) instanceof Measurement.Measured)
                    .isEqualTo(counts.nothingToCompare().isEmpty()));
            Entropy.ofLive(counts)
                    .value()
                    .ifPresent(bits -> assertThat(bits).isBetween(0.0, Math.log(counts.bins()) / Math.log(2) + 1e-9));
        });
    }

    @Test
    void shouldOrderTheDistancesAsTheirInequalitiesSay() {
        forRandomCounts((reference, live) -> {
            PairedCounts counts = PairedCounts.of(reference, live);
            if (counts.nothingToCompare().isPresent()) {
                return;
            }
            double variation = figure(TotalVariationDistance.of(counts));
            double hellinger = figure(HellingerDistance.of(counts));
            double leCam = figure(LeCamDistance.of(counts));
            double jensenShannon = figure(JensenShannonDistance.of(counts));
            assertThat(hellinger * hellinger).isLessThanOrEqualTo(variation + 1e-12);
            assertThat(variation).isLessThanOrEqualTo(hellinger * Math.sqrt(2) + 1e-12);
            assertThat(leCam * leCam).isLessThanOrEqualTo(variation + 1e-12);
            assertThat(variation).isLessThanOrEqualTo(leCam + 1e-12);
            assertThat(jensenShannon * jensenShannon).isLessThanOrEqualTo(variation + 1e-12);
            assertThat(figure(LargestShareChange.of(counts))).isLessThanOrEqualTo(variation + 1e-12);
            assertThat(tested(KolmogorovSmirnov.of(counts)).statistic()).isLessThanOrEqualTo(variation + 1e-12);
        });
    }

    @Test
    void shouldBeTheRootOfChiSquareOverItsRowsWhereBothSidesHaveAsMany() {
        PairedCounts counts = PairedCounts.of(new long[] {10, 50, 40, 0}, new long[] {30, 40, 20, 10});
        double chiSquare = tested(ChiSquareHomogeneity.of(counts)).statistic();
        assertThat(figure(LeCamDistance.of(counts))).isCloseTo(Math.sqrt(chiSquare / 200), within(1e-14));
    }

    @Test
    void shouldCountWhatVanished() {
        PairedCounts counts = PairedCounts.of(new long[] {70, 20, 10, 0}, new long[] {5, 0, 0, 1});
        assertThat(figure(VanishedCategories.count(counts))).isEqualTo(2);
        assertThat(figure(VanishedCategories.referenceShare(counts))).isEqualTo(0.3);
    }

    @Test
    void shouldSayWhyWhereASideIsEmpty() {
        long[] none = new long[3];
        long[] some = {1, 2, 3};
        for (var distance : DISTANCES) {
            assertThat(distance.apply(PairedCounts.of(some, none))).isEqualTo(Measurement.unknown("no live rows"));
            assertThat(distance.apply(PairedCounts.of(none, some))).isEqualTo(Measurement.unknown("no reference rows"));
            assertThat(distance.apply(PairedCounts.of(new long[0], new long[0])))
                    .isEqualTo(Measurement.unknown("no reference rows"));
        }
        for (var figure : FIGURES) {
            assertThat(figure.apply(PairedCounts.of(some, none))).isEqualTo(Measurement.unknown("no live rows"));
            assertThat(figure.apply(PairedCounts.of(none, some))).isEqualTo(Measurement.unknown("no reference rows"));
        }
        for (var test : TESTS) {
            assertThat(test.apply(PairedCounts.of(some, none))).isEqualTo(TestOutcome.unknown("no live rows"));
            assertThat(test.apply(PairedCounts.of(none, some))).isEqualTo(TestOutcome.unknown("no reference rows"));
        }
        assertThat(FisherExact.twoSided(0, 0, 1, 2)).isEqualTo(TestOutcome.unknown("no live rows"));
        assertThat(FisherExact.twoSided(1, 2, 0, 0)).isEqualTo(TestOutcome.unknown("no reference rows"));
        assertThat(RateEstimate.of(0, 0)).isEqualTo(new RateEstimate.NoRate());
    }

    @Test
    void shouldRefuseWhatAreNotCounts() {
        assertThatThrownBy(() -> PairedCounts.of(new long[] {1}, new long[] {1, 2}))
                .hasMessage("reference has 1 bins, live has 2");
        assertThatThrownBy(() -> PairedCounts.of(new long[] {1}, new long[] {-1}))
                .hasMessage("negative count in bin 0");
        assertThatThrownBy(() -> PairedCounts.of(new long[] {Long.MAX_VALUE, 1}, new long[] {1, 1}))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FisherExact.twoSided(3, 2, 0, 1)).hasMessage("3 of 2 rows");
        assertThatThrownBy(() -> Measurement.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldHaveProbabilityOneWithASingleCategory() {
        PairedCounts one = PairedCounts.of(new long[] {0, 1000, 0}, new long[] {0, 7, 0});
        assertThat(tested(CategoryHomogeneity.of(one)).log10PValue()).isZero();
        assertThat(tested(ChiSquareHomogeneity.of(one))).isEqualTo(new TestOutcome.Tested(0, 0, 0));
    }

    @Test
    void shouldPoolBinsUntilTwentyFiveRowsAreExpected() {
        // Expected rows of a side: 100, 20, 10, 2; the last three are pooled to 32.
        PairedCounts counts = PairedCounts.of(new long[] {100, 20, 10, 2}, new long[] {100, 20, 10, 2});
        assertThat(tested(ChiSquareHomogeneity.ofPooled(counts)).degreesOfFreedom())
                .isEqualTo(1);
        // Expected: 100, 50, 2: the pool of 2 rows takes in the bin of 50.
        PairedCounts small = PairedCounts.of(new long[] {100, 50, 2}, new long[] {100, 50, 2});
        assertThat(tested(ChiSquareHomogeneity.ofPooled(small)).degreesOfFreedom())
                .isEqualTo(1);
    }

    @Test
    void shouldNotTakeOneRowOfANewCategoryForDrift() {
        PairedCounts counts = PairedCounts.of(new long[] {60_000, 40_000, 0}, new long[] {60_100, 39_899, 1});
        assertThat(tested(CategoryHomogeneity.of(counts)).pValue()).isGreaterThan(0.1);
        PairedCounts wave = PairedCounts.of(new long[] {60_000, 40_000, 0}, new long[] {60_000, 39_900, 100});
        assertThat(tested(CategoryHomogeneity.of(wave)).log10PValue()).isLessThan(-20);
    }

    @Test
    void shouldAgreeWithCommonsStatisticsOnRandomInput() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            double statistic = random.nextDouble(200);
            int freedom = random.nextInt(1, 100);
            double survival = ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
            assertThat(ChiSquareTail.log10Survival(statistic, freedom))
                    .describedAs("seed %d, chi-square %s, %s degrees of freedom", SEED, statistic, freedom)
                    .isCloseTo(Math.log10(survival), within(1e-10));
            int rows = random.nextInt(1, 300);
            int referenceRows = random.nextInt(1, 300);
            int hits = random.nextInt(rows + 1);
            int referenceHits = random.nextInt(referenceRows + 1);
            var law = HypergeometricDistribution.of(rows + referenceRows, hits + referenceHits, rows);
            double smaller = Math.min(law.cumulativeProbability(hits), law.survivalProbability(hits - 1));
            assertThat(tested(FisherExact.twoSided(hits, rows, referenceHits, referenceRows))
                            .log10PValue())
                    .describedAs("seed %d, %d/%d, %d/%d", SEED, hits, rows, referenceHits, referenceRows)
                    .isCloseTo(Math.min(0, Math.log10(2 * smaller)), within(1e-8));
        }
    }

    private interface Check {
        void on(long[] reference, long[] live);
    }

    private static void forRandomCounts(Check check) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            int bins = random.nextInt(0, 30);
            long[] reference = counts(random, bins);
            long[] live = counts(random, bins);
            Consumer<Throwable> explain = failure -> {
                throw new AssertionError(
                        "seed " + SEED + ": " + Arrays.toString(reference) + " against " + Arrays.toString(live),
                        failure);
            };
            try {
                check.on(reference, live);
            } catch (AssertionError | RuntimeException failure) {
                explain.accept(failure);
            }
        }
    }

    /** Mostly empty, small or of any size up to 10 million. */
    private static long[] counts(RandomGenerator random, int bins) {
        long bound = switch (random.nextInt(3)) {
            case 0 -> 2;
            case 1 -> 100;
            default -> 10_000_000 / Math.max(1, bins);
        };
        return random.longs(bins, 0, bound)
                .map(count -> random.nextInt(3) == 0 ? 0 : count)
                .toArray();
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
