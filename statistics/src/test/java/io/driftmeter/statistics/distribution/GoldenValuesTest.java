package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.GoldenTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is taken from cells against the same of the values, by SciPy: equal where each value has its cell, else within the bounds that the docs state. */
class GoldenValuesTest {
    private static final List<String> SHARES = List.of("0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99");

    @Test
    void shouldGiveTheStatisticsOfTheValuesWhereEachHasACellOfItsOwn() {
        GoldenTable.read("untied.tsv").rows().forEach(row -> {
            PairedCounts cells = PairedCounts.of(row.counts("reference"), row.counts("live"));
            row.agrees("ks_d", tested(KolmogorovSmirnov.of(cells)).statistic());
            row.agrees("cramer_von_mises", figure(CramerVonMises.of(cells)));
        });
    }

    @Test
    void shouldIntegrateTheDifferenceOfEvenlyFilledCells() {
        GoldenTable.read("values.tsv")
                .rows()
                .forEach(row -> row.agrees("wasserstein_even", figure(WassersteinDistance.of(cells(row)))));
    }

    @Test
    void shouldMissTheWassersteinDistanceOfTheValuesByNoMoreThanTheBound() {
        GoldenTable.read("values.tsv").rows().forEach(row -> {
            double bound = figure(WassersteinDistance.errorBound(cells(row)));
            assertThat(Math.abs(figure(WassersteinDistance.of(cells(row))) - row.number("wasserstein")))
                    .describedAs(row.text("case"))
                    .isLessThanOrEqualTo(bound * (1 + 1e-12) + 1e-12);
        });
    }

    @Test
    void shouldMissDByNoMoreThanTheLargestShareOfACellThatHoldsMoreThanOneValue() {
        GoldenTable.read("values.tsv").rows().forEach(row -> {
            PairedCounts counts = cells(row).counts();
            double d = tested(KolmogorovSmirnov.of(counts)).statistic();
            assertThat(d).describedAs(row.text("case")).isLessThanOrEqualTo(row.number("ks_d") + 1e-12);
            assertThat(row.number("ks_d") - d)
                    .describedAs(row.text("case"))
                    .isLessThanOrEqualTo(largestShareOfACellOfValues(row) + 1e-12);
        });
    }

    @Test
    void shouldMissAQuantileByNoMoreThanItsCell() {
        GoldenTable.read("values.tsv").rows().forEach(row -> {
            double[] ends = row.numbers("ends");
            for (String share : SHARES) {
                double golden = row.number("q" + share);
                double quantile = figure(cells(row).liveQuantile(Double.parseDouble(share)));
                int cell = 0;
                while (ends[cell + 1] < golden) {
                    cell++;
                }
                boolean oneValue = Math.nextUp(ends[cell]) >= ends[cell + 1];
                assertThat(quantile)
                        .describedAs("%s of %s", share, row.text("case"))
                        .isBetween(oneValue ? golden : ends[cell], ends[cell + 1]);
            }
        });
    }

    private static double largestShareOfACellOfValues(GoldenTable.Row row) {
        double[] ends = row.numbers("ends");
        long[] reference = row.counts("reference");
        long[] live = row.counts("live");
        PairedCounts totals = PairedCounts.of(reference, live);
        double largest = 0;
        for (int cell = 0; cell < live.length; cell++) {
            if (Math.nextUp(ends[cell]) < ends[cell + 1]) {
                largest = Math.max(
                        largest,
                        Math.max(
                                (double) live[cell] / totals.liveTotal(),
                                (double) reference[cell] / totals.referenceTotal()));
            }
        }
        return largest;
    }

    private static ClosedCells cells(GoldenTable.Row row) {
        return new ClosedCells(row.numbers("ends"), row.counts("reference"), row.counts("live"));
    }
}
