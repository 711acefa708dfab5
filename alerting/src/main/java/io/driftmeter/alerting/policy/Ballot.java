package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Evidence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The vote of one judged window for one kind of alert, with its reasons.
 *
 * @param kind what is voted on
 * @param vote the vote
 * @param moved names of what moved, most telling first; empty where the kind names nothing (traffic)
 * @param evidence reasons, most telling first, at most {@link EvidenceRanking#LISTED}
 * @param importance share of the importance of all judged features that the moved ones hold; null where the reference gives none
 */
public record Ballot(
        AlertKind kind,
        Vote vote,
        List<String> moved,
        List<Evidence> evidence,
        @Nullable Double importance) {
    public Ballot {
        moved = List.copyOf(moved);
        evidence = List.copyOf(evidence);
    }

    /** Without importances. */
    public Ballot(AlertKind kind, Vote vote, List<String> moved, List<Evidence> evidence) {
        this(kind, vote, moved, evidence, null);
    }

    /** A vote with nothing to name. */
    public static Ballot none(AlertKind kind) {
        return new Ballot(kind, Vote.NONE, List.of(), List.of());
    }

    /** How many of what moved the evidence does not list. */
    public int omitted() {
        Set<String> listed = evidence.stream().map(Evidence::getFeature).collect(Collectors.toSet());
        return (int) moved.stream().filter(name -> !listed.contains(name)).count();
    }
}
