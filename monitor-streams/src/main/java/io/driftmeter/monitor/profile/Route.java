package io.driftmeter.monitor.profile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.join.ScoringRule;
import io.driftmeter.schemas.key.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * What rules the rows of one model version in one minute of event time, and the panes that they fall into. By minute, since
 * the panes of every definition are made of whole minutes: what holds for one moment of a minute holds for all of it.
 */
final class Route {

    private final @Nullable MonitorDefinition definition;
    private final @Nullable Reference reference;
    private final @Nullable PaneId onTime;
    private final @Nullable PaneId late;

    /** The live panes of these, once they have begun. */
    private @Nullable LivePane liveOnTime;

    private @Nullable LivePane liveLate;

    /** By which its predictions are scored, once one has been read. */
    private @Nullable ScoringRules scoringRules;

    private Route(
            @Nullable MonitorDefinition definition,
            @Nullable Reference reference,
            @Nullable PaneId onTime,
            @Nullable PaneId late) {
        this.definition = definition;
        this.reference = reference;
        this.onTime = onTime;
        this.late = late;
    }

    /** The route by these definitions and references. */
    static Route of(String model, String modelVersion, long eventTime, DefinitionsSnapshot definitions) {
        MonitorDefinition definition =
                definitions.definitionOf(model, eventTime).orElse(null);
        if (definition == null) {
            return new Route(null, null, null, null);
        }
        long length = Panes.length(definition);
        long start = Panes.start(eventTime, length);
        Reference reference =
                definitions.referenceAt(model, modelVersion, start).orElse(null);
        String series = SeriesKey.ofAll(model, modelVersion).toString();
        String referenceId = reference == null ? null : reference.referenceId();
        int revision = definition.getRevision();
        return new Route(
                definition,
                reference,
                new PaneId(series, start, length, revision, referenceId, false),
                new PaneId(series, start, length, revision, referenceId, true));
    }

    /** The monitor definition in force; null if there is none. */
    @Nullable
    MonitorDefinition definition() {
        return definition;
    }

    /** The reference in force; null if there is none. */
    @Nullable
    Reference reference() {
        return reference;
    }

    /**
     * The rules that travel with its predictions.
     *
     * @throws IllegalStateException if no definition is in force
     */
    ScoringRules scoringRules() {
        ScoringRules made = scoringRules;
        if (made == null) {
            if (definition == null) {
                throw new IllegalStateException("Without a definition nothing is scored");
            }
            made = ScoringRule.of(definition);
            scoringRules = made;
        }
        return made;
    }

    /** The live pane of the rows on time, or of the late ones; null if none has been kept here. */
    @Nullable
    LivePane live(boolean ofLateRows) {
        return ofLateRows ? liveLate : liveOnTime;
    }

    /** Keeps a live pane, until the routes are cleared. */
    void keep(LivePane pane, boolean ofLateRows) {
        if (ofLateRows) {
            liveLate = pane;
        } else {
            liveOnTime = pane;
        }
    }

    /**
     * The pane of the rows on time, or of the late ones.
     *
     * @throws IllegalStateException if no definition is in force
     */
    PaneId pane(boolean ofLateRows) {
        PaneId pane = ofLateRows ? late : onTime;
        if (pane == null) {
            throw new IllegalStateException("Without a definition there are no panes");
        }
        return pane;
    }
}
