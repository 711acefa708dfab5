package io.driftmeter.monitor.score;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.monitor.reference.BaselineCodec;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.PerformanceFinding;
import io.driftmeter.statistics.performance.PerformanceJudge;
import io.driftmeter.statistics.performance.PerformanceMetric;
import io.driftmeter.statistics.performance.PerformanceSettings;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import java.util.List;
import java.util.Optional;

/** Judges a window by its definition and writes the finding into the report. */
final class Judging {

    private Judging() {}

    /** The finding on a mature window; empty where the definition names no metric that can be judged. */
    static Optional<PerformanceFinding> judge(ReportRequest request, Optional<PerformanceBaseline> baseline) {
        return settings(request.definition().getPerformance())
                .map(settings -> new PerformanceJudge(settings).judge(request.counts(), baseline, level(request)));
    }

    /** The finding on an early window against what earlier ones showed at the same age. */
    static Optional<PerformanceFinding> judgeEarly(ReportRequest request, List<PerformanceCounts> sameAge) {
        return settings(request.definition().getPerformance())
                .map(settings -> new PerformanceJudge(settings).judgeEarly(request.counts(), sameAge, level(request)));
    }

    /** Whether a lower value of the judged metric is the better one. */
    static boolean lowerIsBetter(PerformanceDefinition performance) {
        return PerformanceMetric.named(performance.getMetric())
                .filter(PerformanceMetric::lowerIsBetter)
                .isPresent();
    }

    private static Optional<PerformanceSettings> settings(PerformanceDefinition performance) {
        return PerformanceMetric.named(performance.getMetric())
                .filter(PerformanceMetric::canBeJudged)
                .map(metric -> new PerformanceSettings(
                        metric,
                        Math.max(1, performance.getMinimumLabelled()),
                        performance.getMinimumChange(),
                        Math.max(performance.getMinimumChange(), performance.getMajorChange())));
    }

    private static double level(ReportRequest request) {
        return Levels.ofPerformance(request);
    }

    /** Writes a finding into a report. */
    static void write(Optional<PerformanceFinding> finding, PerformanceReport report) {
        if (finding.isEmpty()) {
            report.setVerdict(PerformanceVerdict.NO_BASELINE);
            report.setEffect(EffectBand.NONE);
            report.setReason(report.getJudgedMetric() + " is not a metric that can be judged");
            return;
        }
        PerformanceFinding found = finding.get();
        report.setVerdict(verdict(found.verdict()));
        report.setEffect(EffectBand.valueOf(found.effect().name()));
        report.setLog10VerdictPValue(BaselineCodec.boxed(found.log10PValue()));
        report.setLevel(BaselineCodec.boxed(found.level()));
        report.setReason(found.reason());
    }

    private static PerformanceVerdict verdict(io.driftmeter.statistics.performance.PerformanceVerdict verdict) {
        if (verdict instanceof io.driftmeter.statistics.performance.PerformanceVerdict.Held) {
            return PerformanceVerdict.HELD;
        }
        if (verdict instanceof io.driftmeter.statistics.performance.PerformanceVerdict.Worse) {
            return PerformanceVerdict.WORSE;
        }
        return verdict instanceof io.driftmeter.statistics.performance.PerformanceVerdict.NoBaseline
                ? PerformanceVerdict.NO_BASELINE
                : PerformanceVerdict.NOT_ENOUGH_DATA;
    }
}
