package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.FisherExact;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.RateEstimate;
import io.driftmeter.statistics.distribution.TestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tests of the rates of rows without a usable value, and of unseen values, by Fisher's exact test against the reference, either way. The value
 * is the live rate; the effect is its change. They rest on independent rows: the reference keeps no variation of rates.
 */
final class RateChecks {
    private final DriftSettings settings;

    RateChecks(DriftSettings settings) {
        this.settings = settings;
    }

    List<Check> of(FeatureCounts reference, FeatureCounts live) {
        List<Check> checks = new ArrayList<>();
        checks.add(check("missing_rate", live.missing(), live.rows(), reference.missing(), reference.rows()));
        checks.add(check("wrong_type_rate", live.wrongType(), live.rows(), reference.wrongType(), reference.rows()));
        checks.add(check("nan_rate", live.notANumber(), live.rows(), reference.notANumber(), reference.rows()));
        if (canBeInfinite(reference)) {
            checks.add(check("infinite_rate", infinite(live), live.rows(), infinite(reference), reference.rows()));
        }
        if (canBeUnseen(reference)) {
            checks.add(check("unseen_rate", live.unseen(), live.values(), reference.unseen(), reference.values()));
        }
        return checks;
    }

    /** Number of tests for a feature: the length of {@link #of}. */
    int testsOf(FeatureCounts reference) {
        return 3 + (canBeInfinite(reference) ? 1 : 0) + (canBeUnseen(reference) ? 1 : 0);
    }

    private static boolean canBeInfinite(FeatureCounts reference) {
        return reference instanceof NumericCounts || reference instanceof EmbeddingCounts;
    }

    private static long infinite(FeatureCounts counts) {
        return counts.positiveInfinity() + counts.negativeInfinity();
    }

    private static boolean canBeUnseen(FeatureCounts reference) {
        return reference instanceof CategoryCounts
                || (reference instanceof NumericCounts numeric
                        && numeric.scale().atomsOnly());
    }

    private Check check(String statistic, long hits, long rows, long referenceHits, long referenceRows) {
        EffectThresholds effect = settings.effects().rateChange();
        TestOutcome test = FisherExact.twoSided(hits, rows, referenceHits, referenceRows);
        if (!(test instanceof TestOutcome.Tested tested)
                || !(RateEstimate.of(hits, rows) instanceof RateEstimate.Rate rate)) {
            return unmeasured(statistic, ((TestOutcome.Untested) test).reason(), rows);
        }
        double expected = (double) referenceHits / referenceRows;
        Optional<String> whyNotJudged = rows < settings.minimumRows()
                ? Optional.of(rows + " rows, " + settings.minimumRows() + " are needed")
                : Optional.empty();
        return new Check(
                statistic,
                Measurement.of(rate.rate()),
                effect.band(Math.abs(tested.statistic())),
                expected + effect.minor(),
                OptionalDouble.of(tested.log10PValue()),
                whyNotJudged.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(tested.log10PValue()),
                whyNotJudged,
                OptionalDouble.empty(),
                "reference %s; minor from a change of %s on, either way; Fisher's exact test"
                        .formatted(Wording.figure(expected), Wording.figure(effect.minor())),
                rows,
                Optional.of(new Interval(rate.lower(), rate.upper())));
    }

    private Check unmeasured(String statistic, String reason, long rows) {
        return new Check(
                statistic,
                Measurement.unknown(reason),
                EffectBand.NONE,
                settings.effects().rateChange().minor(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(reason),
                OptionalDouble.empty(),
                "Fisher's exact test",
                rows);
    }
}
