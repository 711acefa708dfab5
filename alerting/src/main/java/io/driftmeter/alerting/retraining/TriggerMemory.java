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
 * @param awaited the trigger whose effect has not been judged; null: none
 */
public record TriggerMemory(
        @Nullable Last last,
        boolean inFlight,
        List<Long> windowEnds,
        FreshLabels labels,
        @Nullable Awaited awaited) {
    /** Triggers that are remembered at most: no budget can be larger. */
    public static final int MOST = 64;

    /** No trigger yet. */
    public static final TriggerMemory EMPTY = new TriggerMemory(null, false, null, null, null);

    /**
     * The last trigger.
     *
     * @param triggerId its identity
     * @param windowEnd end of the window that decided, in milliseconds since the epoch: cooldown and timeout count from here
     */
    public record Last(String triggerId, long windowEnd) {}

    /**
     * A trigger whose effect has not been judged.
     *
     * @param triggerId its identity
     * @param oldVersion the version that it is about
     * @param newVersion the version that came after it; null: none has yet
     */
    public record Awaited(
            String triggerId, String oldVersion, @Nullable String newVersion) {}

    public TriggerMemory(
            @Nullable Last last,
            boolean inFlight,
            @Nullable List<Long> windowEnds,
            @Nullable FreshLabels labels,
            @Nullable Awaited awaited) {
        this.last = last;
        this.inFlight = inFlight;
        this.windowEnds = windowEnds == null ? List.of() : List.copyOf(windowEnds);
        this.labels = labels == null ? FreshLabels.NONE : labels;
        this.awaited = awaited;
    }

    TriggerMemory landed() {
        return inFlight ? new TriggerMemory(last, false, windowEnds, labels, awaited) : this;
    }

    /** After a trigger; nobody works on a suggestion. */
    TriggerMemory triggered(Last trigger, boolean starts, String version) {
        List<Long> ends = new ArrayList<>(windowEnds);
        ends.add(trigger.windowEnd());
        return new TriggerMemory(
                trigger,
                starts,
                ends.subList(Math.max(0, ends.size() - MOST), ends.size()),
                labels.used(),
                new Awaited(trigger.triggerId(), version, null));
    }

    TriggerMemory with(FreshLabels counted) {
        return counted.equals(labels) ? this : new TriggerMemory(last, inFlight, windowEnds, counted, awaited);
    }

    /** After a version has had its first rows: the newest one after a trigger is what it is judged by. */
    TriggerMemory came(String version) {
        return awaited == null || version.equals(awaited.oldVersion()) || awaited.newVersion() != null
                ? this
                : awaiting(new Awaited(awaited.triggerId(), awaited.oldVersion(), version));
    }

    /** With another trigger to judge. */
    public TriggerMemory awaiting(@Nullable Awaited other) {
        return new TriggerMemory(last, inFlight, windowEnds, labels, other);
    }

    /** Triggers whose windows ended after a time. */
    long since(long time) {
        return windowEnds.stream().filter(end -> end > time).count();
    }
}
