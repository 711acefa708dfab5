package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The Elec2 stream (M. Harries, 1999) in weeks against its reference: every figure agrees with the oracle made by NumPy and SciPy. The
 * data is not part of the repository; the test runs where it lies beside it.
 */
@EnabledIf("dataIsPresent")
class ElectricityDistanceTest {
    private static final Path DATA = Path.of("../../shared/data/electricity");
    private static final long WEEK_MILLISECONDS = 7 * 86_400_000L;

    static boolean dataIsPresent() {
        return Files.exists(DATA.resolve("oracle-drift.csv"));
    }

    @Test
    void shouldReproduceTheOracle() throws IOException {
        Table reference = Table.read("reference.csv");
        Table live = Table.read("live.csv");
        Table oracle = Table.read("oracle-drift.csv");
        int compared = 0;
        for (String[] row : oracle.rows) {
            String feature = row[oracle.column("feature")];
            long start = Long.parseLong(row[0]);
            List<String> expected = reference.values(feature, Long.MIN_VALUE, Long.MAX_VALUE);
            List<String> actual = live.values(feature, start, start + WEEK_MILLISECONDS);
            PairedCounts bins = row[oracle.column("kind")].equals("numeric")
                    ? decileBins(numbers(expected), numbers(actual))
                    : categories(expected, actual);
            assertThat(bins.liveTotal()).isEqualTo(Long.parseLong(row[oracle.column("n")]));
            check(row, oracle, bins);
            compared++;
        }
        assertThat(compared).isEqualTo(765);
    }

    private static void check(String[] row, Table oracle, PairedCounts bins) {
        String where = row[0] + " " + row[1];
        assertAgree(where, figure(PopulationStabilityIndex.of(bins)), oracle.number(row, "psi"));
        assertAgree(where, figure(JensenShannonDistance.of(bins)), oracle.number(row, "js_distance"));
        assertAgree(where, figure(LargestShareChange.of(bins)), oracle.number(row, "l_infinity"));
        TestOutcome.Tested chiSquare = tested(ChiSquareHomogeneity.of(bins));
        assertAgree(where, chiSquare.statistic(), oracle.number(row, "chi2"));
        double p = oracle.number(row, "chi2_p");
        if (p > 0) {
            assertThat(chiSquare.log10PValue()).describedAs(where).isCloseTo(Math.log10(p), within(1e-9));
        }
        if (row[2].equals("numeric")) {
            assertThat(tested(KolmogorovSmirnov.of(bins)).statistic())
                    .describedAs(where)
                    .isLessThanOrEqualTo(oracle.number(row, "ks_d") + 1e-11);
        }
    }

    /** To 1e-9; the oracle is written with 12 digits. */
    private static void assertAgree(String where, double actual, double expected) {
        assertThat(actual).describedAs(where).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    private static double[] numbers(List<String> values) {
        return values.stream().mapToDouble(Double::parseDouble).sorted().toArray();
    }

    private static PairedCounts decileBins(double[] reference, double[] live) {
        TreeSet<Double> edges = new TreeSet<>();
        for (int decile = 1; decile <= 9; decile++) {
            edges.add(reference[(int) Math.ceil(decile * reference.length / 10.0) - 1]);
        }
        return PairedCounts.of(bins(edges, reference), bins(edges, live));
    }

    private static long[] bins(TreeSet<Double> edges, double[] values) {
        long[] counts = new long[edges.size() + 1];
        double[] cuts = edges.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.stream(values).forEach(value -> {
            int found = Arrays.binarySearch(cuts, value);
            counts[found >= 0 ? found : -found - 1]++;
        });
        return counts;
    }

    private static PairedCounts categories(List<String> reference, List<String> live) {
        List<String> names = new ArrayList<>(new TreeSet<>(reference));
        long[][] counts = new long[2][names.size() + 1];
        reference.forEach(name -> counts[0][names.indexOf(name)]++);
        live.forEach(name -> counts[1][names.contains(name) ? names.indexOf(name) : names.size()]++);
        return PairedCounts.of(counts[0], counts[1]);
    }

    private record Table(List<String> header, List<String[]> rows, long[] eventTimes) {
        static Table read(String file) throws IOException {
            List<String> lines = Files.readAllLines(DATA.resolve(file));
            List<String[]> rows =
                    lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
            List<String> header = List.of(lines.get(0).split(","));
            int time = header.indexOf("event_time");
            long[] eventTimes = rows.stream()
                    .mapToLong(row -> time < 0 ? 0 : Instant.parse(row[time]).toEpochMilli())
                    .toArray();
            return new Table(header, rows, eventTimes);
        }

        int column(String name) {
            return header.indexOf(name);
        }

        double number(String[] row, String name) {
            return Double.parseDouble(row[column(name)]);
        }

        List<String> values(String name, long from, long to) {
            int value = column(name);
            return IntStream.range(0, rows.size())
                    .filter(row -> eventTimes[row] >= from && eventTimes[row] < to)
                    .mapToObj(row -> rows.get(row)[value])
                    .toList();
        }
    }
}
