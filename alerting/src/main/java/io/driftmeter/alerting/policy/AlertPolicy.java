package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alert policy: (state of a series, what a report says, settings) → (state, events). It knows no clock and no Kafka.
 *
 * <p>One report causes at most one event of each alert, and a report that comes again causes none: that is what makes
 * {@link AlertIdentity#eventId} unique.
 */
public final class AlertPolicy {
    private AlertPolicy() {}

    /**
     * What one report did.
     *
     * @param state the series' new state
     * @param events events to write, in this order
     * @param standing the open alerts that this report's window has just voted for: what retraining may rest on
     */
    public record Outcome(SeriesState state, List<AlertEvent> events, List<Standing> standing) {}

    /**
     * The state and the events after one report.
     *
     * @param successor the version that has taken this one's traffic over; null: none has. Then everything open resolves and nothing
     *     opens
     */
    public static Outcome apply(
            SeriesState state, Observation observation, PolicySettings settings, @Nullable String successor) {
        if (successor != null) {
            return supersede(state, observation, settings, successor);
        }
        SeriesState next = state;
        List<AlertEvent> events = new ArrayList<>();
        List<Standing> standing = new ArrayList<>();
        for (Ballot ballot : observation.counts() ? observation.ballots() : List.<Ballot>of()) {
            AlertState before = next.alert(ballot.kind());
            AlertState after = vote(before, ballot, observation, settings, events);
            if (after == before) {
                continue;
            }
            next = next.with(ballot.kind(), after);
            OpenAlert open = after.open();
            if (open != null && observation.casts() && ballot.vote().found()) {
                standing.add(Standing.of(observation, ballot, open, after.windowsOpen()));
            }
        }
        return new Outcome(next, events, standing);
    }

    private static AlertState vote(
            AlertState before,
            Ballot ballot,
            Observation observation,
            PolicySettings settings,
            List<AlertEvent> events) {
        VotingRule rule = settings.rule(ballot.kind());
        long length = observation.window().lengthMilliseconds();
        long start = observation.window().start();
        VoteTrack track = before.track(length);
        VoteTrack cast = track.after(start, ballot.vote(), observation.casts(), observation.settled(), rule);
        if (cast.equals(track)) {
            return before;
        }
        AlertState after = before.with(length, cast);
        AlertEvents event = new AlertEvents(observation, settings, ballot);
        OpenAlert open = before.open();
        if (open == null) {
            if (!after.held()) {
                return after;
            }
            Severity severity = ballot.vote().or(after.loudest(rule)).severity();
            long since = cast.firstVote(rule);
            OpenAlert opened = new OpenAlert(severity, observation.window().end(), since, false, null)
                    .told(severity, event.isQuiet(), ballot.moved());
            events.add(event.open(AlertTransition.OPENED, opened));
            return after.with(opened);
        }
        if (!after.held()) {
            events.add(event.resolved(open, AlertText.silent(rule.resolve())));
            return after.with(null);
        }
        if (start != cast.newest() || !ballot.vote().found()) {
            return after;
        }
        Severity severity = ballot.vote().or(after.loudest(rule)).severity();
        if (!open.isNews(severity, event.isQuiet(), ballot.moved())) {
            return after;
        }
        OpenAlert told = open.told(severity, event.isQuiet(), ballot.moved());
        events.add(event.open(AlertTransition.UPDATED, told));
        return after.with(told);
    }

    private static Outcome supersede(
            SeriesState state, Observation observation, PolicySettings settings, String successor) {
        SeriesState next = state;
        List<AlertEvent> events = new ArrayList<>();
        for (Map.Entry<AlertKind, OpenAlert> open : state.open().entrySet()) {
            AlertEvents event = new AlertEvents(observation, settings, Ballot.none(open.getKey()));
            events.add(event.resolved(open.getValue(), AlertText.superseded(successor)));
        }
        for (AlertKind kind : state.alerts().keySet()) {
            next = next.with(kind, next.alert(kind).cleared());
        }
        for (Ballot ballot : observation.counts() ? observation.ballots() : List.<Ballot>of()) {
            next = next.with(ballot.kind(), next.alert(ballot.kind()).passedOver(observation.window()));
        }
        return new Outcome(next, events, List.of());
    }
}
