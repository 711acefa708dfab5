package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.TestOutcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One statistic of one feature.
 *
 * @param statistic name: psi, ks, js_distance, chi_square, l_infinity, missing_rate, …
 * @param value value, or why there is none
 * @param effect band of the value against the statistic's two thresholds; empty where it has none, or no value
 * @param interval 95 % interval of the value; empty where it has none
 * @param log10PValue logarithm to base 10 of the p-value under independent rows; empty where the statistic has none
 * @param log10VerdictPValue logarithm to base 10 of the p-value that the verdict used; empty where the statistic decides nothing
 * @param threshold value from which the effect is minor, in the unit of the statistic; empty where there is none
 * @param primary whether the verdict rests on this statistic: the distribution's test, or, where rates drifted, those
 * @param note how the threshold and the p-value were made
 */
public record StatisticFinding(
        String statistic,
        Measurement value,
        Optional<EffectBand> effect,
        Optional<Interval> interval,
        OptionalDouble log10PValue,
        OptionalDouble log10VerdictPValue,
        OptionalDouble threshold,
        boolean primary,
        String note) {

    /** A figure that only explains, without thresholds and without a p-value. */
    static StatisticFinding figure(String statistic, Measurement value, String note) {
        return explaining(statistic, value, Optional.empty(), Optional.empty(), OptionalDouble.empty(), note);
    }

    /** A figure that only explains, with thresholds. */
    static StatisticFinding banded(
            String statistic, Measurement value, Optional<EffectThresholds> thresholds, String note) {
        return explaining(statistic, value, thresholds, Optional.empty(), OptionalDouble.empty(), note);
    }

    /** A test that only explains: its statistic and p-value. */
    static StatisticFinding tested(String statistic, TestOutcome outcome, String note) {
        return outcome instanceof TestOutcome.Tested tested
                ? explaining(
                        statistic,
                        Measurement.of(tested.statistic()),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.of(tested.log10PValue()),
                        note)
                : figure(statistic, Measurement.unknown(((TestOutcome.Untested) outcome).reason()), note);
    }

    /** Anything that only explains. */
    static StatisticFinding explaining(
            String statistic,
            Measurement value,
            Optional<EffectThresholds> thresholds,
            Optional<Interval> interval,
            OptionalDouble log10PValue,
            String note) {
        return new StatisticFinding(
                statistic,
                value,
                thresholds
                        .filter(known -> value.value().isPresent())
                        .map(known -> known.band(value.value().getAsDouble())),
                interval,
                log10PValue,
                OptionalDouble.empty(),
                thresholds.map(EffectThresholds::minor).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                false,
                note);
    }

    /** The same, with what it is made of where that is not the whole reference. */
    StatisticFinding comparedWith(String slots) {
        String longer = note.isEmpty() ? "compared with " + slots : note + "; compared with " + slots;
        return new StatisticFinding(
                statistic, value, effect, interval, log10PValue, log10VerdictPValue, threshold, primary, longer);
    }
}
