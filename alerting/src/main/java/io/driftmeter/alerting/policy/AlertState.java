package io.driftmeter.alerting.policy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one kind of alert of one series. The alert is open while the votes of any family of windows hold it open.
 *
 * @param tracks votes by the windows' length in milliseconds, at most {@link #MOST_FAMILIES}
 * @param open what the open alert has said; null while none is open
 */
public record AlertState(
        SortedMap<Long, VoteTrack> tracks, @Nullable OpenAlert open) {
    /** Families of windows that are remembered at most: a definition has a few, and a revision may bring others. */
    public static final int MOST_FAMILIES = 16;

    /** Nothing seen yet. */
    public static final AlertState EMPTY = new AlertState(new TreeMap<>(), null);

    public AlertState(@Nullable SortedMap<Long, VoteTrack> tracks, @Nullable OpenAlert open) {
        this.tracks = tracks == null ? new TreeMap<>() : tracks;
        this.open = open;
    }

    VoteTrack track(long lengthMilliseconds) {
        return tracks.getOrDefault(lengthMilliseconds, VoteTrack.EMPTY);
    }

    /** This state with one family's votes; over the bound the family that has been silent longest is forgotten, unless it is open. */
    AlertState with(long lengthMilliseconds, VoteTrack track) {
        SortedMap<Long, VoteTrack> next = new TreeMap<>(tracks);
        next.put(lengthMilliseconds, track);
        if (next.size() > MOST_FAMILIES) {
            next.entrySet().stream()
                    .filter(family -> !family.getValue().open() && family.getKey() != lengthMilliseconds)
                    .min(Map.Entry.comparingByValue((left, right) -> Long.compare(left.newest(), right.newest())))
                    .ifPresent(family -> next.remove(family.getKey()));
        }
        return new AlertState(next, open);
    }

    AlertState with(@Nullable OpenAlert alert) {
        return new AlertState(tracks, alert);
    }

    boolean held() {
        return tracks.values().stream().anyMatch(VoteTrack::open);
    }

    /** The loudest vote of the families that hold the alert open. */
    Vote loudest(VotingRule rule) {
        return tracks.values().stream()
                .filter(VoteTrack::open)
                .map(track -> track.loudest(rule))
                .reduce(Vote.NONE, Vote::or);
    }

    int windowsOpen() {
        return tracks.values().stream().mapToInt(VoteTrack::windowsOpen).max().orElse(0);
    }

    AlertState passedOver(Window window) {
        long length = window.lengthMilliseconds();
        return with(length, track(length).passedOver(window.start()));
    }

    /** The state without the votes that hold the alert open in windows of one length. */
    AlertState cleared(long lengthMilliseconds) {
        return with(lengthMilliseconds, track(lengthMilliseconds).cleared());
    }

    AlertState cleared() {
        SortedMap<Long, VoteTrack> next = new TreeMap<>(tracks);
        next.replaceAll((length, track) -> track.cleared());
        return new AlertState(next, null);
    }
}
