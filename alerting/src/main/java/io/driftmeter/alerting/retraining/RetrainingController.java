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
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import java.time.Duration;
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
        Optional<Cause> cause = cause(memory, observation, standing, settings);
        if (cause.isEmpty()) {
            return new Nothing(memory);
        }
        Gates gates = new Gates(memory, observation.window().end(), observation.series(), fault, settings);
        List<Obstacle> shut = gates.shut();
        if (!shut.isEmpty()) {
            return new Blocked(memory, shut.get(0));
        }
        RetrainingTrigger trigger = trigger(memory, observation, standing, cause.get());
        trigger.setMode(settings.getMode());
        TriggerMemory.Last last = new TriggerMemory.Last(
                trigger.getTriggerId(), observation.window().end());
        boolean starts = settings.getMode() != RetrainingMode.SUGGEST;
        return new Triggered(memory.triggered(last, starts, observation.series().version()), trigger);
    }

    /**
     * Why a trigger should go out.
     *
     * @param cause the cause
     * @param reason the cause in words
     * @param since first event time to train on, in milliseconds since the epoch
     * @param evidence what the window shows
     */
    private record Cause(RetrainingCause cause, String reason, long since, List<Evidence> evidence) {}

    private static Optional<Cause> cause(
            TriggerMemory memory, Observation observation, List<Standing> standing, RetrainingDefinition settings) {
        return standing.stream()
                .filter(alert -> isCause(alert, settings))
                .max(Comparator.comparing((Standing alert) -> alert.kind() == AlertKind.PERFORMANCE)
                        .thenComparing(Standing::windowsOpen)
                        .thenComparing(alert -> alert.kind() == AlertKind.FEATURE_DRIFT))
                .map(alert -> new Cause(cause(alert.kind()), reason(alert), since(standing, alert), alert.evidence()))
                .or(() -> age(observation, settings))
                .or(() -> labels(memory, observation, settings));
    }

    private static long since(List<Standing> standing, Standing decisive) {
        return standing.stream()
                .filter(alert -> isReason(alert.kind()))
                .mapToLong(Standing::since)
                .min()
                .orElse(decisive.since());
    }

    private static Optional<Cause> age(Observation observation, RetrainingDefinition settings) {
        Long trainedTo = observation.trainedTo();
        long end = observation.window().end();
        if (trainedTo == null
                || settings.getMaximumAgeMilliseconds() <= 0
                || !observation.casts()
                || observation.rows() == 0
                || !isWhole(observation)
                || end - trainedTo <= settings.getMaximumAgeMilliseconds()) {
            return Optional.empty();
        }
        String reason = "The reference's newest rows are of " + Instant.ofEpochMilli(trainedTo) + ", "
                + Duration.ofMillis(end - trainedTo).toDays() + " days before the window's end; "
                + Duration.ofMillis(settings.getMaximumAgeMilliseconds()).toDays() + " days are allowed.";
        return Optional.of(new Cause(RetrainingCause.AGE, reason, trainedTo, List.of()));
    }

    private static Optional<Cause> labels(
            TriggerMemory memory, Observation observation, RetrainingDefinition settings) {
        String series = Gates.prefix(observation.series());
        long rows = memory.labels().rows(series);
        if (observation.score() == null
                || settings.getNewLabels() <= 0
                || !observation.settled()
                || !isWhole(observation)
                || rows < settings.getNewLabels()) {
            return Optional.empty();
        }
        long since = memory.labels().from(series).orElse(observation.window().start());
        String reason = rows + " labelled predictions have come since the last trigger; " + settings.getNewLabels()
                + " are enough for the next.";
        return Optional.of(new Cause(RetrainingCause.NEW_LABELS, reason, since, List.of()));
    }

    private static boolean isWhole(Observation observation) {
        return observation.series().isWhole();
    }

    private static FreshLabels counted(FreshLabels labels, Observation observation) {
        Observation.Score score = observation.score();
        if (score == null || !observation.settled()) {
            return labels;
        }
        String family =
                Gates.prefix(observation.series()) + observation.window().lengthMilliseconds();
        return labels.after(
                family, observation.window().start(), observation.window().end(), score.labelled());
    }

    /** The memory after the user's pipeline has said what became of a trigger. */
    public static TriggerMemory after(TriggerMemory memory, RetrainingStatus status) {
        TriggerMemory.Last last = memory.last();
        if (last == null || !last.triggerId().equals(status.getTriggerId())) {
            return memory;
        }
        return switch (status.getState()) {
            case SUCCEEDED ->
                status.getNewModelVersion() == null
                        ? memory.landed()
                        : memory.landed().came(status.getNewModelVersion());
            case FAILED -> memory.landed().awaiting(null);
            case ACCEPTED, RUNNING, UNKNOWN -> memory;
        };
    }

    /** The memory after a version of the model that was not known before has had its first rows: what was asked for has come. */
    public static TriggerMemory afterNewVersion(TriggerMemory memory, String version) {
        return memory.landed().came(version);
    }

    private static boolean isCause(Standing alert, RetrainingDefinition settings) {
        return switch (alert.kind()) {
            case PERFORMANCE -> settings.getPerformance();
            case FEATURE_DRIFT, PREDICTION_DRIFT ->
                settings.getSustainedDriftWindows() > 0
                        && alert.windowsOpen() >= settings.getSustainedDriftWindows()
                        && isImportant(alert, settings);
            default -> false;
        };
    }

    private static boolean isImportant(Standing alert, RetrainingDefinition settings) {
        Double importance = alert.importance();
        return importance == null
                || alert.kind() == AlertKind.PREDICTION_DRIFT
                || importance >= settings.getMinimumImportance();
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

    private static RetrainingTrigger trigger(
            TriggerMemory memory, Observation observation, List<Standing> standing, Cause cause) {
        Series series = observation.series();
        long end = observation.window().end();
        List<Standing> reasons =
                standing.stream().filter(alert -> isReason(alert.kind())).toList();
        RetrainingTrigger trigger = new RetrainingTrigger();
        trigger.setTriggerId(AlertIdentity.sha256(
                series.model(), series.version(), cause.cause().name(), Long.toString(end)));
        trigger.setModel(series.model());
        trigger.setModelVersion(series.version());
        trigger.setSegment(series.segment());
        trigger.setCause(cause.cause());
        trigger.setReason(cause.reason());
        trigger.setWindowStart(Instant.ofEpochMilli(observation.window().start()));
        trigger.setWindowEnd(Instant.ofEpochMilli(end));
        trigger.setTrainFrom(Instant.ofEpochMilli(cause.since()));
        trigger.setTrainTo(Instant.ofEpochMilli(end));
        Observation.Score score = observation.score();
        trigger.setBaselineScore(score == null ? null : score.baseline());
        trigger.setCurrentScore(score == null ? null : score.current());
        trigger.setLabelCoverage(score == null ? null : score.labelCoverage());
        trigger.setEvidence(cause.evidence());
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
