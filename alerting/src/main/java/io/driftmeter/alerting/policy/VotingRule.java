package io.driftmeter.alerting.policy;

/**
 * When votes become an alert. Only judged windows are looked at: a window without enough data neither opens nor resolves.
 *
 * @param open votes among the last {@code of} judged windows that open an alert
 * @param of judged windows that are looked at
 * @param resolve judged windows in a row without a vote, nor one that holds it, that resolve an alert
 */
public record VotingRule(int open, int of, int resolve) {
    /** Windows that are remembered at most, whatever a definition asks for: it bounds the state. */
    public static final int MOST_WINDOWS = 64;

    public VotingRule {
        of = Math.min(MOST_WINDOWS, Math.max(1, of));
        open = Math.min(of, Math.max(1, open));
        resolve = Math.min(MOST_WINDOWS, Math.max(1, resolve));
    }

    /** How many judged windows must be remembered. */
    public int remembered() {
        return Math.max(of, resolve);
    }
}
