package io.driftmeter.monitor.reference;

import io.driftmeter.statistics.reference.PerformanceBaseline;
import io.driftmeter.statistics.reference.ScoreMap;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Turns the baseline of a reference into its message, and back. */
public final class BaselineCodec {

    private BaselineCodec() {}

    static io.driftmeter.avro.PerformanceBaseline toAvro(PerformanceBaseline baseline) {
        return io.driftmeter.avro.PerformanceBaseline.newBuilder()
                .setLabelled(baseline.labelled())
                .setMetrics(baseline.metrics().stream()
                        .map(metric -> io.driftmeter.avro.BaselineMetric.newBuilder()
                                .setMetric(metric.metric())
                                .setValue(metric.value())
                                .setStandardError(boxed(metric.standardError()))
                                .setWindowVariance(boxed(metric.windowVariance()))
                                .build())
                        .toList())
                .setScoreMaps(
                        baseline.scoreMaps().stream().map(BaselineCodec::toAvro).toList())
                .build();
    }

    private static io.driftmeter.avro.ScoreMap toAvro(ScoreMap map) {
        return new io.driftmeter.avro.ScoreMap(
                map.name(),
                Arrays.stream(map.cells()).boxed().toList(),
                map.folds().stream()
                        .map(fold -> Arrays.stream(fold).boxed().toList())
                        .toList());
    }

    private static ScoreMap fromAvro(io.driftmeter.avro.ScoreMap message) {
        return new ScoreMap(
                message.getClassName(),
                message.getCells().stream().mapToInt(Integer::intValue).toArray(),
                message.getFolds().stream()
                        .map(fold ->
                                fold.stream().mapToDouble(Double::doubleValue).toArray())
                        .toList());
    }

    /**
     * The baseline that a message holds.
     *
     * @throws IllegalArgumentException if it cannot be one
     */
    public static PerformanceBaseline fromAvro(io.driftmeter.avro.PerformanceBaseline message) {
        return new PerformanceBaseline(
                message.getLabelled(),
                message.getMetrics().stream()
                        .map(metric -> new PerformanceBaseline.BaselineMetric(
                                metric.getMetric(),
                                metric.getValue(),
                                optional(metric.getStandardError()),
                                optional(metric.getWindowVariance())))
                        .toList(),
                message.getScoreMaps().stream().map(BaselineCodec::fromAvro).toList());
    }

    /** A number as messages hold it: null where there is none. */
    public static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    static OptionalDouble optional(@Nullable Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
