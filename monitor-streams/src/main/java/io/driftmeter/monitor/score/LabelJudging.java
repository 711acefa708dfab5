package io.driftmeter.monitor.score;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.LabelCheck;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelVerdict;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.reference.BaselineCodec;
import io.driftmeter.statistics.performance.LabelFinding;
import io.driftmeter.statistics.performance.LabelHealth;
import io.driftmeter.statistics.performance.LabelHealthJudge;
import io.driftmeter.statistics.performance.LabelHealthSettings;
import io.driftmeter.statistics.performance.LabelHealthSettings.Effect;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges the labels of a mature window by its definition, and writes what was found into the report. */
final class LabelJudging {

    private LabelJudging() {}

    static LabelHealth judge(ReportRequest request, List<PerformanceCounts> earlier) {
        PerformanceDefinition performance = request.definition().getPerformance();
        LabelHealthSettings settings = new LabelHealthSettings(
                Math.max(1, performance.getMinimumLabelled()),
                effect(performance.getMinorCoverageFall(), performance.getMajorCoverageFall()),
                effect(performance.getMinorDelayedShare(), performance.getMajorDelayedShare()),
                effect(performance.getMinorLabelShareChange(), performance.getMajorLabelShareChange()));
        return new LabelHealthJudge(settings).judge(request.counts(), earlier, Levels.ofLabelCheck(request));
    }

    private static Effect effect(double minor, double major) {
        double least = minor >= 0 ? minor : 0;
        return new Effect(least, major >= least ? major : least);
    }

    static io.driftmeter.avro.LabelHealth toAvro(LabelHealth health, ReportRequest request) {
        double level = Levels.ofLabelCheck(request);
        return io.driftmeter.avro.LabelHealth.newBuilder()
                .setWindows(health.windows())
                .setPossibleFault(health.possibleFault())
                .setChecks(health.findings().stream()
                        .map(finding ->
                                check(finding, level, request.definition().getPerformance()))
                        .toList())
                .build();
    }

    private static LabelCheck check(LabelFinding finding, double level, PerformanceDefinition performance) {
        boolean judged = finding.log10PValue().isPresent();
        return LabelCheck.newBuilder()
                .setCheck(LabelCheckKind.valueOf(finding.check().name()))
                .setLabel(label(finding, performance))
                .setVerdict(LabelVerdict.valueOf(finding.verdict().name()))
                .setEffect(EffectBand.valueOf(finding.effect().name()))
                .setValue(BaselineCodec.boxed(finding.value()))
                .setExpected(BaselineCodec.boxed(finding.expected()))
                .setThreshold(BaselineCodec.boxed(finding.threshold()))
                .setRows(finding.rows())
                .setLog10PValue(BaselineCodec.boxed(finding.log10PValue()))
                .setLevel(judged ? level : null)
                .setReason(finding.reason())
                .build();
    }

    /** Of two classes the counts know no names: what they tell of is the positive one. */
    private static @Nullable String label(LabelFinding finding, PerformanceDefinition performance) {
        if (finding.label().isEmpty()) {
            return null;
        }
        return performance.getTask() == Task.BINARY ? performance.getPositiveClass() : finding.label();
    }
}
