package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.ScoringRules;

/** Knows which panes may have been reported as final: only a claim of idleness makes one so while rows still come. */
@FunctionalInterface
interface ClosedPanes {

    /** Whether a window that holds the prediction may be final. */
    boolean isClosed(PredictionCopy prediction, ScoringRules rules);
}
