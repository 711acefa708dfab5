package io.driftmeter.alerting.retraining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one model's triggers.
 *
 * @param last the last trigger; null before the first
 * @param inFlight whether somebody may still be working on it
 * @param windowEnds ends of the windows that decided on the last triggers, oldest first, at most {@link #MOST}
 * @param labels labelled rows since the last trigger
 */
public record TriggerMemory(@Nullable Last last, boolean inFlight, List<Long> windowEnds, FreshLabels labels) {
    /** Triggers that are remembered at most: no budget can be larger. */
    public static final int MOST = 64;

    /** No trigger yet. */
    public static final TriggerMemory EMPTY = new TriggerMemory(null, false, null, null);

    /**
     * The last trigger.
     *
     * @param triggerId its identity
     * @param windowEnd end of the window that decided, in milliseconds since the epoch: cooldown and timeout count from here
     */
    public record Last(String triggerId, long windowEnd) {}

    public TriggerMemory(
            @Nullable Last last, boolean inFlight, @Nullable List<Long> windowEnds, @Nullable FreshLabels labels) {
        this.last = last;
        this.inFlight = inFlight;
        this.windowEnds = windowEnds == null ? List.of() : List.copyOf(windowEnds);
        this.labels = labels == null ? FreshLabels.NONE : labels;
    }

    TriggerMemory landed() {
        return inFlight ? new TriggerMemory(last, false, windowEnds, labels) : this;
    }

    /** After a trigger; nobody works on a suggestion. */
    TriggerMemory triggered(Last trigger, boolean starts) {
        List<Long> ends = new ArrayList<>(windowEnds);
        ends.add(trigger.windowEnd());
        return new TriggerMemory(
                trigger, starts, ends.subList(Math.max(0, ends.size() - MOST), ends.size()), labels.used());
    }

    TriggerMemory with(FreshLabels counted) {
        return counted.equals(labels) ? this : new TriggerMemory(last, inFlight, windowEnds, counted);
    }

    /** Triggers whose windows ended after a time. */
    long since(long time) {
        return windowEnds.stream().filter(end -> end > time).count();
    }
}
