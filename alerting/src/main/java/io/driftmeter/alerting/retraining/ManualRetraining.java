package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.AlertIdentity;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.retraining.RetrainingDecision.Obstacle;
import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingAnswerDecision;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.schemas.key.SeriesKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a person who asks for a model to be trained anew: the same gates as for any trigger, each that is shut named with its figures. The
 * mode does not matter, as a person has decided; a monitor without a section on retraining has that section's defaults.
 */
public final class ManualRetraining {

    private ManualRetraining() {}

    /**
     * What becomes of a request.
     *
     * @param memory what to remember
     * @param answer the answer
     * @param trigger the trigger that goes out; empty: none does
     */
    public record Outcome(TriggerMemory memory, RetrainingAnswer answer, Optional<RetrainingTrigger> trigger) {}

    /**
     * Answers.
     *
     * @param clock how far the model's reports have come
     * @param fault what is wrong with the data or the labels to train on; null: nothing is known to be
     * @param settings when triggers go out; null: the defaults
     */
    public static Outcome answer(
            TriggerMemory memory,
            ModelClock clock,
            @Nullable Obstacle fault,
            @Nullable RetrainingDefinition settings,
            RetrainingRequest request) {
        RetrainingDefinition rules =
                settings == null ? RetrainingDefinition.newBuilder().build() : settings;
        Series series = new Series(request.getModel(), clock.version(), SeriesKey.ALL);
        Gates gates = new Gates(memory, clock.windowEnd(), series, fault, rules);
        List<Obstacle> shut = gates.shut();
        RetrainingAnswer answer = new RetrainingAnswer();
        answer.setRequestId(request.getRequestId());
        answer.setModel(request.getModel());
        answer.setModelVersion(clock.version());
        answer.setEventTime(Instant.ofEpochMilli(clock.windowEnd()));
        answer.setObstacles(shut.stream().map(gates::words).toList());
        if (!shut.isEmpty()) {
            answer.setDecision(RetrainingAnswerDecision.BLOCKED);
            return new Outcome(memory, answer, Optional.empty());
        }
        if (request.getDryRun()) {
            answer.setDecision(RetrainingAnswerDecision.WOULD_TRIGGER);
            return new Outcome(memory, answer, Optional.empty());
        }
        RetrainingTrigger trigger = trigger(memory, clock, request);
        answer.setDecision(RetrainingAnswerDecision.TRIGGERED);
        answer.setTriggerId(trigger.getTriggerId());
        TriggerMemory.Last last = new TriggerMemory.Last(trigger.getTriggerId(), clock.windowEnd());
        return new Outcome(memory.triggered(last, true, clock.version()), answer, Optional.of(trigger));
    }

    private static RetrainingTrigger trigger(TriggerMemory memory, ModelClock clock, RetrainingRequest request) {
        TriggerMemory.Last last = memory.last();
        Long trainedTo = clock.trainedTo();
        long from = trainedTo != null ? trainedTo : last != null ? last.windowEnd() : clock.windowStart();
        RetrainingTrigger trigger = new RetrainingTrigger();
        trigger.setTriggerId(AlertIdentity.sha256(request.getModel(), request.getRequestId(), "MANUAL"));
        trigger.setModel(request.getModel());
        trigger.setModelVersion(clock.version());
        trigger.setSegment(SeriesKey.ALL);
        trigger.setCause(RetrainingCause.MANUAL);
        trigger.setReason((request.getRequestedBy().isEmpty() ? "Somebody" : request.getRequestedBy()) + " asked for it"
                + (request.getComment().isEmpty() ? "." : ": " + request.getComment()));
        trigger.setWindowStart(Instant.ofEpochMilli(clock.windowStart()));
        trigger.setWindowEnd(Instant.ofEpochMilli(clock.windowEnd()));
        trigger.setTrainFrom(Instant.ofEpochMilli(Math.min(from, clock.windowStart())));
        trigger.setTrainTo(Instant.ofEpochMilli(clock.windowEnd()));
        trigger.setEvidence(List.of());
        trigger.setReferenceId(clock.referenceId());
        trigger.setAlertFingerprints(List.of());
        trigger.setPreviousTriggerId(last == null ? null : last.triggerId());
        trigger.setMode(RetrainingMode.AUTO);
        trigger.setDefinitionRevision(clock.revision());
        return trigger;
    }
}
