package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.distribution.ChiSquareHomogeneity;
import io.driftmeter.statistics.distribution.CramerVonMises;
import io.driftmeter.statistics.distribution.Entropy;
import io.driftmeter.statistics.distribution.HellingerDistance;
import io.driftmeter.statistics.distribution.JensenShannonDistance;
import io.driftmeter.statistics.distribution.LargestShareChange;
import io.driftmeter.statistics.distribution.LeCamDistance;
import io.driftmeter.statistics.distribution.LikelihoodRatioHomogeneity;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.PopulationStabilityIndex;
import io.driftmeter.statistics.distribution.TestOutcome;
import io.driftmeter.statistics.distribution.TotalVariationDistance;
import io.driftmeter.statistics.distribution.VanishedCategories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statistics of counts that explain and never decide, in a fixed order. */
final class ExplainingStatistics {
    /** Above this mean without drift, (B − 1)(1/n + 1/m), the usual cut-offs of PSI mean nothing. */
    private static final double LARGEST_NULL_MEAN = 0.02;

    private static final double NULL_QUANTILE_PROBABILITY = 0.01;

    private final DriftSettings settings;

    ExplainingStatistics(DriftSettings settings) {
        this.settings = settings;
    }

    /**
     * Of a number.
     *
     * @param cells all cells
     * @param deciles PSI's bins
     * @param atomsOnly whether the cells are the values of the reference, each with one of its own
     */
    List<StatisticFinding> ofNumbers(PairedCounts cells, PairedCounts deciles, boolean atomsOnly) {
        List<StatisticFinding> findings = new ArrayList<>(distances(deciles));
        findings.add(StatisticFinding.banded(
                "l_infinity",
                LargestShareChange.of(deciles),
                Optional.of(settings.effects().shareChange()),
                "largest change of a decile bin's share"));
        findings.add(StatisticFinding.figure(
                "cramer_von_mises", CramerVonMises.of(cells), "without drift, 1 % of windows exceed 0.743"));
        if (atomsOnly) {
            findings.addAll(ofValues(cells));
        }
        return List.copyOf(findings);
    }

    /** Of categories. */
    List<StatisticFinding> ofCategories(PairedCounts categories, CategoryCounts live) {
        List<StatisticFinding> findings = new ArrayList<>(distances(categories));
        findings.addAll(ofValues(categories));
        Measurement names = live.values() == 0
                ? Measurement.unknown("no live rows")
                : Measurement.of(live.unseenNames().size());
        findings.add(StatisticFinding.figure("new_categories", names, "different unseen values; counted up to 10"));
        return List.copyOf(findings);
    }

    private List<StatisticFinding> distances(PairedCounts bins) {
        List<StatisticFinding> findings = new ArrayList<>(psi(bins));
        findings.add(StatisticFinding.banded(
                "js_distance",
                JensenShannonDistance.of(bins),
                Optional.of(settings.effects().jensenShannon()),
                "base 2"));
        findings.add(StatisticFinding.figure("hellinger", HellingerDistance.of(bins), ""));
        findings.add(StatisticFinding.banded(
                "total_variation",
                TotalVariationDistance.of(bins),
                Optional.of(settings.effects().totalVariation()),
                "share of rows in another bin"));
        findings.add(StatisticFinding.figure("le_cam", LeCamDistance.of(bins), "effect size of chi-square"));
        findings.add(test("chi_square", ChiSquareHomogeneity.of(bins)));
        findings.add(test("g", LikelihoodRatioHomogeneity.of(bins)));
        return findings;
    }

    private static List<StatisticFinding> ofValues(PairedCounts values) {
        return List.of(
                StatisticFinding.figure("entropy", Entropy.ofLive(values), "bits"),
                StatisticFinding.figure("entropy_reference", Entropy.ofReference(values), "bits"),
                StatisticFinding.figure("vanished_categories", VanishedCategories.count(values), "no live rows"),
                StatisticFinding.figure(
                        "vanished_share",
                        VanishedCategories.referenceShare(values),
                        "of the reference's rows, in vanished categories"));
    }

    private List<StatisticFinding> psi(PairedCounts bins) {
        Measurement mean = PopulationStabilityIndex.nullMean(bins);
        boolean meaningful = mean.value().orElse(1) < LARGEST_NULL_MEAN;
        String note = "%d bins; without drift its mean is %s"
                .formatted(bins.bins(), Wording.figure(mean.value().orElse(0)));
        return List.of(
                StatisticFinding.banded(
                        "psi",
                        PopulationStabilityIndex.of(bins),
                        meaningful ? Optional.of(settings.effects().psi()) : Optional.empty(),
                        meaningful ? note + "; usual cut-off" : note + ": too few rows for the usual cut-offs"),
                StatisticFinding.figure(
                        "psi_corrected", PopulationStabilityIndex.biasCorrected(bins), "less that mean"),
                StatisticFinding.figure(
                        "psi_null_quantile",
                        PopulationStabilityIndex.nullQuantile(bins, NULL_QUANTILE_PROBABILITY),
                        "without drift, 1 % of windows of independent rows exceed it"));
    }

    private static StatisticFinding test(String statistic, TestOutcome outcome) {
        String note = outcome instanceof TestOutcome.Tested tested
                ? (long) tested.degreesOfFreedom() + " degrees of freedom"
                : "";
        return StatisticFinding.tested(statistic, outcome, note);
    }
}
