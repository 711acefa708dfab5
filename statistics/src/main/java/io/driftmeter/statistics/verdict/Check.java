package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.Measurement;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One test that can decide, before the level is known to which it is held.
 *
 * @param statistic its name
 * @param value the statistic, or why there is none
 * @param band band of the effect
 * @param threshold value of the statistic from which the effect is minor
 * @param log10PValue logarithm to base 10 of the p-value under independent rows; empty where there is none
 * @param log10VerdictPValue the same with the reference's own variation; empty where the test is not judged
 * @param whyNotJudged why the test is not judged, a clause; empty where it is
 * @param smallestDetectableShift smallest effect that could have been shown; empty where that is none or unknown
 * @param note how threshold and p-value were made
 * @param rows rows behind the test
 * @param interval 95 % interval of the value; empty where it has none
 */
record Check(
        String statistic,
        Measurement value,
        EffectBand band,
        double threshold,
        OptionalDouble log10PValue,
        OptionalDouble log10VerdictPValue,
        Optional<String> whyNotJudged,
        OptionalDouble smallestDetectableShift,
        String note,
        long rows,
        Optional<Interval> interval) {

    /** Without an interval. */
    Check(
            String statistic,
            Measurement value,
            EffectBand band,
            double threshold,
            OptionalDouble log10PValue,
            OptionalDouble log10VerdictPValue,
            Optional<String> whyNotJudged,
            OptionalDouble smallestDetectableShift,
            String note,
            long rows) {
        this(
                statistic,
                value,
                band,
                threshold,
                log10PValue,
                log10VerdictPValue,
                whyNotJudged,
                smallestDetectableShift,
                note,
                rows,
                Optional.empty());
    }

    /** The p-value that counts in Holm's procedure: 1 for a test that is not judged. */
    double log10PValueForHolm() {
        return log10VerdictPValue.orElse(0);
    }

    boolean hasEffect() {
        return band != EffectBand.NONE;
    }

    StatisticFinding finding(boolean primary) {
        return new StatisticFinding(
                statistic,
                value,
                value.value().isPresent() ? Optional.of(band) : Optional.empty(),
                interval,
                log10PValue,
                log10VerdictPValue,
                OptionalDouble.of(threshold),
                primary,
                whyNotJudged.map(why -> note + "; not judged: " + why).orElse(note));
    }

    /** Value, threshold, p-value, level and rows, as a clause. */
    String sentence(double level) {
        String figure = value.value().isPresent() ? Wording.figure(value.value().getAsDouble()) : "unknown";
        return "%s %s (minor from %s on), p %s at level %s, %d rows"
                .formatted(
                        statistic,
                        figure,
                        Wording.figure(threshold),
                        Wording.probability(log10PValueForHolm()),
                        Wording.probability(StrictMath.log10(level)),
                        rows);
    }
}
