package io.driftmeter.statistics.distribution;

/**
 * Le Cam's distance √(½ Σ (p − q)² / (p + q)), from 0 (equal) to 1 (disjoint): the effect size of the chi-square test. It is the √(χ² / N) that
 * the shares would have with as many live as reference rows. Cramér's V takes the rows as they are, so that the same shift looks 16 times
 * smaller against a reference 1,000 times as large. (Le Cam, Asymptotic methods in statistical decision theory, 1986.)
 */
public final class LeCamDistance {

    private LeCamDistance() {}

    public static Measurement of(PairedCounts counts) {
        return counts.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(distance(counts)));
    }

    private static double distance(PairedCounts counts) {
        double sum = 0;
        for (int bin = 0; bin < counts.bins(); bin++) {
            double reference = counts.referenceShare(bin);
            double live = counts.liveShare(bin);
            sum += (live - reference) * ((live - reference) / (live + reference));
        }
        return Math.sqrt(Math.min(1, sum / 2));
    }
}
