package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.Measurement;
import java.util.OptionalDouble;

/**
 * One statistic of one feature.
 *
 * @param statistic name: psi, ks, js_distance, chi_square, l_infinity, missing_rate, …
 * @param value value, or why there is none
 * @param log10PValue logarithm to base 10 of the p-value under independent rows; empty where the statistic has none
 * @param log10VerdictPValue logarithm to base 10 of the p-value that the verdict used; empty where the statistic decides nothing
 * @param threshold value from which the effect is minor, in the unit of the statistic; empty where there is none
 * @param primary whether the verdict rests on this statistic: the distribution's test, or, where rates drifted, those
 * @param note how the threshold and the p-value were made
 */
public record StatisticFinding(
        String statistic,
        Measurement value,
        OptionalDouble log10PValue,
        OptionalDouble log10VerdictPValue,
        OptionalDouble threshold,
        boolean primary,
        String note) {

    static StatisticFinding explaining(
            String statistic, Measurement value, OptionalDouble log10PValue, OptionalDouble threshold, String note) {
        return new StatisticFinding(statistic, value, log10PValue, OptionalDouble.empty(), threshold, false, note);
    }

    /** The same, with what it is made of where that is not the whole reference. */
    StatisticFinding comparedWith(String slots) {
        String longer = note.isEmpty() ? "compared with " + slots : note + "; compared with " + slots;
        return new StatisticFinding(statistic, value, log10PValue, log10VerdictPValue, threshold, primary, longer);
    }
}
