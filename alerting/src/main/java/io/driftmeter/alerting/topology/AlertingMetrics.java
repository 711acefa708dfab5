package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.Severity;
import io.driftmeter.runtime.OwnedGauge;
import io.driftmeter.runtime.RoleMetrics;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The metrics of the alert role. Open alerts are those of the models whose tasks run in this process. */
public final class AlertingMetrics {
    private static final List<Severity> SEVERITIES = List.of(Severity.WARNING, Severity.CRITICAL);

    private final RoleMetrics metrics;
    private final Map<Severity, OwnedGauge> active = new ConcurrentHashMap<>();
    private final Map<String, List<Severity>> openByModel = new ConcurrentHashMap<>();

    public AlertingMetrics(RoleMetrics metrics) {
        this.metrics = metrics;
        for (Severity severity : SEVERITIES) {
            active.put(severity, metrics.gauge("alerts.active", "Open alerts", Tags.of("severity", lower(severity))));
        }
        showOpen();
    }

    void written(AlertEvent event) {
        Tags tags = Tags.of("kind", lower(event.getKind()), "transition", lower(event.getTransition()));
        metrics.counter("alerts", "Alert events written", tags).increment();
    }

    void triggered() {
        metrics.counter("retraining.triggers", "Retraining triggers written", Tags.empty())
                .increment();
    }

    void blocked(Obstacle obstacle) {
        metrics.counter(
                        "retraining.blocked",
                        "Windows that gave a cause to retrain while something stood in the way",
                        Tags.of("obstacle", lower(obstacle)))
                .increment();
    }

    void open(String model, ModelState state) {
        openByModel.put(
                model,
                state.open().values().stream().map(ModelState.Open::severity).toList());
        showOpen();
    }

    void forget(String model) {
        openByModel.remove(model);
        showOpen();
    }

    private synchronized void showOpen() {
        active.forEach((severity, gauge) -> gauge.set(openByModel.values().stream()
                .flatMap(List::stream)
                .filter(severity::equals)
                .count()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
