package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.AlertPolicy;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.PolicySettings;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.retraining.ModelClock;
import io.driftmeter.alerting.retraining.RetrainingController;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.alerting.retraining.VerdictJudge;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingVerdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alert policy and retraining controller of one model, put together: still pure, still without a clock. */
public final class ModelPolicy {
    private ModelPolicy() {}

    /**
     * What one report did.
     *
     * @param model the model's new state
     * @param series the series' new state
     * @param alerts alert events to write, in this order
     * @param retraining whether a trigger goes out
     * @param verdict whether training anew has helped; empty where that cannot be said now
     */
    public record Outcome(
            ModelState model,
            SeriesState series,
            List<AlertEvent> alerts,
            RetrainingDecision retraining,
            Optional<RetrainingVerdict> verdict) {}

    /** State and events after one report. */
    public static Outcome apply(
            ModelState model, SeriesState series, Observation observation, MonitorDefinition definition) {
        boolean drift = observation.source() == Observation.Source.DRIFT;
        boolean newVersion = drift
                && observation.rows() > 0
                && !model.traffic().knows(observation.series().version());
        ModelState next = model.with(ModelClock.after(model.clock(), observation))
                .with(model.scores().after(observation))
                .with(model.inputs().after(observation, definition));
        if (newVersion) {
            next = next.with(RetrainingController.afterNewVersion(
                    next.triggers(), observation.series().version()));
        }
        if (drift) {
            next = next.with(next.traffic().after(observation));
        }
        if (observation.counts() && observation.isFaulty()) {
            next = next.withFaulty(next.faulty()
                    .with(observation.window().start(), observation.window().end()));
        }
        @Nullable String successor = next.traffic().successor(observation.series());
        if (successor == null && Explained.isStop(observation, next)) {
            next = next.withStopped(observation.series().version(), observation.window());
        }
        Observation seen = Explained.withoutChildren(observation, next, definition);
        AlertPolicy.Outcome alerts = AlertPolicy.apply(series, seen, PolicySettings.of(definition), successor);
        for (AlertEvent event : alerts.events()) {
            next = next.after(event);
        }
        Optional<RetrainingVerdict> verdict =
                VerdictJudge.judge(next.triggers().awaited(), observation, next.scores(), definition);
        if (verdict.isPresent()) {
            next = next.with(next.triggers().awaiting(null));
        }
        RetrainingDecision retraining = RetrainingController.decide(
                next.triggers(), seen, alerts.standing(), next.fault(observation.window()), definition.getRetraining());
        if (retraining instanceof RetrainingDecision.Triggered triggered) {
            next.inputs().tell(triggered.trigger());
        }
        return new Outcome(next.with(retraining.memory()), alerts.state(), alerts.events(), retraining, verdict);
    }
}
