package io.driftmeter.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden numbers from NumPy 2.4.6 and SciPy 1.17.1: PSI from its formula, scipy.spatial.distance.jensenshannon(base=2), numpy for
 * L-infinity and D, scipy.stats.chi2_contingency(correction=False) on the bins that are not empty on both sides.
 */
class DistanceGoldenTest {
    private static final Offset<Double> TOLERANCE = within(1e-12);

    private record Golden(
            double psi, double jensenShannon, double lInfinity, double d, double chiSquare, long freedom) {}

    static Stream<Arguments> cases() {
        long[] hundreds = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100};
        long[] tens = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};
        return Stream.of(
                Arguments.of(
                        "deciles",
                        hundreds,
                        new long[] {52, 61, 40, 70, 48, 55, 90, 41, 33, 10},
                        new Golden(0.21105054982512045, 0.1917481978880135, 0.08, 0.132, 59.494640835671326, 9)),
                Arguments.of(
                        "one empty bin",
                        tens,
                        new long[] {0, 11, 12, 10, 10, 11, 11, 12, 13, 10},
                        new Golden(0.3063761575740308, 0.23074695682717267, 0.1, 0.1, 10.897797854319593, 9)),
                Arguments.of(
                        "disjoint",
                        new long[] {50, 50, 0, 0},
                        new long[] {0, 0, 30, 70},
                        new Golden(9.129916273880363, 1, 0.7, 1, 200, 3)),
                Arguments.of(
                        "bins empty on both sides",
                        new long[] {5, 0, 7, 0, 9},
                        new long[] {4, 0, 8, 0, 1},
                        new Golden(
                                0.6068276326531667,
                                0.36215856123989093,
                                0.3516483516483516,
                                0.35164835164835173,
                                4.97061457061457,
                                2)),
                Arguments.of(
                        "one row a side",
                        new long[] {1, 0},
                        new long[] {0, 1},
                        new Golden(1.0986122886681098, 1, 1, 1, 2, 1)),
                Arguments.of(
                        "ten million rows",
                        new long[] {4000000, 3000000, 2000000, 1000000},
                        new long[] {3990000, 3010000, 1990000, 1010000},
                        new Golden(
                                2.079378175498255e-05,
                                0.0019364604332012163,
                                0.0010000000000000009,
                                0.001,
                                103.96848008654624,
                                3)),
                Arguments.of("identical", new long[] {3, 4, 5}, new long[] {3, 4, 5}, new Golden(0, 0, 0, 0, 0, 2)),
                Arguments.of(
                        "proportional",
                        new long[] {1, 2, 3},
                        new long[] {10, 20, 30},
                        new Golden(0.0064113238847614985, 0, 0, 0, 0, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldAgreeWithSciPy(String name, long[] reference, long[] live, Golden golden) {
        PairedCounts counts = PairedCounts.of(reference, live);
        assertThat(figure(PopulationStabilityIndex.of(counts))).isCloseTo(golden.psi, TOLERANCE);
        assertThat(figure(JensenShannonDistance.of(counts))).isCloseTo(golden.jensenShannon, TOLERANCE);
        assertThat(figure(LargestShareChange.of(counts))).isCloseTo(golden.lInfinity, TOLERANCE);
        assertThat(tested(KolmogorovSmirnov.of(counts)).statistic()).isCloseTo(golden.d, TOLERANCE);
        TestOutcome.Tested chiSquare = tested(ChiSquareHomogeneity.of(counts));
        assertThat(chiSquare.statistic()).isCloseTo(golden.chiSquare, within(1e-10));
        assertThat(chiSquare.degreesOfFreedom()).isEqualTo(golden.freedom);
    }

    static double figure(Measurement measurement) {
        return measurement.value().orElseThrow();
    }

    static TestOutcome.Tested tested(TestOutcome outcome) {
        assertThat(outcome).isInstanceOf(TestOutcome.Tested.class);
        return (TestOutcome.Tested) outcome;
    }
}
