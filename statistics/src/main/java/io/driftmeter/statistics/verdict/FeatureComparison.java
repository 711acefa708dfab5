package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.WindowVariation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares one feature's live counts with the reference: every statistic and test, no verdict yet. */
final class FeatureComparison {
    private final DistributionCheck distribution;
    private final RateChecks rates;
    private final ExplainingStatistics explaining;

    FeatureComparison(DriftSettings settings, double level) {
        this.distribution = new DistributionCheck(settings, level);
        this.rates = new RateChecks(settings);
        this.explaining = new ExplainingStatistics(settings);
    }

    Comparison of(FeatureReference reference, FeatureCounts live, long windowMilliseconds) {
        Optional<WindowVariation> variation = reference.variation(windowMilliseconds);
        List<Check> rateChecks = rates.of(reference.counts(), live);
        if (reference.counts() instanceof NumericCounts expected && live instanceof NumericCounts actual) {
            PairedCounts cells = PairedCounts.of(expected.cellCounts(), actual.cellCounts());
            PairedCounts deciles = PairedCounts.of(expected.decileCounts(), actual.decileCounts());
            return new Comparison(
                    reference.name(),
                    distribution.ofNumbers(cells, variation),
                    rateChecks,
                    explaining.ofNumbers(deciles),
                    decileBins(expected, actual));
        }
        if (reference.counts() instanceof CategoryCounts expected && live instanceof CategoryCounts actual) {
            PairedCounts categories = PairedCounts.of(expected.counts(), actual.counts());
            return new Comparison(
                    reference.name(),
                    distribution.ofCategories(categories, variation),
                    rateChecks,
                    explaining.ofCategories(categories),
                    categoryBins(expected, actual));
        }
        throw new IllegalArgumentException("counts of '" + reference.name() + "' are not of the reference's kind");
    }

    private static List<BinFinding> decileBins(NumericCounts reference, NumericCounts live) {
        double[] edges = reference.scale().cells().decileEdges();
        long[] expected = reference.decileCounts();
        long[] actual = live.decileCounts();
        List<BinFinding> bins = new ArrayList<>();
        for (int bin = 0; bin < expected.length; bin++) {
            String from = bin == 0 ? "(-inf, " : "(" + edges[bin - 1] + ", ";
            String to = bin == edges.length ? "inf)" : edges[bin] + "]";
            bins.add(new BinFinding(from + to, expected[bin], actual[bin]));
        }
        return bins;
    }

    private static List<BinFinding> categoryBins(CategoryCounts reference, CategoryCounts live) {
        List<String> labels = new ArrayList<>(reference.categories().names());
        labels.add("(other)");
        labels.add("(unseen)");
        long[] expected = reference.counts();
        long[] actual = live.counts();
        List<BinFinding> bins = new ArrayList<>();
        for (int bin = 0; bin < expected.length; bin++) {
            if (expected[bin] > 0 || actual[bin] > 0) {
                bins.add(new BinFinding(labels.get(bin), expected[bin], actual[bin]));
            }
        }
        return bins;
    }
}
