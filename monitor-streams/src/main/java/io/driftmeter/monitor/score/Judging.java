package io.driftmeter.monitor.score;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.PerformanceFinding;
import io.driftmeter.statistics.performance.PerformanceJudge;
import io.driftmeter.statistics.performance.PerformanceMetric;
import io.driftmeter.statistics.performance.PerformanceSettings;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import io.driftmeter.statistics.verdict.BudgetShare;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Judges a window by its definition and writes the finding into the report. */
final class Judging {

    /** Performance is one kind of alert beside feature drift, prediction drift and data quality. */
    private static final int ALERT_KINDS = 4;

    private Judging() {}

    /** The finding on a window; empty where the definition names no metric that can be judged. */
    static Optional<PerformanceFinding> judge(
            MonitorDefinition definition,
            PerformanceWindow window,
            PerformanceCounts counts,
            Optional<PerformanceBaseline> baseline) {
        PerformanceDefinition performance = definition.getPerformance();
        double level = level(definition, window);
        return PerformanceMetric.named(performance.getMetric())
                .filter(PerformanceMetric::canBeJudged)
                .map(metric -> new PerformanceSettings(
                        metric,
                        Math.max(1, performance.getMinimumLabelled()),
                        performance.getMinimumChange(),
                        Math.max(performance.getMinimumChange(), performance.getMajorChange())))
                .map(settings -> new PerformanceJudge(settings).judge(counts, baseline, level));
    }

    private static double level(MonitorDefinition definition, PerformanceWindow window) {
        Judgement judgement = definition.getJudgement();
        BudgetShare share = BudgetShare.ofWholeTraffic(
                1, ALERT_KINDS, definition.getPerformance().getWindows().size(), window.advance());
        double windowLevel = new FalseAlarmBudget(
                        judgement.getFalsePagesAllowed(), judgement.getBudgetPeriodMilliseconds())
                .windowLevel(share);
        return FalseAlarmBudget.levelForOneTest(windowLevel, 1);
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
        report.setLog10VerdictPValue(boxed(found.log10PValue()));
        report.setLevel(boxed(found.level()));
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

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
