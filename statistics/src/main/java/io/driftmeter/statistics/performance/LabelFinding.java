package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.verdict.EffectBand;
import java.util.OptionalDouble;

/**
 * One look at a window's labels: a share of rows beside what it was in earlier windows.
 *
 * @param check what was looked at
 * @param label class whose share is shown; empty where the check is about none
 * @param verdict the verdict
 * @param effect how large the change is; NONE where nothing was judged
 * @param value the share in this window; empty where it has no rows
 * @param expected the share in the earlier windows together; empty where they have no rows
 * @param threshold share from which the effect is minor; empty where there is nothing to compare with
 * @param rows rows of the window that it is a share of
 * @param log10PValue logarithm to base 10 of the p-value of the change, over all classes; empty where nothing was judged
 * @param reason the verdict in words
 */
public record LabelFinding(
        Check check,
        String label,
        Verdict verdict,
        EffectBand effect,
        OptionalDouble value,
        OptionalDouble expected,
        OptionalDouble threshold,
        long rows,
        OptionalDouble log10PValue,
        String reason) {

    /** What is looked at. */
    public enum Check {
        /** Share of the predictions that have a label. */
        COVERAGE,
        /** Share of the labels that are older than nine in ten were before. */
        DELAY,
        /** Share of a class among the labels. */
        DISTRIBUTION
    }

    /** What is found. */
    public enum Verdict {
        /** As before. */
        HELD,
        /** Significantly and noticeably different. */
        MOVED,
        /** Too few rows, or too few windows to compare with. */
        NOT_ENOUGH_DATA
    }

    boolean moved() {
        return verdict == Verdict.MOVED;
    }
}
