package io.driftmeter.monitor.reference;

import io.driftmeter.statistics.reference.PerformanceBaseline;
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
                .build();
    }

    /** The baseline that a message holds. */
    public static PerformanceBaseline fromAvro(io.driftmeter.avro.PerformanceBaseline message) {
        return new PerformanceBaseline(
                message.getLabelled(),
                message.getMetrics().stream()
                        .map(metric -> new PerformanceBaseline.BaselineMetric(
                                metric.getMetric(),
                                metric.getValue(),
                                optional(metric.getStandardError()),
                                optional(metric.getWindowVariance())))
                        .toList());
    }

    static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    static OptionalDouble optional(@Nullable Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
