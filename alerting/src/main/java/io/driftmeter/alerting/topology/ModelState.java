package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.TrafficLedger;
import io.driftmeter.alerting.policy.Window;
import io.driftmeter.alerting.retraining.FaultySpans;
import io.driftmeter.alerting.retraining.InputLog;
import io.driftmeter.alerting.retraining.ModelClock;
import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.alerting.retraining.ScoreLog;
import io.driftmeter.alerting.retraining.TriggerMemory;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Severity;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one model as a whole. Bounded by {@link TrafficLedger#MOST_ENTRIES} and the number of its open alerts.
 *
 * @param traffic which version has the traffic
 * @param open the open alerts of all its series, by fingerprint
 * @param triggers what was triggered
 * @param faulty when pipeline faults were named
 * @param stopped when the whole traffic stopped, dropped or surged, by version, at most {@link #MOST_VERSIONS}
 * @param scores how well its versions did
 * @param clock how far its reports have come; null before the first
 * @param inputs where the rows of its windows lie in the input
 */
public record ModelState(
        TrafficLedger traffic,
        SortedMap<String, Open> open,
        TriggerMemory triggers,
        FaultySpans faulty,
        SortedMap<String, FaultySpans> stopped,
        ScoreLog scores,
        @Nullable ModelClock clock,
        InputLog inputs) {
    /** Versions whose stops are remembered at most; over it, any other is forgotten. */
    public static final int MOST_VERSIONS = 32;

    /** Nothing seen yet. */
    public static final ModelState EMPTY = new ModelState(null, null, null, null, null, null, null, null);

    /** An open alert. */
    public record Open(AlertKind kind, Severity severity) {}

    public ModelState(
            @Nullable TrafficLedger traffic,
            @Nullable SortedMap<String, Open> open,
            @Nullable TriggerMemory triggers,
            @Nullable FaultySpans faulty,
            @Nullable SortedMap<String, FaultySpans> stopped,
            @Nullable ScoreLog scores,
            @Nullable ModelClock clock,
            @Nullable InputLog inputs) {
        this.traffic = traffic == null ? TrafficLedger.EMPTY : traffic;
        this.open = open == null ? new TreeMap<>() : open;
        this.triggers = triggers == null ? TriggerMemory.EMPTY : triggers;
        this.faulty = faulty == null ? FaultySpans.NONE : faulty;
        this.stopped = stopped == null ? new TreeMap<>() : stopped;
        this.scores = scores == null ? ScoreLog.EMPTY : scores;
        this.clock = clock;
        this.inputs = inputs == null ? InputLog.EMPTY : inputs;
    }

    /** What speaks against training anew for what a window shows; null: nothing is known to be wrong. */
    @Nullable
    Obstacle fault(Window window) {
        boolean data = open.values().stream().anyMatch(alert -> alert.kind() == AlertKind.DATA_QUALITY);
        if (data || faulty.overlap(window.start(), window.end())) {
            return Obstacle.DATA_QUALITY;
        }
        boolean labels = open.values().stream()
                .anyMatch(alert -> alert.kind() == AlertKind.LABELS && alert.severity() == Severity.CRITICAL);
        return labels ? Obstacle.LABELS : null;
    }

    ModelState withFaulty(FaultySpans spans) {
        return new ModelState(traffic, open, triggers, spans, stopped, scores, clock, inputs);
    }

    ModelState withStopped(String version, Window window) {
        SortedMap<String, FaultySpans> next = new TreeMap<>(stopped);
        next.put(version, stoppedOf(version).with(window.start(), window.end()));
        if (next.size() > MOST_VERSIONS) {
            next.remove(next.firstKey().equals(version) ? next.lastKey() : next.firstKey());
        }
        return new ModelState(traffic, open, triggers, faulty, next, scores, clock, inputs);
    }

    FaultySpans stoppedOf(String version) {
        return stopped.getOrDefault(version, FaultySpans.NONE);
    }

    ModelState with(ScoreLog log) {
        return new ModelState(traffic, open, triggers, faulty, stopped, log, clock, inputs);
    }

    ModelState with(@Nullable ModelClock time) {
        return new ModelState(traffic, open, triggers, faulty, stopped, scores, time, inputs);
    }

    ModelState with(InputLog log) {
        return new ModelState(traffic, open, triggers, faulty, stopped, scores, clock, log);
    }

    ModelState with(TrafficLedger ledger) {
        return new ModelState(ledger, open, triggers, faulty, stopped, scores, clock, inputs);
    }

    ModelState with(TriggerMemory memory) {
        return new ModelState(traffic, open, memory, faulty, stopped, scores, clock, inputs);
    }

    ModelState after(AlertEvent event) {
        SortedMap<String, Open> next = new TreeMap<>(open);
        if (event.getTransition() == AlertTransition.RESOLVED) {
            next.remove(event.getFingerprint());
        } else {
            next.put(event.getFingerprint(), new Open(event.getKind(), event.getSeverity()));
        }
        return new ModelState(traffic, next, triggers, faulty, stopped, scores, clock, inputs);
    }
}
