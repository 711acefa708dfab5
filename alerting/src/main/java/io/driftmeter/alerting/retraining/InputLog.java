package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.avro.InputOffsets;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingTrigger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a model's windows lie in the input: what a trigger says of the offsets to train on. Kept from the reports on the whole
 * traffic, of the definition's first windows.
 *
 * @param versions by version, at most {@link #MOST_VERSIONS}
 */
public record InputLog(SortedMap<String, InputSpans> versions) {
    /** Versions that are remembered at most; over it the one whose last window is oldest is forgotten. */
    public static final int MOST_VERSIONS = 8;

    /** Nothing yet. */
    public static final InputLog EMPTY = new InputLog(null);

    public InputLog(@Nullable SortedMap<String, InputSpans> versions) {
        this.versions = versions == null ? new TreeMap<>() : versions;
    }

    /** After a report. */
    public InputLog after(Observation observation, MonitorDefinition definition) {
        if (observation.inputs().isEmpty()
                || !observation.series().isWhole()
                || !observation.counts()
                || observation.window().lengthMilliseconds()
                        != definition.getDriftWindows().get(0).getLengthMilliseconds()) {
            return this;
        }
        String version = observation.series().version();
        InputSpans before = versions.getOrDefault(version, InputSpans.NONE);
        InputSpans after =
                before.with(observation.window().start(), observation.window().end(), observation.inputs());
        if (after.equals(before)) {
            return this;
        }
        SortedMap<String, InputSpans> next = new TreeMap<>(versions);
        next.put(version, after);
        if (next.size() > MOST_VERSIONS) {
            next.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparingLong(InputSpans::end)))
                    .ifPresent(oldest -> next.remove(oldest.getKey()));
        }
        return new InputLog(next);
    }

    /** Writes into a trigger where the rows of its times lie. */
    public void tell(RetrainingTrigger trigger) {
        trigger.setInputOffsets(of(
                trigger.getModelVersion(),
                trigger.getTrainFrom().toEpochMilli(),
                trigger.getTrainTo().toEpochMilli()));
    }

    private List<InputOffsets> of(String version, long from, long to) {
        return versions.getOrDefault(version, InputSpans.NONE).between(from, to);
    }
}
