package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.Severity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The metrics of the alert role. Names are public API. Open alerts are those of the models whose tasks run in this process. */
public final class AlertingMetrics {
    private final MeterRegistry registry;
    private final Map<String, List<Severity>> openByModel = new ConcurrentHashMap<>();

    public AlertingMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Severity severity : List.of(Severity.WARNING, Severity.CRITICAL)) {
            Gauge.builder("driftmeter.alerts.active", this, metrics -> metrics.open(severity))
                    .description("Open alerts")
                    .tag("severity", lower(severity))
                    .register(registry);
        }
    }

    void written(AlertEvent event) {
        Counter.builder("driftmeter.alerts")
                .description("Alert events written")
                .tag("kind", lower(event.getKind()))
                .tag("transition", lower(event.getTransition()))
                .register(registry)
                .increment();
    }

    void triggered() {
        Counter.builder("driftmeter.retraining.triggers")
                .description("Retraining triggers written")
                .register(registry)
                .increment();
    }

    void blocked(Obstacle obstacle) {
        Counter.builder("driftmeter.retraining.blocked")
                .description("Windows that gave a cause to retrain while something stood in the way")
                .tag("obstacle", lower(obstacle))
                .register(registry)
                .increment();
    }

    void open(String model, ModelState state) {
        openByModel.put(
                model,
                state.open().values().stream().map(ModelState.Open::severity).toList());
    }

    void forget(String model) {
        openByModel.remove(model);
    }

    private long open(Severity severity) {
        return openByModel.values().stream()
                .flatMap(List::stream)
                .filter(severity::equals)
                .count();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
