package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.Moments;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.ClosedCells;
import io.driftmeter.statistics.distribution.FisherExact;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.RateEstimate;
import io.driftmeter.statistics.distribution.SampleMoments;
import io.driftmeter.statistics.distribution.SpreadRatio;
import io.driftmeter.statistics.distribution.TestOutcome;
import io.driftmeter.statistics.distribution.WassersteinDistance;
import io.driftmeter.statistics.distribution.WelchTest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What explains a number's drift in the unit of the feature: how far it moved, its mean and spread, and rows beyond the reference's ends. */
final class ValueStatistics {
    private static final Measurement NO_ENDS =
            Measurement.unknown("the reference has no value, or a live one is 2^64 or more");
    private static final Measurement NO_MOMENTS =
            Measurement.unknown("mean and variance need two values on both sides");

    private final DriftSettings settings;

    ValueStatistics(DriftSettings settings) {
        this.settings = settings;
    }

    /** How far rows moved, from the cells; in standard deviations of the whole reference. */
    List<StatisticFinding> ofCells(Optional<ClosedCells> cells, NumericCounts reference) {
        return List.of(wasserstein(cells), wassersteinInDeviations(cells, moments(reference.moments())));
    }

    /** Means, spreads and ends, always against the whole reference: it keeps them for no part of it. */
    List<StatisticFinding> ofMoments(NumericCounts reference, NumericCounts live) {
        Optional<SampleMoments> before = moments(reference.moments());
        Optional<SampleMoments> now = moments(live.moments());
        return List.of(
                meanShift(before, now),
                spreadRatio(before, now),
                rateBeyond("below_minimum_rate", live.belowMinimum(), live, reference),
                rateBeyond("above_maximum_rate", live.aboveMaximum(), live, reference));
    }

    private static StatisticFinding wasserstein(Optional<ClosedCells> cells) {
        Measurement distance = cells.map(WassersteinDistance::of).orElse(NO_ENDS);
        OptionalDouble bound =
                cells.map(WassersteinDistance::errorBound).orElse(NO_ENDS).value();
        String note = bound.isPresent()
                ? "in the unit of the feature; from cells, off by at most " + Wording.figure(bound.getAsDouble())
                : "in the unit of the feature";
        return StatisticFinding.figure("wasserstein", distance, note);
    }

    private static StatisticFinding wassersteinInDeviations(
            Optional<ClosedCells> cells, Optional<SampleMoments> reference) {
        Measurement distance = cells.map(WassersteinDistance::of).orElse(NO_ENDS);
        Measurement scaled = distance;
        if (distance instanceof Measurement.Measured measured) {
            double deviations = measured.figure()
                    / reference.map(SampleMoments::standardDeviation).orElse(0.0);
            scaled = Double.isFinite(deviations)
                    ? Measurement.of(deviations)
                    : Measurement.unknown("the reference does not vary");
        }
        return StatisticFinding.figure("wasserstein_sd", scaled, "in standard deviations of the reference");
    }

    private static StatisticFinding meanShift(Optional<SampleMoments> reference, Optional<SampleMoments> live) {
        if (reference.isEmpty() || live.isEmpty()) {
            return StatisticFinding.figure("mean_shift", NO_MOMENTS, "");
        }
        String means = "in standard deviations of the reference; mean %s, reference %s"
                .formatted(
                        Wording.figure(live.get().mean()),
                        Wording.figure(reference.get().mean()));
        Measurement change = WelchTest.change(reference.get(), live.get());
        return WelchTest.of(reference.get(), live.get()) instanceof TestOutcome.Tested welch
                ? StatisticFinding.explaining(
                        "mean_shift",
                        change,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.of(welch.log10PValue()),
                        "%s; Welch's t %s at %s degrees of freedom"
                                .formatted(
                                        means,
                                        Wording.figure(welch.statistic()),
                                        Wording.figure(welch.degreesOfFreedom())))
                : StatisticFinding.figure("mean_shift", change, means);
    }

    private static StatisticFinding spreadRatio(Optional<SampleMoments> reference, Optional<SampleMoments> live) {
        Measurement ratio =
                reference.isPresent() && live.isPresent() ? SpreadRatio.of(reference.get(), live.get()) : NO_MOMENTS;
        return StatisticFinding.figure("spread_ratio", ratio, "standard deviation over the reference's");
    }

    /**
     * Rows beyond an end that the reference itself set, so that it has none there. Whether the k outermost of all rows are all live is hypergeometric:
     * the one-sided p of k of n against 0 of m is exact for independent rows, and ties make it conservative (Rosenbaum, 1954). It explains and never
     * decides: extremes come in bursts, and with AR(1), ρ = 0.9, it is at 60 times nominal at 0.01 %.
     */
    private StatisticFinding rateBeyond(String statistic, long beyond, NumericCounts live, NumericCounts reference) {
        TestOutcome test = FisherExact.higher(beyond, live.values(), 0, reference.values());
        if (!(test instanceof TestOutcome.Tested tested)
                || !(RateEstimate.of(beyond, live.values()) instanceof RateEstimate.Rate rate)) {
            return StatisticFinding.tested(statistic, test, "");
        }
        return StatisticFinding.explaining(
                statistic,
                Measurement.of(rate.rate()),
                Optional.of(settings.effects().rateChange()),
                Optional.of(new Interval(rate.lower(), rate.upper())),
                OptionalDouble.of(tested.log10PValue()),
                "of rows with a value; the reference has none; one-sided, for independent rows");
    }

    private static Optional<SampleMoments> moments(Moments moments) {
        OptionalDouble mean = moments.mean();
        OptionalDouble variance = moments.variance();
        return mean.isPresent() && variance.isPresent()
                ? Optional.of(new SampleMoments(moments.values(), mean.getAsDouble(), variance.getAsDouble()))
                : Optional.empty();
    }
}
