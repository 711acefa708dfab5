package io.driftmeter.monitor.compare;

import io.driftmeter.avro.BinCount;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.FaultKind;
import io.driftmeter.avro.FeatureKind;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.PipelineFault;
import io.driftmeter.avro.QuantilePair;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.avro.Verdict;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.fault.Fault;
import io.driftmeter.statistics.verdict.BinFinding;
import io.driftmeter.statistics.verdict.DriftVerdict;
import io.driftmeter.statistics.verdict.FeatureFinding;
import io.driftmeter.statistics.verdict.Interval;
import io.driftmeter.statistics.verdict.QuantileFinding;
import io.driftmeter.statistics.verdict.StatisticFinding;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes what was found of a feature as its part of a report. */
final class FeatureResults {

    private FeatureResults() {}

    /**
     * One feature's part of the report.
     *
     * @param fault the fault that explains what moved; null: none was recognised
     * @param importance importance of the feature to the model, as the reference gives it
     */
    static FeatureResult of(
            FeatureFinding finding, FeatureCounts counts, @Nullable Fault fault, OptionalDouble importance) {
        FeatureResult.Builder result = FeatureResult.newBuilder()
                .setName(finding.name())
                .setKind(kind(counts))
                .setRows(counts.rows())
                .setValues(counts.values())
                .setMissing(counts.missing())
                .setWrongType(counts.wrongType())
                .setNan(counts.notANumber())
                .setInfinite(counts.positiveInfinity() + counts.negativeInfinity())
                .setUnseen(counts.unseen())
                .setVerdict(verdict(finding.verdict()))
                .setFault(fault == null ? null : fault(fault, counts.rows()))
                .setImportance(orNull(importance))
                .setEffect(EffectBand.valueOf(finding.effect().name()))
                .setReason(finding.reason())
                .setSmallestDetectableShift(orNull(finding.smallestDetectableShift()))
                .setStatistics(finding.statistics().stream()
                        .map(FeatureResults::statistic)
                        .toList())
                .setBins(finding.bins().stream().map(FeatureResults::bin).toList())
                .setQuantiles(finding.quantiles().stream()
                        .map(FeatureResults::quantile)
                        .toList())
                .setLog10QValue(orNull(finding.log10QValue()));
        if (counts instanceof NumericCounts numeric) {
            result.setBelowMinimum(numeric.belowMinimum())
                    .setAboveMaximum(numeric.aboveMaximum())
                    .setMean(orNull(numeric.moments().mean()));
        }
        return result.build();
    }

    static PipelineFault fault(Fault fault, long rows) {
        return PipelineFault.newBuilder()
                .setKind(FaultKind.valueOf(fault.kind().name()))
                .setExplanation(fault.explanation())
                .setExplainedShare(fault.explainedShare())
                .setRows(rows)
                .setSince(Instant.ofEpochMilli(fault.since()))
                .setOtherFeature(fault.otherFeature().orElse(null))
                .build();
    }

    static Verdict verdict(DriftVerdict verdict) {
        if (verdict instanceof DriftVerdict.Drift) {
            return Verdict.DRIFT;
        }
        if (verdict instanceof DriftVerdict.Stable) {
            return Verdict.STABLE;
        }
        return verdict instanceof DriftVerdict.NoReference ? Verdict.NO_REFERENCE : Verdict.NOT_ENOUGH_DATA;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static FeatureKind kind(FeatureCounts counts) {
        if (counts instanceof CategoryCounts category) {
            return category.categories().truthValues() ? FeatureKind.BOOLEAN : FeatureKind.CATEGORICAL;
        }
        return counts instanceof EmbeddingCounts ? FeatureKind.EMBEDDING : FeatureKind.NUMERIC;
    }

    private static StatisticResult statistic(StatisticFinding finding) {
        String note =
                finding.value() instanceof Measurement.Unmeasured unmeasured ? unmeasured.reason() : finding.note();
        return StatisticResult.newBuilder()
                .setStatistic(finding.statistic())
                .setValue(orNull(finding.value().value()))
                .setLog10PValue(orNull(finding.log10PValue()))
                .setLog10VerdictPValue(orNull(finding.log10VerdictPValue()))
                .setThreshold(orNull(finding.threshold()))
                .setEffect(finding.effect()
                        .map(effect -> EffectBand.valueOf(effect.name()))
                        .orElse(EffectBand.UNKNOWN))
                .setLower(finding.interval().map(Interval::lower).orElse(null))
                .setUpper(finding.interval().map(Interval::upper).orElse(null))
                .setPrimary(finding.primary())
                .setNote(note)
                .build();
    }

    private static QuantilePair quantile(QuantileFinding pair) {
        return new QuantilePair(pair.share(), orNull(pair.reference()), orNull(pair.live()));
    }

    private static BinCount bin(BinFinding bin) {
        return new BinCount(bin.label(), bin.reference(), bin.live());
    }
}
