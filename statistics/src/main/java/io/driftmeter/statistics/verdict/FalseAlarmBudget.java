package io.driftmeter.statistics.verdict;

/**
 * What a user allows: an expected number of false pages of one model in a period. It bounds the expectation whatever depends on what,
 * since expectations add up (Bonferroni):
 *
 * <pre>
 * window level = false pages × (kinds of alert here / kinds in all) / window lengths / evaluations in the period × segment part
 *   evaluations in the period: period / advance, rounded up; every advance of a hopping window is one
 *   segment part: 1 without segments; else a half for the whole and a half over the segments that are declared, never those observed
 * level for one test = window level / tests of the window, at most 0.05
 * </pre>
 *
 * One false page in 30 days, one kind, 5-minute windows, 100 tests a window: 1 / 8,640 / 100 = 1.16e-6. Holm's procedure within a kind then
 * spends what the significant tests leave; its first step is this level. N of M never raises it: that would need windows to be independent.
 *
 * @param falsePages expected false pages allowed in the period, more than 0
 * @param periodMilliseconds the period, in milliseconds
 */
public record FalseAlarmBudget(double falsePages, long periodMilliseconds) {
    /** A test at a weaker level shows nothing, whatever the budget allows. */
    public static final double WEAKEST_LEVEL = 0.05;

    public FalseAlarmBudget {
        if (!(falsePages > 0) || !Double.isFinite(falsePages) || periodMilliseconds < 1) {
            throw new IllegalArgumentException(falsePages + " false pages in " + periodMilliseconds + " ms");
        }
    }

    /** Expected false pages that one evaluation may cause, over all its tests. */
    public double windowLevel(BudgetShare share) {
        double kinds = (double) share.alertKinds() / share.ofAlertKinds();
        double evaluations = Math.ceil((double) periodMilliseconds / share.advanceMilliseconds());
        return falsePages * kinds / share.windowLengths() / evaluations * share.segmentPart();
    }

    /** Significance level for each of the tests of a window. */
    public static double levelForOneTest(double windowLevel, int tests) {
        return Math.min(WEAKEST_LEVEL, windowLevel / Math.max(1, tests));
    }
}
