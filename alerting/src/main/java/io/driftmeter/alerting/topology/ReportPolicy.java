package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.HourOfDays;
import io.driftmeter.alerting.policy.IncidentVote;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.PolicySettings;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.policy.TrafficChange;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that one report does, in the order in which it is done: without Kafka and without a clock, over whatever remembers its states. */
public final class ReportPolicy {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Memory memory;

    /** A policy that remembers in {@code memory}. */
    public ReportPolicy(Memory memory) {
        this.memory = memory;
    }

    /** What is remembered between reports. What was never put is null; what has not changed is not put. */
    public interface Memory {
        /** What is remembered of a model. */
        @Nullable
        ModelState model(String model);

        /** Remembers a model. */
        void put(String model, ModelState state);

        /** What is remembered of a series. */
        @Nullable
        SeriesState series(Series series);

        /** Remembers a series. */
        void put(Series series, SeriesState state);

        /** What is remembered of an hour: see {@link TrafficChange#key}. */
        @Nullable
        HourOfDays hour(String key);

        /** Remembers an hour. */
        void put(String key, HourOfDays hour);
    }

    /**
     * What one report did.
     *
     * @param votes votes on upstream sources
     * @param alerts alert events to write, in this order
     * @param verdict whether training anew has helped; empty where that cannot be said now
     * @param retraining whether a trigger goes out
     */
    public record Outcome(
            List<IncidentVote> votes,
            List<AlertEvent> alerts,
            Optional<RetrainingVerdict> verdict,
            RetrainingDecision retraining) {}

    /**
     * Judges one report.
     *
     * @param at when it was written, in milliseconds since the epoch of processing time
     * @param definition the revision that ruled its window
     */
    public Outcome apply(Observation report, long at, MonitorDefinition definition) {
        Series series = report.series();
        ModelState model = Objects.requireNonNullElse(memory.model(series.model()), ModelState.EMPTY);
        SeriesState state = Objects.requireNonNullElse(memory.series(series), SeriesState.EMPTY);
        Observation observation = withTraffic(report, model, definition);
        ModelPolicy.Outcome outcome = ModelPolicy.apply(model, state, observation, definition);
        if (!outcome.model().equals(model)) {
            memory.put(series.model(), outcome.model());
        }
        SeriesState next = outcome.series().heard(observation, at).withUpstream(observation);
        if (!next.equals(state)) {
            memory.put(series, next);
        }
        return new Outcome(
                IncidentVote.of(observation, PolicySettings.of(definition)),
                outcome.alerts(),
                outcome.verdict(),
                outcome.retraining());
    }

    /** The report with its vote on the traffic, by the same hour of earlier days. */
    private Observation withTraffic(Observation observation, ModelState model, MonitorDefinition definition) {
        if (!TrafficChange.concerns(observation)) {
            return observation;
        }
        String key = TrafficChange.key(observation, definition);
        HourOfDays known = Objects.requireNonNullElse(memory.hour(key), HourOfDays.EMPTY);
        HourOfDays next = TrafficChange.after(known, observation, definition);
        if (!next.equals(known)) {
            memory.put(key, next);
        }
        boolean shared =
                model.traffic().isShared(observation, observation.window().start() - DAY);
        return TrafficChange.judge(observation, known, shared, definition);
    }
}
