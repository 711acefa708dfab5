package io.driftmeter.alerting.policy;

import io.driftmeter.alerting.policy.SeriesState.Heard;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.ReportStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Ends the alerts of a series whose reports have stopped: the monitor is down or was taken away, the version was retired, or a revision of the
 * definition no longer has windows of that length. Time comes in as a value: that of a tick.
 */
public final class Expiry {
    private Expiry() {}

    /**
     * What a tick did.
     *
     * @param state the series' new state
     * @param events the ends of alerts
     * @param gone upstream sources that the series says nothing of any more
     */
    public record Outcome(SeriesState state, List<AlertEvent> events, List<Gone> gone) {

        /** Whether the tick changed anything. */
        public boolean isDue() {
            return !events.isEmpty() || !gone.isEmpty();
        }
    }

    /**
     * A source that windows of one length found, and that no report speaks of any more.
     *
     * @param source name of the source
     * @param window the last reported window
     * @param revision revision of the definition that ruled it
     */
    public record Gone(String source, Window window, int revision) {}

    /**
     * State and events at a time.
     *
     * @param now milliseconds since the epoch of processing time
     * @param settings what a revision of the definition says about alerts; empty where it is not known any more
     */
    public static Outcome at(
            long now, SeriesState state, Series series, IntFunction<Optional<PolicySettings>> settings) {
        SeriesState next = state;
        List<AlertEvent> events = new ArrayList<>();
        List<Gone> gone = new ArrayList<>();
        for (Map.Entry<String, Heard> entry : state.heard().entrySet()) {
            Observation.Source source = Observation.Source.valueOf(
                    entry.getKey().substring(0, entry.getKey().indexOf('|')));
            long length = Long.parseLong(entry.getKey().substring(entry.getKey().indexOf('|') + 1));
            Heard heard = entry.getValue();
            Optional<PolicySettings> known = settings.apply(heard.revision());
            if (known.isEmpty() || now - heard.at() <= known.get().expireAfterMilliseconds() + length) {
                continue;
            }
            Window window = new Window(heard.windowEnd() - length, heard.windowEnd());
            for (Map.Entry<AlertKind, AlertState> alert : new TreeMap<>(next.alerts()).entrySet()) {
                OpenAlert open = alert.getValue().open();
                if (open == null
                        || source(alert.getKey()) != source
                        || !alert.getValue().track(length).open()) {
                    continue;
                }
                AlertState cleared = alert.getValue().cleared(length);
                if (!cleared.held()) {
                    Observation nothing = nothing(series, window, source, heard.revision());
                    events.add(new AlertEvents(nothing, known.get(), Ballot.none(alert.getKey()))
                            .resolved(open, AlertText.expired(Instant.ofEpochMilli(window.end()))));
                    cleared = cleared.with((OpenAlert) null);
                }
                next = next.with(alert.getKey(), cleared);
            }
            if (source == Observation.Source.DRIFT) {
                for (String found : next.upstream()) {
                    if (found.endsWith("|" + length)) {
                        gone.add(new Gone(found.substring(0, found.lastIndexOf('|')), window, heard.revision()));
                    }
                }
                next = next.withoutUpstream(length);
            }
        }
        return new Outcome(next, events, gone);
    }

    private static Observation.Source source(AlertKind kind) {
        return kind == AlertKind.PERFORMANCE || kind == AlertKind.LABELS
                ? Observation.Source.PERFORMANCE
                : Observation.Source.DRIFT;
    }

    /** No report has this stage: so the end by a tick has an identity of its own. */
    private static Observation nothing(Series series, Window window, Observation.Source source, int revision) {
        return new Observation(
                series,
                window,
                ReportStage.UNKNOWN,
                source,
                0,
                null,
                revision,
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }
}
