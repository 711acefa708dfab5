package io.driftmeter.statistics.verdict;

/**
 * The part of a model's false-alarm budget that one kind of evaluation has.
 *
 * @param alertKinds kinds of alert that the evaluation can raise: a drift window has feature drift, prediction drift and data quality,
 *     a performance window has performance
 * @param ofAlertKinds kinds of alert that the model has in all
 * @param windowLengths families of windows (length and advance) that share the budget of these kinds
 * @param advanceMilliseconds distance from one window's start to the next, in milliseconds: each advance is an evaluation
 * @param declaredSegments the most segments that the monitor declares beside the whole; 0 where it has none
 * @param segment whether a segment is evaluated, and not the whole traffic
 */
public record BudgetShare(
        int alertKinds,
        int ofAlertKinds,
        int windowLengths,
        long advanceMilliseconds,
        int declaredSegments,
        boolean segment) {

    public BudgetShare {
        if (alertKinds < 1 || ofAlertKinds < alertKinds || windowLengths < 1 || advanceMilliseconds < 1) {
            throw new IllegalArgumentException(alertKinds + " of " + ofAlertKinds + " kinds of alert, " + windowLengths
                    + " window lengths, advance of " + advanceMilliseconds + " ms");
        }
        if (declaredSegments < (segment ? 1 : 0)) {
            throw new IllegalArgumentException(declaredSegments + " segments declared");
        }
    }

    /** The share of the whole traffic of a monitor without segments. */
    public static BudgetShare ofWholeTraffic(
            int alertKinds, int ofAlertKinds, int windowLengths, long advanceMilliseconds) {
        return new BudgetShare(alertKinds, ofAlertKinds, windowLengths, advanceMilliseconds, 0, false);
    }

    double segmentPart() {
        if (segment) {
            return 0.5 / declaredSegments;
        }
        return declaredSegments == 0 ? 1 : 0.5;
    }
}
