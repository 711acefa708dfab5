package io.driftmeter.alerting.policy;

import io.driftmeter.alerting.policy.IncidentState.Member;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Severity;
import java.util.Optional;
import java.util.SortedSet;

/**
 * One incident for one upstream source, however many models and features it moves: (state, vote) → (state, event). Each series and window length
 * votes by its monitor's rule; the incident is open while one of them holds it open. It changes at most once a window, by the model
 * versions that joined since or a louder severity.
 */
public final class IncidentPolicy {
    private IncidentPolicy() {}

    /**
     * What one vote did.
     *
     * @param state the new state
     * @param event the event to write; empty: none
     */
    public record Outcome(IncidentState state, Optional<AlertEvent> event) {}

    /** State and event after one vote. */
    public static Outcome apply(IncidentState state, IncidentVote vote) {
        String key = vote.series().key() + '|' + vote.window().lengthMilliseconds();
        Member before = state.members().get(key);
        if (vote.gone()) {
            return before == null ? new Outcome(state, Optional.empty()) : told(state.with(key, null), vote, before);
        }
        VoteTrack track = before == null ? VoteTrack.EMPTY : before.track();
        VoteTrack cast = track.after(vote.window().start(), vote.vote(), vote.casts(), vote.settled(), vote.rule());
        if (cast.equals(track)) {
            return new Outcome(state, Optional.empty());
        }
        boolean newest = vote.window().start() == cast.newest();
        Member after = newest || before == null
                ? new Member(vote.series(), cast, vote.vote(), vote.moved(), vote.judged(), vote.rows(), vote.reasons())
                : new Member(
                        before.series(),
                        cast,
                        before.vote(),
                        before.moved(),
                        before.judged(),
                        before.rows(),
                        before.reasons());
        return told(state.with(key, after), vote, after);
    }

    private static Outcome told(IncidentState state, IncidentVote vote, Member voter) {
        IncidentState.Open open = state.open();
        IncidentText text = new IncidentText(state, vote);
        if (open == null) {
            return state.held() ? opened(state, vote, voter, text) : new Outcome(state, Optional.empty());
        }
        if (!state.held()) {
            AlertEvent event = text.resolved(
                    open,
                    vote.gone()
                            ? "no report speaks of it any more"
                            : AlertText.silent(vote.rule().resolve()));
            return new Outcome(state.with(null, state.openings()), Optional.of(event));
        }
        boolean quiet = vote.maintenance() != null;
        Severity severity = severity(state, vote);
        SortedSet<String> names = state.names();
        boolean news = !open.named().containsAll(names) || severity != open.severity() || (open.quiet() && !quiet);
        if (vote.gone() || vote.window().end() <= open.toldAt() || !news) {
            return new Outcome(state, Optional.empty());
        }
        names.addAll(open.named());
        IncidentState.Open changed = new IncidentState.Open(
                severity, open.openedAt(), open.since(), vote.window().end(), quiet, names);
        return new Outcome(
                state.with(changed, state.openings()), Optional.of(text.open(AlertTransition.UPDATED, changed)));
    }

    private static Outcome opened(IncidentState state, IncidentVote vote, Member voter, IncidentText text) {
        long end = vote.window().end();
        IncidentState.Open open = new IncidentState.Open(
                severity(state, vote),
                end,
                voter.track().firstVote(vote.rule()),
                end,
                vote.maintenance() != null,
                state.names());
        IncidentState next = state.with(open, state.openings() + 1);
        return new Outcome(next, Optional.of(new IncidentText(next, vote).open(AlertTransition.OPENED, open)));
    }

    private static Severity severity(IncidentState state, IncidentVote vote) {
        return state.members().values().stream()
                .filter(member -> member.track().open())
                .map(member -> member.track().loudest(vote.rule()))
                .reduce(Vote.WARNING, Vote::or)
                .severity();
    }
}
