package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.verdict.Wording;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;

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
        NumericCounts last =
                (NumericCounts) feature.countedSince(feature.slices().size() / 2);
        ExpectedMagnitudes usual = ExpectedMagnitudes.of(reference.scale(), feature.expected(), Conversion.NONE);
        if (usual.explains(last.magnitudes().byBucket()).isEnough()) {
            return Optional.empty();
        }
        // Rows from before the change, which the last half may hold, would mislead between neighbouring factors.
        return likeliest(feature, reference, last)
                .map(conversion -> onset(feature, reference, usual, conversion))
                .flatMap(onset -> likeliest(feature, reference, (NumericCounts) feature.countedSince(onset)))
                .flatMap(conversion -> explained(feature, reference, usual, conversion, rules));
    }

    private static Optional<Conversion> likeliest(
            FeatureSlices feature, NumericReference reference, NumericCounts live) {
        return Conversion.LISTED.stream()
                .filter(conversion -> conversion.canFollow(
                        reference.scale().minimum(), reference.scale().maximum()))
                .max(Comparator.comparingDouble(conversion -> converted(feature, reference, conversion)
                        .logLikelihood(live.magnitudes().byBucket())));
    }

    private static ExpectedMagnitudes converted(
            FeatureSlices feature, NumericReference reference, Conversion conversion) {
        return ExpectedMagnitudes.of(reference.scale(), feature.expected(), conversion);
    }

    private static int onset(
            FeatureSlices feature, NumericReference reference, ExpectedMagnitudes usual, Conversion conversion) {
        ExpectedMagnitudes converted = converted(feature, reference, conversion);
        return feature.onset(counts -> {
            SortedMap<Integer, Long> magnitudes =
                    ((NumericCounts) counts).magnitudes().byBucket();
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
        ExpectedMagnitudes converted = converted(feature, reference, conversion);
        int onset = onset(feature, reference, usual, conversion);
        NumericCounts since = (NumericCounts) feature.countedSince(onset);
        ExplainedShare explained = converted.explains(since.magnitudes().byBucket());
        ExplainedShare asEver = usual.explains(since.magnitudes().byBucket());
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
                || usual.explains(before.magnitudes().byBucket()).isEnough();
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
