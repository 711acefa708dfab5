package io.driftmeter.statistics.fault;

import java.util.Optional;

/**
 * A recognised fault.
 *
 * @param kind what went wrong
 * @param explanation what explains the rows, in words, with shares and rows
 * @param explainedShare share of the rows since then that it explains, from 0 to 1
 * @param since start of the first slice of the window that shows it, in milliseconds since the epoch; the window's start where all do
 * @param otherFeature the feature that it has changed places with; empty for other faults
 */
public record Fault(
        FaultKind kind, String explanation, double explainedShare, long since, Optional<String> otherFeature) {

    Fault(FaultKind kind, String explanation, double explainedShare, long since) {
        this(kind, explanation, explainedShare, since, Optional.empty());
    }
}
