package io.driftmeter.statistics.verdict;

import java.util.List;

/**
 * One feature's live counts beside the reference's, before the level is known: the test of the distribution, the tests of rates, and what
 * only explains.
 */
record Comparison(
        String name,
        Check distribution,
        List<Check> rates,
        List<StatisticFinding> explaining,
        List<BinFinding> bins,
        List<QuantileFinding> quantiles) {

    /** Without quantiles: of a feature that has no order. */
    Comparison(
            String name,
            Check distribution,
            List<Check> rates,
            List<StatisticFinding> explaining,
            List<BinFinding> bins) {
        this(name, distribution, rates, explaining, bins, List.of());
    }
}
