package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.distribution.ClosedCells;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.reference.EmbeddingReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares one feature's live counts with the reference: every statistic and test, no verdict yet. */
final class FeatureComparison {
    private final DistributionCheck distribution;
    private final RateChecks rates;
    private final ExplainingStatistics explaining;
    private final ValueStatistics values;
    private final Yardsticks yardsticks;

    FeatureComparison(DriftSettings settings, double level, Yardsticks yardsticks) {
        this.yardsticks = yardsticks;
        this.distribution = new DistributionCheck(settings, level);
        this.rates = new RateChecks(settings);
        this.explaining = new ExplainingStatistics(settings);
        this.values = new ValueStatistics(settings);
    }

    Comparison of(FeatureReference reference, FeatureCounts live) {
        List<Check> rateChecks = rates.of(reference.counts(), live);
        if (reference instanceof NumericReference numeric && live instanceof NumericCounts actual) {
            return ofNumbers(numeric, actual, rateChecks);
        }
        if (reference.counts() instanceof CategoryCounts expected && live instanceof CategoryCounts actual) {
            Yardstick yardstick = yardsticks.of(reference, expected.counts());
            PairedCounts categories = PairedCounts.of(yardstick.expected(), actual.counts());
            return new Comparison(
                    reference.name(),
                    List.of(distribution.ofCategories(categories, yardstick)),
                    rateChecks,
                    among(yardstick, explaining.ofCategories(categories, actual)),
                    categoryBins(yardstick.expected(), actual));
        }
        if (reference instanceof EmbeddingReference embedding && live instanceof EmbeddingCounts actual) {
            return ofArrays(embedding, actual, rateChecks);
        }
        throw new IllegalArgumentException("counts of '" + reference.name() + "' are not of the reference's kind");
    }

    private Comparison ofNumbers(NumericReference reference, NumericCounts live, List<Check> rateChecks) {
        Yardstick yardstick = yardsticks.of(reference, reference.counts().cellCounts());
        NumericScale scale = reference.scale();
        PairedCounts cells = PairedCounts.of(yardstick.expected(), live.cellCounts());
        PairedCounts deciles = PairedCounts.of(scale.cells().decileCounts(yardstick.expected()), live.decileCounts());
        Optional<ClosedCells> closed = CellEnds.of(yardstick.expected(), live);
        List<StatisticFinding> statistics = new ArrayList<>(explaining.ofNumbers(cells, deciles, scale.atomsOnly()));
        statistics.addAll(values.ofCells(closed, reference.counts()));
        return new Comparison(
                reference.name(),
                List.of(distribution.ofNumbers("ks", cells, yardstick)),
                rateChecks,
                Stream.concat(
                                among(yardstick, statistics).stream(),
                                values.ofMoments(reference.counts(), live).stream())
                        .toList(),
                decileBins(scale.cells(), yardstick.expected(), live),
                Quantiles.of(closed, quantiles(reference, yardstick)));
    }

    /** Number of tests of the distribution: two of an embedding. */
    static int distributionTestsOf(FeatureCounts reference) {
        return reference instanceof EmbeddingCounts ? 2 : 1;
    }

    private Comparison ofArrays(EmbeddingReference reference, EmbeddingCounts live, List<Check> rateChecks) {
        Yardstick ofCosine = yardsticks.of(
                reference.name(),
                reference.cosine(),
                reference.cosine().counts().cellCounts());
        Yardstick ofNorm = yardsticks.of(
                reference.name(), reference.norm(), reference.norm().counts().cellCounts());
        PairedCounts cosineCells =
                PairedCounts.of(ofCosine.expected(), live.cosine().cellCounts());
        PairedCounts normCells = PairedCounts.of(ofNorm.expected(), live.norm().cellCounts());
        return new Comparison(
                reference.name(),
                List.of(
                        distribution.ofNumbers("cosine_ks", cosineCells, ofCosine),
                        distribution.ofNumbers("norm_ks", normCells, ofNorm)),
                rateChecks,
                EmbeddingStatistics.of(reference.counts(), live),
                decileBins(reference.cosine().scale().cells(), ofCosine.expected(), live.cosine()),
                Quantiles.of(CellEnds.of(ofCosine.expected(), live.cosine()), quantiles(reference.cosine(), ofCosine)));
    }

    /** The reference's own quantiles, where the whole reference is compared with. */
    private static List<Quantile> quantiles(NumericReference reference, Yardstick yardstick) {
        return yardstick.among().isPresent() ? List.of() : reference.quantiles();
    }

    private static List<StatisticFinding> among(Yardstick yardstick, List<StatisticFinding> statistics) {
        return yardstick
                .among()
                .map(slots -> statistics.stream()
                        .map(statistic -> statistic.comparedWith(slots))
                        .toList())
                .orElse(statistics);
    }

    private static List<BinFinding> decileBins(Cells cells, long[] expectedCells, NumericCounts live) {
        double[] edges = cells.decileEdges();
        long[] expected = cells.decileCounts(expectedCells);
        long[] actual = live.decileCounts();
        List<BinFinding> bins = new ArrayList<>();
        for (int bin = 0; bin < expected.length; bin++) {
            String from = bin == 0 ? "(-inf, " : "(" + edges[bin - 1] + ", ";
            String to = bin == edges.length ? "inf)" : edges[bin] + "]";
            bins.add(new BinFinding(from + to, expected[bin], actual[bin]));
        }
        return bins;
    }

    private static List<BinFinding> categoryBins(long[] expected, CategoryCounts live) {
        List<String> labels = new ArrayList<>(live.categories().names());
        labels.add("(other)");
        labels.add("(unseen)");
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
