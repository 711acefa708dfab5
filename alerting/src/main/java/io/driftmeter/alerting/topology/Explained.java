package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.retraining.FaultySpans;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.MonitorDefinition;

/**
 * Leaves out what a stop of the input explains. Where rows stopped, dropped or surged between a prediction and the end of its horizon, labels that
 * are missing or late say nothing new; where they did in the window itself, neither does the performance of those that were left. Such a
 * window casts no vote on them, so it neither opens nor resolves an alert.
 */
final class Explained {

    private Explained() {}

    /** Whether the window shows that the whole traffic of a version that had rows before stopped, dropped or surged. */
    static boolean isStop(Observation observation, ModelState model) {
        return observation.source() == Observation.Source.DRIFT
                && observation.counts()
                && observation.series().isWhole()
                && model.traffic().knows(observation.series().version())
                && observation.ballots().stream()
                        .anyMatch(ballot -> ballot.kind() == AlertKind.TRAFFIC
                                && ballot.vote().found());
    }

    /** The observation without the votes that a stop explains. */
    static Observation withoutChildren(Observation observation, ModelState model, MonitorDefinition definition) {
        if (observation.source() != Observation.Source.PERFORMANCE || definition.getPerformance() == null) {
            return observation;
        }
        FaultySpans stops = model.stoppedOf(observation.series().version());
        long start = observation.window().start();
        long end = observation.window().end();
        boolean inWindow = stops.overlap(start, end);
        boolean inHorizon =
                stops.overlap(start, end + definition.getPerformance().getHorizonMilliseconds());
        return observation.with(observation.ballots().stream()
                .filter(ballot -> !ballot.vote().found()
                        || !(ballot.kind() == AlertKind.LABELS && inHorizon
                                || ballot.kind() == AlertKind.PERFORMANCE && inWindow))
                .toList());
    }
}
