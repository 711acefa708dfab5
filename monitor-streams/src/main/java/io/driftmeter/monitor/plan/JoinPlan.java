package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What joining takes: predictions and labels wait on disk for each other as long as the join's retention. A window store drops by segments
 * of half its retention, so that it holds up to one and a half times of it.
 */
final class JoinPlan {

    /** Key beside the id: bucket and number; frame of the value, times, revision, score, and RocksDB's own bytes. */
    private static final int BYTES_A_PREDICTION = 70;

    private static final int BYTES_A_LABEL = 50;
    private static final int BYTES_OF_FEATURES = 30;
    private static final int BYTES_A_CLASS_NAME = 12;
    private static final int BYTES_A_CLASS_SCORE = BYTES_A_CLASS_NAME + 10;

    private final ProcessShape process;
    private final List<ModelShape> scored;

    JoinPlan(ProcessShape process, Collection<ModelShape> models) {
        this.process = process;
        this.scored =
                models.stream().filter(model -> model.performance().isPresent()).toList();
    }

    /** The disk that open predictions take; empty where nothing is scored or no rate is declared. */
    Optional<PlanLine> line() {
        int rate = process.limits().predictionsPerSecond();
        if (scored.isEmpty() || rate == 0) {
            return Optional.empty();
        }
        long kept = keptSeconds();
        long bytes = bytesEach();
        double share = share();
        long predictions = (long) Math.ceil(times(rate, kept) * share);
        return Optional.of(new PlanLine(
                Place.DISK,
                "open predictions and labels",
                rate + "/s x " + (share < 1 ? share + " sampled x " : "") + "1.5 x "
                        + DurationText.format(process.joinRetention()) + " retention x " + bytes + " B",
                times(predictions, bytes)));
    }

    private long keptSeconds() {
        return process.joinRetention().multipliedBy(3).dividedBy(2).toSeconds();
    }

    private long bytesEach() {
        int id = process.limits().predictionIdBytes();
        int names = scored.stream()
                .mapToInt(model -> model.definition().getModel().length()
                        + 2 * BYTES_A_CLASS_NAME
                        + segments(model.definition())
                        + classScores(model))
                .max()
                .orElse(0);
        return 2L * id + BYTES_A_PREDICTION + BYTES_A_LABEL + names + BYTES_A_CLASS_NAME;
    }

    /** The scores of many classes with their names; that of two is one number. */
    private static int classScores(ModelShape model) {
        return model.performance()
                .map(PerformanceDefinition::getTask)
                .filter(Task.MULTICLASS::equals)
                .map(task -> Math.toIntExact(ScorePlan.classes(model)) * BYTES_A_CLASS_SCORE)
                .orElse(0);
    }

    /** The names of a prediction's segments, one of each segmentation; those that only the features tell are kept beside it. */
    private static int segments(MonitorDefinition definition) {
        int names = definition.getSegmentations().stream()
                .mapToInt(JoinPlan::longestName)
                .sum();
        boolean byFeatures = definition.getSegmentations().stream()
                .anyMatch(segmentation -> segmentation.getSource() == SegmentSource.FEATURES);
        return names + (byFeatures ? BYTES_OF_FEATURES + definition.getModel().length() : 0);
    }

    private static int longestName(Segmentation segmentation) {
        int longestValue = segmentation.getSegments().stream()
                .mapToInt(segment -> segment.getValue().length())
                .max()
                .orElse(BYTES_A_CLASS_NAME);
        return segmentation.getName().length() + Math.max(longestValue, Segmentations.OTHER.length()) + 2;
    }

    /** The largest sample rate: how the traffic is shared among the models is not known. */
    private double share() {
        return scored.stream()
                .flatMap(model -> model.performance().stream())
                .mapToDouble(performance -> performance.getSampleRate())
                .max()
                .orElse(1);
    }

    /** What is wrong with the retention, and what is not known. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (ModelShape model : scored) {
            Duration horizon =
                    Duration.ofMillis(model.performance().orElseThrow().getHorizonMilliseconds());
            Duration lateness = lateness(model.definition());
            Duration needed = horizon.plus(lateness).plus(process.joinBucket());
            if (process.joinRetention().compareTo(needed) < 0) {
                problems.add(model.name() + " needs a join.retention of " + DurationText.format(needed) + " = "
                        + DurationText.format(horizon) + " horizon + " + DurationText.format(lateness) + " lateness + "
                        + DurationText.format(process.joinBucket()) + " bucket, and has "
                        + DurationText.format(process.joinRetention())
                        + ". Raise join.retention or shorten the horizon.");
            }
        }
        return problems;
    }

    private static Duration lateness(MonitorDefinition definition) {
        return Duration.ofMillis(definition.getLatenessMilliseconds());
    }

    /** Whether the disk of open predictions is not in the plan though something is scored. */
    boolean isRateMissing() {
        return !scored.isEmpty() && process.limits().predictionsPerSecond() == 0;
    }
}
