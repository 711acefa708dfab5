package io.driftmeter.alerting.policy;

import io.driftmeter.avro.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one upstream source.
 *
 * @param members the series that have spoken of it, by series and window length, at most {@link #MOST_MEMBERS}
 * @param open what the open incident has said; null while none is open
 * @param openings incidents that there have been
 */
public record IncidentState(
        SortedMap<String, Member> members, @Nullable Open open, int openings) {
    /** Series and window lengths that are remembered at most; over it, the one that has been silent longest and holds nothing open is forgotten. */
    public static final int MOST_MEMBERS = 4_096;

    private static final Comparator<Member> MOST_TELLING = Comparator.comparingInt((Member member) -> -member.moved())
            .thenComparing(member -> !member.series().isWhole())
            .thenComparingLong(member -> -member.rows());

    /** Nothing seen yet. */
    public static final IncidentState EMPTY = new IncidentState(null, null, 0);

    /**
     * One series in windows of one length.
     *
     * @param series the series
     * @param track its votes
     * @param vote its newest vote
     * @param moved features that moved in the newest window
     * @param judged features that were judged in it
     * @param rows rows in it
     * @param reasons the features that moved most
     */
    public record Member(
            Series series, VoteTrack track, Vote vote, int moved, int judged, long rows, List<String> reasons) {

        /** Whether the incident is about it. */
        boolean isInvolved() {
            return track.open() || vote.found();
        }
    }

    /**
     * What the open incident has said.
     *
     * @param severity the severity that was last told
     * @param openedAt end of the window that opened it, in milliseconds since the epoch
     * @param since start of the first window that voted for it
     * @param toldAt end of the window that caused the last event
     * @param quiet whether the last event was in a maintenance window
     * @param named model versions that were named
     */
    public record Open(
            Severity severity, long openedAt, long since, long toldAt, boolean quiet, SortedSet<String> named) {}

    public IncidentState(@Nullable SortedMap<String, Member> members, @Nullable Open open, int openings) {
        this.members = members == null ? new TreeMap<>() : members;
        this.open = open;
        this.openings = openings;
    }

    IncidentState with(String key, @Nullable Member member) {
        SortedMap<String, Member> next = new TreeMap<>(members);
        if (member == null) {
            next.remove(key);
        } else {
            next.put(key, member);
        }
        if (next.size() > MOST_MEMBERS) {
            next.entrySet().stream()
                    .filter(known ->
                            !known.getValue().track().open() && !known.getKey().equals(key))
                    .min(Map.Entry.comparingByValue(
                            Comparator.comparingLong(known -> known.track().newest())))
                    .ifPresent(silent -> next.remove(silent.getKey()));
        }
        return new IncidentState(next, open, openings);
    }

    IncidentState with(@Nullable Open alert, int opened) {
        return new IncidentState(members, alert, opened);
    }

    boolean held() {
        return members.values().stream().anyMatch(member -> member.track().open());
    }

    /**
     * The model versions that it is about, by the series that says most of each: the one with the most features that moved, and of several the
     * whole before its segments, then the one with the most rows. Segments and window lengths see the same features, so each version is told
     * of once.
     */
    List<Member> involved() {
        Map<String, Member> versions = new TreeMap<>();
        members.values().stream()
                .filter(Member::isInvolved)
                .forEach(member -> versions.merge(version(member), member, BinaryOperator.minBy(MOST_TELLING)));
        return List.copyOf(versions.values());
    }

    /** The model versions that it is about, as {@code model|version}. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        involved().forEach(member -> names.add(version(member)));
        return names;
    }

    private static String version(Member member) {
        return member.series().model() + '|' + member.series().version();
    }
}
