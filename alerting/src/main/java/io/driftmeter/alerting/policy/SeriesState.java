package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one series. Bounded: a handful of kinds, at most {@link AlertState#MOST_FAMILIES} families each, at most
 * {@link VotingRule#MOST_WINDOWS} votes each, at most {@link OpenAlert#MOST_NAMES} names each.
 *
 * @param alerts state by kind of alert
 * @param heard the newest report, by source and window length, at most {@link #MOST_HEARD}
 * @param upstream names of the upstream sources that the newest window of each length found, with the length
 */
public record SeriesState(
        SortedMap<AlertKind, AlertState> alerts, SortedMap<String, Heard> heard, SortedSet<String> upstream) {
    /** Sources and window lengths that are remembered at most; over it the one that has been silent longest is forgotten. */
    public static final int MOST_HEARD = 32;

    /** Nothing seen yet. */
    public static final SeriesState EMPTY = new SeriesState(null, null, null);

    /**
     * The newest report of one source and window length.
     *
     * @param at when it was written, in milliseconds since the epoch of processing time
     * @param windowEnd end of its window, in milliseconds since the epoch of event time
     * @param revision revision of the definition that ruled it
     */
    public record Heard(long at, long windowEnd, int revision) {}

    public SeriesState(
            @Nullable SortedMap<AlertKind, AlertState> alerts,
            @Nullable SortedMap<String, Heard> heard,
            @Nullable SortedSet<String> upstream) {
        this.alerts = alerts == null ? new TreeMap<>() : alerts;
        this.heard = heard == null ? new TreeMap<>() : heard;
        this.upstream = upstream == null ? new TreeSet<>() : upstream;
    }

    static String heardKey(Observation.Source source, long lengthMilliseconds) {
        return source.name() + '|' + lengthMilliseconds;
    }

    /** After a report that was written at a time; neither time goes back when one comes again. */
    public SeriesState heard(Observation observation, long at) {
        String key = heardKey(observation.source(), observation.window().lengthMilliseconds());
        Heard before = heard.get(key);
        Heard now = new Heard(
                before == null ? at : Math.max(before.at(), at),
                before == null
                        ? observation.window().end()
                        : Math.max(before.windowEnd(), observation.window().end()),
                observation.definitionRevision());
        SortedMap<String, Heard> next = new TreeMap<>(heard);
        next.put(key, now);
        if (next.size() > MOST_HEARD) {
            next.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparingLong(Heard::at)))
                    .ifPresent(oldest -> next.remove(oldest.getKey()));
        }
        return new SeriesState(alerts, next, upstream);
    }

    /** After what a window found of the upstream sources. */
    public SeriesState withUpstream(Observation observation) {
        String length = "|" + observation.window().lengthMilliseconds();
        SortedSet<String> next = new TreeSet<>(upstream);
        for (SourceBallot ballot : observation.upstream()) {
            if (ballot.ballot().vote().found()) {
                next.add(ballot.source() + length);
            } else {
                next.remove(ballot.source() + length);
            }
        }
        return next.equals(upstream) ? this : new SeriesState(alerts, heard, next);
    }

    /** Without the sources that the windows of one length found. */
    SeriesState withoutUpstream(long lengthMilliseconds) {
        SortedSet<String> next = new TreeSet<>(upstream);
        next.removeIf(found -> found.endsWith("|" + lengthMilliseconds));
        return new SeriesState(alerts, heard, next);
    }

    AlertState alert(AlertKind kind) {
        return alerts.getOrDefault(kind, AlertState.EMPTY);
    }

    SeriesState with(AlertKind kind, AlertState alert) {
        SortedMap<AlertKind, AlertState> next = new TreeMap<>(alerts);
        next.put(kind, alert);
        return new SeriesState(next, heard, upstream);
    }

    /** The open alerts, by kind. */
    public Map<AlertKind, OpenAlert> open() {
        Map<AlertKind, OpenAlert> open = new TreeMap<>();
        alerts.forEach((kind, alert) -> {
            OpenAlert told = alert.open();
            if (told != null) {
                open.put(kind, told);
            }
        });
        return open;
    }
}
