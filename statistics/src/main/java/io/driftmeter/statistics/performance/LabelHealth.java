package io.driftmeter.statistics.performance;

import java.util.List;

/**
 * Whether the labels of a window can be trusted.
 *
 * @param windows earlier windows that it was compared with
 * @param possibleFault whether the labels of a class changed suddenly though the predictions did not: a fault of the labelling or
 *     poisoning look like this, and so does a world that turned overnight without its inputs
 * @param findings what was looked at
 */
public record LabelHealth(int windows, boolean possibleFault, List<LabelFinding> findings) {
    public LabelHealth {
        findings = List.copyOf(findings);
    }

    /**
     * Whether later windows may be compared with this one: its labels are neither missing, nor late, nor possibly faulty. A
     * distribution that moves along with the predictions is the world's.
     */
    public boolean isMeasure() {
        return !possibleFault
                && findings.stream()
                        .noneMatch(finding -> finding.moved() && finding.check() != LabelFinding.Check.DISTRIBUTION);
    }
}
