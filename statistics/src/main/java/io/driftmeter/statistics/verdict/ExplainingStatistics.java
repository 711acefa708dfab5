package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.ChiSquareHomogeneity;
import io.driftmeter.statistics.distribution.JensenShannonDistance;
import io.driftmeter.statistics.distribution.LargestShareChange;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.PopulationStabilityIndex;
import io.driftmeter.statistics.distribution.TestOutcome;
import java.util.List;
import java.util.OptionalDouble;

/** The statistics that explain and never decide. */
final class ExplainingStatistics {
    /** Above this mean without drift, (B − 1)(1/n + 1/m), the usual cut-offs of PSI mean nothing. */
    private static final double LARGEST_NULL_MEAN = 0.02;

    private final DriftSettings settings;

    ExplainingStatistics(DriftSettings settings) {
        this.settings = settings;
    }

    List<StatisticFinding> ofNumbers(PairedCounts deciles) {
        StatisticFinding lInfinity = StatisticFinding.explaining(
                "l_infinity",
                LargestShareChange.of(deciles),
                OptionalDouble.empty(),
                OptionalDouble.of(settings.effects().shareChange().minor()),
                "largest change of a decile bin's share");
        return List.of(psi(deciles), jensenShannon(deciles), chiSquare(deciles), lInfinity);
    }

    List<StatisticFinding> ofCategories(PairedCounts categories) {
        return List.of(psi(categories), jensenShannon(categories), chiSquare(categories));
    }

    private StatisticFinding psi(PairedCounts bins) {
        Measurement value = PopulationStabilityIndex.of(bins);
        if (value.value().isEmpty()) {
            return StatisticFinding.explaining("psi", value, OptionalDouble.empty(), OptionalDouble.empty(), "");
        }
        double nullMean = (bins.bins() - 1) * (1.0 / bins.liveTotal() + 1.0 / bins.referenceTotal());
        boolean meaningful = nullMean < LARGEST_NULL_MEAN;
        String note = "%d bins; without drift its mean is %s".formatted(bins.bins(), Wording.figure(nullMean));
        return StatisticFinding.explaining(
                "psi",
                value,
                OptionalDouble.empty(),
                meaningful ? OptionalDouble.of(settings.effects().psi().minor()) : OptionalDouble.empty(),
                meaningful ? note + "; usual cut-off" : note + ": too few rows for the usual cut-offs");
    }

    private StatisticFinding jensenShannon(PairedCounts bins) {
        return StatisticFinding.explaining(
                "js_distance",
                JensenShannonDistance.of(bins),
                OptionalDouble.empty(),
                OptionalDouble.of(settings.effects().jensenShannon().minor()),
                "base 2");
    }

    private static StatisticFinding chiSquare(PairedCounts bins) {
        TestOutcome test = ChiSquareHomogeneity.of(bins);
        if (test instanceof TestOutcome.Tested tested) {
            return StatisticFinding.explaining(
                    "chi_square",
                    Measurement.of(tested.statistic()),
                    OptionalDouble.of(tested.log10PValue()),
                    OptionalDouble.empty(),
                    tested.degreesOfFreedom() + " degrees of freedom");
        }
        Measurement unknown = Measurement.unknown(((TestOutcome.Untested) test).reason());
        return StatisticFinding.explaining("chi_square", unknown, OptionalDouble.empty(), OptionalDouble.empty(), "");
    }
}
