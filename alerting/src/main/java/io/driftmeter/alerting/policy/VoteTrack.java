package io.driftmeter.alerting.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The votes of one family of windows (one length) on one kind of alert.
 *
 * <p>Invariants: casts are in the order of their windows, at most {@link VotingRule#remembered()}; {@code newest} and {@code floor} never
 * fall. So a report that is delivered again, however late, changes nothing.
 *
 * @param newest start of the newest window that voted, in milliseconds since the epoch; {@link Long#MIN_VALUE} before the first
 * @param floor start of the newest window whose vote is forgotten; windows up to it are no longer corrected
 * @param casts the newest judged windows' votes, oldest first
 * @param open whether these votes hold an alert open
 * @param windowsOpen judged windows since it was opened, the opening one included; 0 while it is not open
 */
public record VoteTrack(long newest, long floor, List<Cast> casts, boolean open, int windowsOpen) {
    /** No votes yet. */
    public static final VoteTrack EMPTY = new VoteTrack(Long.MIN_VALUE, Long.MIN_VALUE, List.of(), false, 0);

    /**
     * One window's vote.
     *
     * @param start start of the window, in milliseconds since the epoch
     * @param vote its vote
     * @param settled whether no later revision can change it
     */
    public record Cast(long start, Vote vote, boolean settled) {}

    public VoteTrack(long newest, long floor, @Nullable List<Cast> casts, boolean open, int windowsOpen) {
        this.newest = newest;
        this.floor = floor;
        this.casts = casts == null ? List.of() : List.copyOf(casts);
        this.open = open;
        this.windowsOpen = windowsOpen;
    }

    /**
     * The track after one report.
     *
     * @param start start of the reported window
     * @param vote what the report votes
     * @param casting whether the report may open an alert
     * @param settled whether no later revision of the window can come
     * @return this very track where the report says nothing new
     */
    VoteTrack after(long start, Vote vote, boolean casting, boolean settled, VotingRule rule) {
        boolean newWindow = start > newest;
        if (newWindow ? !(casting || settled) : !(settled && revisable(start))) {
            return this;
        }
        List<Cast> all = new ArrayList<>(casts);
        all.removeIf(cast -> cast.start() == start);
        all.add(new Cast(start, vote, settled));
        all.sort(Comparator.comparingLong(Cast::start));
        int forgotten = Math.max(0, all.size() - rule.remembered());
        long nextFloor =
                forgotten == 0 ? floor : Math.max(floor, all.get(forgotten - 1).start());
        List<Cast> kept = all.subList(forgotten, all.size());

        boolean opens = !open && casting && newWindow && vote.found() && votes(kept, rule.of()) >= rule.open();
        boolean resolves = open
                && kept.size() >= rule.resolve()
                && newestOf(kept, rule.resolve()).stream()
                        .noneMatch(cast -> cast.vote().holds());
        boolean nowOpen = opens || (open && !resolves);
        int windows = nowOpen ? windowsOpen + (newWindow ? 1 : 0) : 0;
        return new VoteTrack(Math.max(newest, start), nextFloor, kept, nowOpen, windows);
    }

    /** Whether a settled report of an earlier window still has a vote to correct, or to add where its first report was not judged. */
    private boolean revisable(long start) {
        return start > floor && casts.stream().noneMatch(cast -> cast.start() == start && cast.settled());
    }

    private static long votes(List<Cast> casts, int last) {
        return newestOf(casts, last).stream()
                .filter(cast -> cast.vote().found())
                .count();
    }

    private static List<Cast> newestOf(List<Cast> casts, int count) {
        return casts.subList(Math.max(0, casts.size() - count), casts.size());
    }

    /** The loudest vote among the windows that would have to be silent for the alert to resolve: so it calms down only in steps. */
    Vote loudest(VotingRule rule) {
        return newestOf(casts, rule.resolve()).stream().map(Cast::vote).reduce(Vote.NONE, Vote::or);
    }

    /** Start of the first window that voted among those that opened the alert. */
    long firstVote(VotingRule rule) {
        return newestOf(casts, rule.of()).stream()
                .filter(cast -> cast.vote().found())
                .mapToLong(Cast::start)
                .min()
                .orElse(newest);
    }

    /** The track with its votes forgotten and its alert closed; what was delivered before still casts nothing. */
    VoteTrack cleared() {
        return new VoteTrack(newest, newest, List.of(), false, 0);
    }

    /** The cleared track after a window that may not vote, not even when its report is delivered again. */
    VoteTrack passedOver(long start) {
        return new VoteTrack(Math.max(newest, start), Math.max(newest, start), List.of(), false, 0);
    }
}
