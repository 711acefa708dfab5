package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.MagnitudeRows;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.verdict.Wording;
import java.util.Optional;

/**
 * Recognises a change of unit by the magnitudes: a listed conversion of the reference explains at least 90 % of the rows since the change, and
 * leaves at most a quarter of what the reference itself leaves unexplained; up to one slice before, rows were as ever.
 */
final class UnitChange {
    private static final double LEFT_AT_MOST = 0.25;

    private UnitChange() {}

    static Optional<Fault> in(FeatureSlices feature, FaultRules rules) {
        if (!(feature.reference() instanceof NumericReference reference) || isConstant(reference)) {
            return Optional.empty();
        }
        NumericCounts last = (NumericCounts) feature.lastHalf();
        ExpectedMagnitudes usual = feature.expectedMagnitudes(Conversion.NONE);
        if (usual.explains(last.magnitudes().rows()).isEnough()) {
            return Optional.empty();
        }
        // Rows from before the change, which the last half may hold, would mislead between neighbouring factors.
        return likeliest(feature, reference, last)
                .map(conversion -> onset(feature, usual, conversion))
                .flatMap(onset -> likeliest(feature, reference, (NumericCounts) feature.countedSince(onset)))
                .flatMap(conversion -> explained(feature, reference, usual, conversion, rules));
    }

    /** The first of those with the highest likelihood; empty where none can follow. */
    private static Optional<Conversion> likeliest(
            FeatureSlices feature, NumericReference reference, NumericCounts live) {
        MagnitudeRows magnitudes = live.magnitudes().rows();
        Optional<Conversion> likeliest = Optional.empty();
        double most = Double.NEGATIVE_INFINITY;
        for (Conversion conversion : Conversion.LISTED) {
            if (conversion.canFollow(
                    reference.scale().minimum(), reference.scale().maximum())) {
                double likelihood = feature.expectedMagnitudes(conversion).logLikelihood(magnitudes);
                if (likeliest.isEmpty() || likelihood > most) {
                    most = likelihood;
                    likeliest = Optional.of(conversion);
                }
            }
        }
        return likeliest;
    }

    private static int onset(FeatureSlices feature, ExpectedMagnitudes usual, Conversion conversion) {
        ExpectedMagnitudes converted = feature.expectedMagnitudes(conversion);
        return feature.onset(counts -> {
            MagnitudeRows magnitudes = ((NumericCounts) counts).magnitudes().rows();
            return converted.logLikelihood(magnitudes) - usual.logLikelihood(magnitudes);
        });
    }

    private static boolean isConstant(NumericReference reference) {
        return !(reference.scale().minimum() < reference.scale().maximum());
    }

    private static Optional<Fault> explained(
            FeatureSlices feature,
            NumericReference reference,
            ExpectedMagnitudes usual,
            Conversion conversion,
            FaultRules rules) {
        ExpectedMagnitudes converted = feature.expectedMagnitudes(conversion);
        int onset = onset(feature, usual, conversion);
        NumericCounts since = (NumericCounts) feature.countedSince(onset);
        ExplainedShare explained = converted.explains(since.magnitudes().rows());
        ExplainedShare asEver = usual.explains(since.magnitudes().rows());
        boolean told = since.values() >= rules.minimumRows()
                && explained.isEnough()
                && !asEver.isEnough()
                && explained.excess() <= LEFT_AT_MOST * asEver.excess()
                && wasAsEver(feature, usual, onset, rules);
        return told ? Optional.of(fault(feature, since, conversion, explained, onset)) : Optional.empty();
    }

    /** Abrupt: whatever came before the slice in which the change lies was as the reference has it. */
    private static boolean wasAsEver(FeatureSlices feature, ExpectedMagnitudes usual, int onset, FaultRules rules) {
        NumericCounts before = (NumericCounts) feature.counted(0, Math.max(0, onset - 1));
        return before.values() < rules.minimumRows()
                || usual.explains(before.magnitudes().rows()).isEnough();
    }

    private static Fault fault(
            FeatureSlices feature, NumericCounts since, Conversion conversion, ExplainedShare explained, int onset) {
        String means = since.moments().mean().isPresent()
                        && ((NumericReference) feature.reference())
                                .counts()
                                .moments()
                                .mean()
                                .isPresent()
                ? "; mean %s, reference %s"
                        .formatted(
                                Wording.figure(since.moments().mean().getAsDouble()),
                                Wording.figure(((NumericReference) feature.reference())
                                        .counts()
                                        .moments()
                                        .mean()
                                        .getAsDouble()))
                : "";
        return new Fault(
                FaultKind.UNIT_CHANGE,
                "another unit: values come %s, which explains %s of %d rows%s"
                        .formatted(conversion.words(), Words.percent(explained.share()), since.values(), means),
                explained.share(),
                feature.start(onset));
    }
}
