package io.driftmeter.monitor.score;

import io.driftmeter.avro.OutcomeValue;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.MetricValue;
import io.driftmeter.statistics.performance.MulticlassCounts;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a window's outcomes are worth by the monitor. The most exact entry rules: prediction and label, then the prediction with any label,
 * then the label with any prediction, then any; what has no entry is worth nothing.
 */
final class OutcomeValues {

    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";

    private final PerformanceDefinition performance;
    private final List<OutcomeValue> values;

    OutcomeValues(PerformanceDefinition performance) {
        this.performance = performance;
        this.values = performance.getOutcomeValues();
    }

    /** The sum over the labelled predictions; empty where the monitor says nothing, or the task has no classes. */
    Optional<MetricValue> sum(PerformanceCounts counts) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (counts instanceof BinaryCounts binary) {
            return Optional.of(binary.businessValue(
                    of(POSITIVE, POSITIVE), of(POSITIVE, NEGATIVE), of(NEGATIVE, NEGATIVE), of(NEGATIVE, POSITIVE)));
        }
        return counts instanceof MulticlassCounts multiclass
                ? Optional.of(multiclass.businessValue(this::of))
                : Optional.empty();
    }

    private double of(String predicted, String actual) {
        return entry((of, labelled) -> predicted.equals(of) && actual.equals(labelled))
                .or(() -> entry((of, labelled) -> predicted.equals(of) && labelled == null))
                .or(() -> entry((of, labelled) -> of == null && actual.equals(labelled)))
                .or(() -> entry((of, labelled) -> of == null && labelled == null))
                .orElse(0.0);
    }

    private Optional<Double> entry(BiPredicate<@Nullable String, @Nullable String> fits) {
        return values.stream()
                .filter(value -> fits.test(name(value.getPredicted()), name(value.getActual())))
                .map(OutcomeValue::getValue)
                .findFirst();
    }

    /** In a BINARY task every class but the positive one is the other. */
    private @Nullable String name(@Nullable String written) {
        if (written == null || performance.getTask() != Task.BINARY) {
            return written;
        }
        return written.equals(performance.getPositiveClass()) ? POSITIVE : NEGATIVE;
    }
}
