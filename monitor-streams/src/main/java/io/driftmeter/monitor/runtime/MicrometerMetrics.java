package io.driftmeter.monitor.runtime;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** The monitor's own metrics. Their names are public API; none has a tag that input can make grow. */
public final class MicrometerMetrics implements MonitorMetrics {

    private static final double MILLISECONDS_PER_SECOND = 1_000.0;

    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicLong lastEvaluation = new AtomicLong();

    /** Registers the metrics in {@code registry}. */
    public MicrometerMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        Gauge.builder(
                        "driftmeter.window.last.evaluated.timestamp.seconds",
                        lastEvaluation,
                        last -> last.get() / MILLISECONDS_PER_SECOND)
                .description("When a window was last reported, in seconds since the epoch; 0: not yet")
                .register(registry);
    }

    @Override
    public void read(String topic, RecordFate fate) {
        registry.counter("driftmeter.records", "topic", topic, "fate", fate.name())
                .increment();
    }

    @Override
    public void deadLettered(RecordFate fate) {
        registry.counter("driftmeter.records.dead.lettered", "reason", fate.name())
                .increment();
    }

    @Override
    public void reported(ReportStage stage, long windowEnd) {
        lastEvaluation.set(clock.millis());
        registry.counter("driftmeter.reports", "stage", stage.name()).increment();
    }
}
