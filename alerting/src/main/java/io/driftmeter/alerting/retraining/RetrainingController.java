package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.AlertIdentity;
import io.driftmeter.alerting.policy.AlertText;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.Standing;
import io.driftmeter.alerting.retraining.RetrainingDecision.Blocked;
import io.driftmeter.alerting.retraining.RetrainingDecision.Nothing;
import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.alerting.retraining.RetrainingDecision.Triggered;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a model should be trained anew: (memory, open alerts that a window voted for, settings) → (memory, trigger or why not). All
 * time is event time, from windows. An obstacle does not end a cause: the next window that votes for it asks again.
 */
public final class RetrainingController {
    /** A mode that this release does not know is no leave to start a pipeline. */
    private static final Set<RetrainingMode> SPEAKING = EnumSet.of(RetrainingMode.AUTO, RetrainingMode.SUGGEST);

    private RetrainingController() {}

    /**
     * What to do after one window.
     *
     * @param before what is remembered of the model's triggers
     * @param observation what the window's report says
     * @param standing the open alerts that the window has voted for
     * @param fault what is wrong with the data or the labels to train on; null: nothing is known to be
     * @param settings when triggers go out; null: never
     */
    public static RetrainingDecision decide(
            TriggerMemory before,
            Observation observation,
            List<Standing> standing,
            @Nullable Obstacle fault,
            @Nullable RetrainingDefinition settings) {
        TriggerMemory memory = before.with(counted(before.labels(), observation));
        if (settings == null || !SPEAKING.contains(settings.getMode())) {
            return new Nothing(memory);
        }
        Optional<Standing> decisive = standing.stream()
                .filter(alert -> isCause(alert, settings))
                .max(Comparator.comparing((Standing alert) -> alert.kind() == AlertKind.PERFORMANCE)
                        .thenComparing(Standing::windowsOpen)
                        .thenComparing(alert -> alert.kind() == AlertKind.FEATURE_DRIFT));
        if (decisive.isEmpty()) {
            return new Nothing(memory);
        }
        Obstacle obstacle = obstacle(memory, observation, fault, settings);
        if (obstacle != null) {
            return new Blocked(memory, obstacle);
        }
        RetrainingTrigger trigger = trigger(memory, observation, standing, decisive.get());
        trigger.setMode(settings.getMode());
        TriggerMemory.Last last = new TriggerMemory.Last(
                trigger.getTriggerId(), observation.window().end());
        return new Triggered(memory.triggered(last, settings.getMode() != RetrainingMode.SUGGEST), trigger);
    }

    private static FreshLabels counted(FreshLabels labels, Observation observation) {
        Observation.Score score = observation.score();
        if (score == null || !observation.settled()) {
            return labels;
        }
        String family = prefix(observation.series()) + observation.window().lengthMilliseconds();
        return labels.after(
                family, observation.window().start(), observation.window().end(), score.labelled());
    }

    private static String prefix(Series series) {
        return series.version() + '|' + series.segment() + '|';
    }

    /** The memory after the user's pipeline has said what became of a trigger. */
    public static TriggerMemory after(TriggerMemory memory, RetrainingStatus status) {
        TriggerMemory.Last last = memory.last();
        if (last == null || !last.triggerId().equals(status.getTriggerId())) {
            return memory;
        }
        return switch (status.getState()) {
            case SUCCEEDED, FAILED -> memory.landed();
            case ACCEPTED, RUNNING, UNKNOWN -> memory;
        };
    }

    /** The memory after a version of the model that was not known before has had its first rows: what was asked for has come. */
    public static TriggerMemory afterNewVersion(TriggerMemory memory) {
        return memory.landed();
    }

    private static boolean isCause(Standing alert, RetrainingDefinition settings) {
        return switch (alert.kind()) {
            case PERFORMANCE -> settings.getPerformance();
            case FEATURE_DRIFT, PREDICTION_DRIFT ->
                settings.getSustainedDriftWindows() > 0 && alert.windowsOpen() >= settings.getSustainedDriftWindows();
            default -> false;
        };
    }

    private static boolean isReason(AlertKind kind) {
        return switch (kind) {
            case PERFORMANCE, FEATURE_DRIFT, PREDICTION_DRIFT -> true;
            default -> false;
        };
    }

    private static RetrainingCause cause(AlertKind kind) {
        return kind == AlertKind.PERFORMANCE ? RetrainingCause.PERFORMANCE : RetrainingCause.SUSTAINED_DRIFT;
    }

    private static @Nullable Obstacle obstacle(
            TriggerMemory memory, Observation observation, @Nullable Obstacle fault, RetrainingDefinition settings) {
        if (fault != null) {
            return fault;
        }
        long now = observation.window().end();
        TriggerMemory.Last last = memory.last();
        if (last != null) {
            long passed = now - last.windowEnd();
            if (memory.inFlight() && passed < settings.getInFlightTimeoutMilliseconds()) {
                return Obstacle.IN_FLIGHT;
            }
            if (passed < settings.getCooldownMilliseconds()) {
                return Obstacle.COOLDOWN;
            }
        }
        int most = settings.getMostTriggers();
        if (most > 0 && memory.since(now - settings.getMostTriggersPeriodMilliseconds()) >= most) {
            return Obstacle.BUDGET;
        }
        return memory.labels().rows(prefix(observation.series())) < settings.getMinimumFreshLabels()
                ? Obstacle.FEW_LABELS
                : null;
    }

    private static RetrainingTrigger trigger(
            TriggerMemory memory, Observation observation, List<Standing> standing, Standing decisive) {
        Series series = observation.series();
        RetrainingCause cause = cause(decisive.kind());
        long end = observation.window().end();
        List<Standing> reasons =
                standing.stream().filter(alert -> isReason(alert.kind())).toList();
        long since = reasons.stream().mapToLong(Standing::since).min().orElse(decisive.since());
        RetrainingTrigger trigger = new RetrainingTrigger();
        trigger.setTriggerId(AlertIdentity.sha256(series.model(), series.version(), cause.name(), Long.toString(end)));
        trigger.setModel(series.model());
        trigger.setModelVersion(series.version());
        trigger.setSegment(series.segment());
        trigger.setCause(cause);
        trigger.setReason(reason(decisive));
        trigger.setWindowStart(Instant.ofEpochMilli(observation.window().start()));
        trigger.setWindowEnd(Instant.ofEpochMilli(end));
        trigger.setTrainFrom(Instant.ofEpochMilli(since));
        trigger.setTrainTo(Instant.ofEpochMilli(end));
        Observation.Score score = observation.score();
        trigger.setBaselineScore(score == null ? null : score.baseline());
        trigger.setCurrentScore(score == null ? null : score.current());
        trigger.setLabelCoverage(score == null ? null : score.labelCoverage());
        trigger.setEvidence(decisive.evidence());
        trigger.setReferenceId(observation.referenceId());
        trigger.setAlertFingerprints(
                reasons.stream().map(Standing::fingerprint).sorted().toList());
        TriggerMemory.Last last = memory.last();
        trigger.setPreviousTriggerId(last == null ? null : last.triggerId());
        trigger.setDefinitionRevision(observation.definitionRevision());
        return trigger;
    }

    private static String reason(Standing alert) {
        return alert.kind() == AlertKind.PERFORMANCE
                ? "The labels show a worse model than the reference's baseline: " + AlertText.reasons(alert.evidence())
                : "Drift for " + alert.windowsOpen() + " judged windows in a row with an open alert: "
                        + AlertText.reasons(alert.evidence());
    }
}
