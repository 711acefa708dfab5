package io.driftmeter.alerting.notify.route;

import io.driftmeter.alerting.notify.Subject;
import java.util.List;

/**
 * Leads notifications to sinks. A notification takes it where every list has a pattern that matches; an empty list matches all.
 *
 * @param to names of sinks
 * @param models patterns of names of models
 * @param versions patterns of versions
 * @param segments patterns of segments
 * @param kinds patterns of kinds, such as feature_drift; retraining for triggers
 * @param severities patterns of severities: warning, critical, and info for triggers
 * @param teams patterns of teams; a notification of no team matches only {@code *}
 */
public record Route(
        List<String> to,
        List<Glob> models,
        List<Glob> versions,
        List<Glob> segments,
        List<Glob> kinds,
        List<Glob> severities,
        List<Glob> teams) {

    public Route {
        to = List.copyOf(to);
    }

    /** A route that everything takes. */
    public static Route everythingTo(String... sinks) {
        return new Route(List.of(sinks), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Whether a notification about this takes it. */
    public boolean matches(Subject subject) {
        return any(models, subject.model())
                && any(versions, subject.modelVersion())
                && any(segments, subject.segment())
                && any(kinds, subject.kind())
                && any(severities, subject.severity())
                && any(teams, subject.team().orElse(""));
    }

    private static boolean any(List<Glob> globs, String name) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }
}
