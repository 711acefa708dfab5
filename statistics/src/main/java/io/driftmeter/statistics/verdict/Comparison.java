package io.driftmeter.statistics.verdict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One feature's live counts beside the reference's, before the level is known.
 *
 * @param name name of the feature
 * @param distributions the tests of the distribution: one, but of an embedding two
 * @param rates the tests of rates
 * @param explaining what only explains
 * @param bins live rows beside reference rows
 * @param quantiles live beside reference, by ascending share
 */
record Comparison(
        String name,
        List<Check> distributions,
        List<Check> rates,
        List<StatisticFinding> explaining,
        List<BinFinding> bins,
        List<QuantileFinding> quantiles) {

    /** Without quantiles: of a feature that has no order. */
    Comparison(
            String name,
            List<Check> distributions,
            List<Check> rates,
            List<StatisticFinding> explaining,
            List<BinFinding> bins) {
        this(name, distributions, rates, explaining, bins, List.of());
    }

    /**
     * Logarithm to base 10 of the p-value of the distribution as a whole: the smallest of its k tests' times k; empty where none was
     * judged.
     */
    OptionalDouble log10DistributionPValue() {
        OptionalDouble smallest = distributions.stream()
                .map(Check::log10VerdictPValue)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min();
        return smallest.isEmpty() || distributions.size() == 1
                ? smallest
                : OptionalDouble.of(Math.min(0, smallest.getAsDouble() + StrictMath.log10(distributions.size())));
    }
}
