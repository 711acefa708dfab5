package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open alert that a window has just voted for.
 *
 * @param kind kind of the alert
 * @param fingerprint its identity
 * @param since start of the first window that voted for it, in milliseconds since the epoch
 * @param windowsOpen judged windows since it was opened, the opening one and this one included
 * @param evidence what this window shows, most telling first
 * @param importance share of the features' importance that the moved ones hold; null where the reference gives none
 */
public record Standing(
        AlertKind kind,
        String fingerprint,
        long since,
        int windowsOpen,
        List<Evidence> evidence,
        @Nullable Double importance) {

    /** Without importances. */
    public Standing(AlertKind kind, String fingerprint, long since, int windowsOpen, List<Evidence> evidence) {
        this(kind, fingerprint, since, windowsOpen, evidence, null);
    }

    static Standing of(Observation observation, Ballot ballot, OpenAlert open, int windowsOpen) {
        String fingerprint = AlertIdentity.fingerprint(observation.series(), ballot.kind());
        return new Standing(
                ballot.kind(), fingerprint, open.since(), windowsOpen, ballot.evidence(), ballot.importance());
    }
}
