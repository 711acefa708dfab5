package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a performance report: whether the window votes for an alert of performance or of labels, and why. */
public final class PerformanceReading {
    private PerformanceReading() {}

    /** What the report says to the policy; windows with too few labels or no baseline are not judged and cast no vote. */
    public static Observation of(PerformanceReport report, MonitorDefinition definition) {
        return new Observation(
                new Series(report.getModel(), report.getModelVersion(), report.getSegment()),
                Window.of(report.getWindowStart(), report.getWindowEnd(), report.getWindowLengthMilliseconds()),
                report.getStage(),
                Observation.Source.PERFORMANCE,
                report.getPredictions(),
                report.getReferenceId(),
                report.getDefinitionRevision(),
                score(report),
                ballots(report, definition),
                List.of(),
                null,
                report.getLevel(),
                List.of());
    }

    private static List<Ballot> ballots(PerformanceReport report, MonitorDefinition definition) {
        List<Ballot> ballots = new ArrayList<>(performance(report, definition));
        if (report.getLabelHealth() != null) {
            LabelReading.of(report.getLabelHealth()).ifPresent(ballots::add);
        }
        return ballots;
    }

    private static List<Ballot> performance(PerformanceReport report, MonitorDefinition definition) {
        return switch (report.getVerdict()) {
            case HELD -> List.of(new Ballot(AlertKind.PERFORMANCE, held(report.getEffect()), List.of(), List.of()));
            case WORSE -> {
                Evidence evidence = evidence(report, definition);
                yield List.of(new Ballot(
                        AlertKind.PERFORMANCE,
                        Vote.of(report.getEffect()),
                        List.of(evidence.getFeature()),
                        List.of(evidence)));
            }
            default -> List.of();
        };
    }

    /** A window that is worse by what matters, if not by more than chance, is no sign that a model that was worse has recovered. */
    private static Vote held(EffectBand effect) {
        return effect == EffectBand.MINOR || effect == EffectBand.MAJOR ? Vote.HOLD : Vote.NONE;
    }

    private static Evidence evidence(PerformanceReport report, MonitorDefinition definition) {
        MetricResult judged = judged(report);
        Evidence evidence = new Evidence();
        evidence.setFeature(report.getJudgedMetric());
        evidence.setStatistic(report.getJudgedMetric());
        evidence.setValue(judged == null ? null : judged.getValue());
        evidence.setThreshold(judged == null ? null : threshold(judged, definition));
        evidence.setLog10PValue(report.getLog10VerdictPValue());
        evidence.setRows(report.getLabelled());
        evidence.setEffect(report.getEffect());
        evidence.setText(report.getReason());
        evidence.setBins(List.of());
        return evidence;
    }

    private static Observation.Score score(PerformanceReport report) {
        MetricResult judged = judged(report);
        return new Observation.Score(
                judged == null ? null : judged.getBaseline(),
                judged == null ? null : judged.getValue(),
                report.getCoverage(),
                report.getLabelled(),
                report.getJudgedMetric(),
                judged == null ? null : judged.getStandardError(),
                report.getLowerIsBetter());
    }

    /** The metric that the verdict rests on; null where the report does not carry it. */
    private static @Nullable MetricResult judged(PerformanceReport report) {
        return report.getMetrics().stream()
                .filter(metric -> metric.getMetric().equals(report.getJudgedMetric()))
                .findFirst()
                .orElse(null);
    }

    /** The value from which the metric counts as worse: the baseline moved by the minimum change, towards where the value lies. */
    private static @Nullable Double threshold(MetricResult judged, MonitorDefinition definition) {
        if (judged.getBaseline() == null || judged.getValue() == null || definition.getPerformance() == null) {
            return judged.getBaseline();
        }
        double change = definition.getPerformance().getMinimumChange();
        return judged.getValue() < judged.getBaseline() ? judged.getBaseline() - change : judged.getBaseline() + change;
    }
}
