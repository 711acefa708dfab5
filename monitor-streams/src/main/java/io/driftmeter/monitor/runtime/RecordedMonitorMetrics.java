package io.driftmeter.monitor.runtime;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.runtime.OwnedGauge;
import io.driftmeter.runtime.RoleMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The monitor's own metrics. Their names are public API; none has a tag that input can make grow. */
public final class RecordedMonitorMetrics implements MonitorMetrics {
    private static final double MILLISECONDS_PER_SECOND = 1_000.0;

    private final RoleMetrics metrics;
    private final Clock clock;
    private final OwnedGauge lastEvaluation;

    /** By topic and, within it, by fate: looking a counter up in the registry costs more than counting a record. */
    private final Map<String, Counter[]> records = new ConcurrentHashMap<>();

    /** Registers the metrics in {@code metrics}. */
    public RecordedMonitorMetrics(RoleMetrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.lastEvaluation = metrics.gauge(
                "window.last.evaluated.timestamp.seconds",
                "When a window was last reported, in seconds since the epoch",
                Tags.empty());
    }

    @Override
    public void read(String topic, RecordFate fate) {
        Counter[] known = records.get(topic);
        (known != null ? known : records.computeIfAbsent(topic, this::counters))[fate.ordinal()].increment();
    }

    private Counter[] counters(String topic) {
        return Arrays.stream(RecordFate.values())
                .map(fate -> metrics.counter(
                        "records",
                        "Input records by what became of them",
                        Tags.of("topic", topic, "fate", fate.name())))
                .toArray(Counter[]::new);
    }

    @Override
    public void deadLettered(RecordFate fate) {
        metrics.counter("records.dead.lettered", "Records set aside, by reason", Tags.of("reason", fate.name()))
                .increment();
    }

    @Override
    public void reported(ReportStage stage, long windowEnd) {
        lastEvaluation.set(clock.millis() / MILLISECONDS_PER_SECOND);
        metrics.counter("reports", "Reports written, by stage", Tags.of("stage", stage.name()))
                .increment();
    }
}
