package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.FeatureCounts;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Recognises bursts of missing values and values of another type by the rise of their rates. */
final class UnusableValues {
    private UnusableValues() {}

    static Optional<Fault> typeChange(FeatureSlices feature, FaultRules rules) {
        return risen(feature, rules, FeatureCounts::wrongType, FaultKind.TYPE_CHANGE, "values of another type");
    }

    static Optional<Fault> nullBurst(FeatureSlices feature, FaultRules rules) {
        return risen(feature, rules, UnusableValues::empty, FaultKind.NULL_BURST, "no value, or not a number,");
    }

    private static long empty(FeatureCounts counts) {
        return counts.missing() + counts.notANumber();
    }

    private static Optional<Fault> risen(
            FeatureSlices feature, FaultRules rules, ToLongFunction<FeatureCounts> hits, FaultKind kind, String what) {
        FeatureCounts reference = feature.reference().counts();
        double usual = reference.rows() == 0 ? 0 : (double) hits.applyAsLong(reference) / reference.rows();
        int onset = feature.onsetOfRate(hits, FeatureCounts::rows, usual);
        FeatureCounts since = feature.countedSince(onset);
        if (since.rows() < rules.minimumRows()) {
            return Optional.empty();
        }
        double rate = (double) hits.applyAsLong(since) / since.rows();
        return rate - usual < rules.leastRateChange()
                ? Optional.empty()
                : Optional.of(new Fault(
                        kind,
                        "%s in %s of %d rows, where %s is usual"
                                .formatted(what, Words.percent(rate), since.rows(), Words.percent(usual)),
                        rate,
                        feature.start(onset)));
    }
}
