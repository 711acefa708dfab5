package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.GoldenTable;
import org.junit.jupiter.api.Test;

/**
 * Every statistic of counts against SciPy and NumPy, over 200 cases: normal, skewed, zero-inflated, constant, discrete and heavy-tailed features, 5 to
 * 10 million rows, disjoint, identical, tied, one category and 10,000.
 */
class GoldenCountsTest {

    @Test
    void shouldGiveEveryFigureThatSciPyGives() {
        GoldenTable table = GoldenTable.read("counts.tsv");
        assertThat(table.rows()).hasSizeGreaterThan(200);
        table.rows().forEach(row -> {
            PairedCounts counts = PairedCounts.of(row.counts("reference"), row.counts("live"));
            checkDistances(row, counts);
            checkTests(row, counts);
        });
    }

    private static void checkDistances(GoldenTable.Row row, PairedCounts counts) {
        row.agrees("psi", figure(PopulationStabilityIndex.of(counts)));
        row.agrees("psi_corrected", figure(PopulationStabilityIndex.biasCorrected(counts)));
        row.agrees("psi_null_1_percent", figure(PopulationStabilityIndex.nullQuantile(counts, 0.01)));
        row.agrees("hellinger", figure(HellingerDistance.of(counts)));
        row.agrees("total_variation", figure(TotalVariationDistance.of(counts)));
        row.agrees("l_infinity", figure(LargestShareChange.of(counts)));
        row.agrees("le_cam", figure(LeCamDistance.of(counts)));
        row.agrees("entropy_reference", figure(Entropy.ofReference(counts)));
        row.agrees("entropy_live", figure(Entropy.ofLive(counts)));
        row.agrees("cramer_von_mises", figure(CramerVonMises.of(counts)));
        row.agrees("vanished", figure(VanishedCategories.count(counts)));
        row.agrees("vanished_share", figure(VanishedCategories.referenceShare(counts)));
        // SciPy's sum cancels, which shows below a distance of about 1e-4; its square still agrees to the last bits of
        // 1.
        double distance = figure(JensenShannonDistance.of(counts));
        double golden = row.number("js_distance");
        assertThat(distance * distance)
                .describedAs(row.text("case"))
                .isCloseTo(golden * golden, within(1e-9 * golden * golden + 1e-15));
    }

    private static void checkTests(GoldenTable.Row row, PairedCounts counts) {
        TestOutcome.Tested chiSquare = tested(ChiSquareHomogeneity.of(counts));
        row.agrees("chi_square", chiSquare.statistic());
        row.agrees("chi_square_log10_p", chiSquare.log10PValue());
        // SciPy's terms of G cancel: each is right to the last bits of the rows in its bin.
        TestOutcome.Tested g = tested(LikelihoodRatioHomogeneity.of(counts));
        double rounding = 1e-15 * (counts.liveTotal() + counts.referenceTotal());
        assertThat(g.statistic())
                .describedAs(row.text("case"))
                .isCloseTo(row.number("g"), within(1e-9 * row.number("g") + rounding));
        if (rounding < 1e-12) {
            row.agrees("g_log10_p", g.log10PValue());
        }
        TestOutcome.Tested ks = tested(KolmogorovSmirnov.of(counts));
        row.agrees("ks_d", ks.statistic());
        row.agrees("ks_log10_p", ks.log10PValue());
        row.optional("smallest_tail_log10_p").ifPresent(tail -> {
            double pooled = tested(ChiSquareHomogeneity.ofPooled(counts)).log10PValue();
            double smallest = Math.log10(2) + tail + Math.log10(counts.bins());
            double expected = Math.min(0, Math.log10(2) + Math.min(smallest, pooled));
            assertThat(tested(CategoryHomogeneity.of(counts)).log10PValue())
                    .describedAs(row.text("case"))
                    .isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-8));
        });
    }
}
