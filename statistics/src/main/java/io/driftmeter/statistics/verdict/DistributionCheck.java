package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.CategoryHomogeneity;
import io.driftmeter.statistics.distribution.KolmogorovSmirnov;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.TestOutcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The primary test of a feature: of numbers the Kolmogorov-Smirnov distance at the cell edges, of categories the largest change of a share. Its
 * p-value allows for the reference's own variation; where that is unknown, it is not judged, since independent rows would be assumed.
 */
final class DistributionCheck {
    private final DriftSettings settings;
    private final double level;

    DistributionCheck(DriftSettings settings, double level) {
        this.settings = settings;
        this.level = level;
    }

    Check ofNumbers(String statistic, PairedCounts cells, Yardstick yardstick) {
        EffectThresholds effect = settings.effects().distance();
        TestOutcome test = KolmogorovSmirnov.of(cells);
        if (!(test instanceof TestOutcome.Tested tested)) {
            return unmeasured(statistic, test, effect.minor());
        }
        long live = cells.liveTotal();
        long reference = cells.referenceTotal();
        Optional<Dispersion> dispersion = yardstick.dispersion();
        OptionalDouble verdictP = optional(dispersion.map(
                known -> known.log10DistancePValue(tested.statistic(), live, reference, tested.log10PValue())));
        OptionalDouble detectable =
                atMostOne(dispersion.map(known -> Math.max(effect.minor(), known.distanceAt(level, live, reference))));
        return judged(statistic, tested, effect, verdictP, detectable, yardstick, live);
    }

    Check ofCategories(PairedCounts categories, Yardstick yardstick) {
        EffectThresholds effect = settings.effects().shareChange();
        TestOutcome test = CategoryHomogeneity.of(categories);
        if (!(test instanceof TestOutcome.Tested tested)) {
            return unmeasured("l_infinity", test, effect.minor());
        }
        long live = categories.liveTotal();
        long reference = categories.referenceTotal();
        int shares = categories.bins();
        Optional<Dispersion> dispersion = yardstick.dispersion();
        OptionalDouble verdictP = optional(dispersion.map(
                known -> known.log10SharePValue(tested.statistic(), shares, live, reference, tested.log10PValue())));
        OptionalDouble detectable = atMostOne(
                dispersion.map(known -> Math.max(effect.minor(), known.shareChangeAt(level, shares, live, reference))));
        return judged("l_infinity", tested, effect, verdictP, detectable, yardstick, live);
    }

    private Check judged(
            String statistic,
            TestOutcome.Tested tested,
            EffectThresholds effect,
            OptionalDouble verdictP,
            OptionalDouble detectable,
            Yardstick yardstick,
            long rows) {
        Optional<String> whyNot = whyNotJudged(yardstick, rows);
        return new Check(
                statistic,
                Measurement.of(tested.statistic()),
                effect.band(tested.statistic()),
                effect.minor(),
                OptionalDouble.of(tested.log10PValue()),
                whyNot.isPresent() ? OptionalDouble.empty() : verdictP,
                whyNot,
                detectable,
                yardstick.noteOfPValue(),
                rows);
    }

    private Optional<String> whyNotJudged(Yardstick yardstick, long rows) {
        if (rows < settings.minimumRows()) {
            return Optional.of(rows + " rows with a value, " + settings.minimumRows() + " are needed");
        }
        return yardstick.dispersion().isEmpty()
                ? yardstick.whyNotJudged()
                : yardstick.dispersion().flatMap(known -> whyTooFew(known, rows));
    }

    private static Optional<String> whyTooFew(Dispersion dispersion, long rows) {
        double effective = dispersion.effectiveRows(rows);
        return effective < Dispersion.LEAST_EFFECTIVE_ROWS
                ? Optional.of("%d rows tell as much as %s independent ones (φ %s), 30 are needed"
                        .formatted(rows, Wording.figure(effective), Wording.figure(dispersion.phi())))
                : Optional.empty();
    }

    private static Check unmeasured(String statistic, TestOutcome test, double threshold) {
        String reason = ((TestOutcome.Untested) test).reason();
        return new Check(
                statistic,
                Measurement.unknown(reason),
                EffectBand.NONE,
                threshold,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(reason),
                OptionalDouble.empty(),
                "threshold from the monitor",
                0);
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble atMostOne(Optional<Double> shift) {
        return optional(shift.filter(known -> known <= 1));
    }
}
