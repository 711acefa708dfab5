package io.driftmeter.monitor.score;

import io.driftmeter.avro.EstimatedMetric;
import io.driftmeter.avro.PerformanceEstimate;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.BaselineCodec;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.performance.EstimatedPerformance;
import io.driftmeter.statistics.performance.Interval;
import io.driftmeter.statistics.performance.MetricValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Estimates the performance of a window from its scores, and says whether the estimate may be read. */
final class Estimating {

    static final String ASSUMPTION =
            "no concept drift: a score means what it meant in the reference, whatever the labels will say";

    /** More rows than these outside the reference, beyond chance, and the estimate is not applicable. */
    private static final double MOST_OUTSIDE = 0.01;

    private static final double STANDARD_ERRORS = 3;

    private Estimating() {}

    /** The estimate of a window; empty where the monitor does not ask for it, or the reference or the scores give none. */
    static Optional<PerformanceEstimate> of(ReportRequest request) {
        if (!request.definition().getPerformance().getEstimate()) {
            return Optional.empty();
        }
        return request.reference()
                .flatMap(Reference::baseline)
                .map(BaselineCodec::fromAvro)
                .flatMap(baseline -> EstimatedPerformance.of(baseline.scoreMaps(), request.counts()))
                .map(estimate -> toAvro(estimate, whyNot(estimate, request.inputs())));
    }

    /** Why an estimate is not applicable; empty where it is. */
    private static Optional<String> whyNot(EstimatedPerformance estimate, Optional<InputSupport> inputs) {
        if (inputs.isEmpty()) {
            return Optional.of("no features were read that judge the window's inputs");
        }
        long rows = inputs.get().getRows();
        Optional<String> feature = inputs.get().getOutside().entrySet().stream()
                .filter(outside -> isTooMany(outside.getValue(), rows))
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(outside -> "%s of %d rows have values of %s that the reference's rows did not have"
                        .formatted(percent((double) outside.getValue() / rows), rows, outside.getKey()));
        double beyond = estimate.shareBeyondReference();
        boolean scoresLeft = isTooMany(Math.round(beyond * estimate.rows()), estimate.rows());
        return feature.isPresent() || !scoresLeft
                ? feature
                : Optional.of("%s of %d predictions have scores that the reference's rows did not have"
                        .formatted(percent(beyond), estimate.rows()));
    }

    private static boolean isTooMany(long outside, long rows) {
        double chance = STANDARD_ERRORS * Math.sqrt(MOST_OUTSIDE * (1 - MOST_OUTSIDE) * rows);
        return outside > MOST_OUTSIDE * rows + chance;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static PerformanceEstimate toAvro(EstimatedPerformance estimate, Optional<String> whyNot) {
        return PerformanceEstimate.newBuilder()
                .setApplicable(whyNot.isEmpty())
                .setReason(whyNot.orElse(""))
                .setAssumption(ASSUMPTION)
                .setRows(estimate.rows())
                .setMetrics(estimate.metrics().stream().map(Estimating::metric).toList())
                .build();
    }

    private static EstimatedMetric metric(MetricValue value) {
        return EstimatedMetric.newBuilder()
                .setMetric(value.name())
                .setValue(BaselineCodec.boxed(value.value().value()))
                .setStandardError(BaselineCodec.boxed(value.standardError()))
                .setLower(value.interval().map(Interval::lower).orElse(null))
                .setUpper(value.interval().map(Interval::upper).orElse(null))
                .setNote(value.value() instanceof Measurement.Unmeasured unmeasured ? unmeasured.reason() : "")
                .build();
    }
}
