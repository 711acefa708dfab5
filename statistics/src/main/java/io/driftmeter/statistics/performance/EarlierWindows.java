package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.distribution.FisherExact;
import io.driftmeter.statistics.distribution.TestOutcome;
import io.driftmeter.statistics.verdict.BoundedTail;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A share of rows in a window beside the same share in earlier windows. Windows differ by more than their rows do, so two p-values are
 * made, and the larger counts: Fisher's exact test against the earlier rows together, and the tail (1 + t²/ν)^(−ν/2) of
 * t² = change² / (v (1 + 1/K)), where v is the variance of the share between the K earlier windows, but no less than the binomial one of
 * the window itself, and ν = K − 1.
 *
 * @param windows the share in each earlier window, oldest first; all have rows
 */
record EarlierWindows(List<Share> windows) {
    /** Under this many windows nothing is judged; the tail's few degrees of freedom make the first verdicts careful. */
    static final int LEAST_WINDOWS = 5;

    /** Hits among rows; cut to what a share can be, so that no counts, however damaged, stop a test. */
    record Share(long hits, long rows) {
        Share {
            rows = Math.max(0, rows);
            hits = Math.max(0, Math.min(rows, hits));
        }

        double value() {
            return (double) hits / rows;
        }
    }

    enum Side {
        LOWER,
        HIGHER,
        EITHER
    }

    EarlierWindows {
        windows = windows.stream().filter(share -> share.rows() > 0).toList();
    }

    boolean suffice() {
        return windows.size() >= LEAST_WINDOWS;
    }

    /** All earlier windows together. */
    Share pooled() {
        return new Share(
                windows.stream().mapToLong(Share::hits).sum(),
                windows.stream().mapToLong(Share::rows).sum());
    }

    /** Logarithm to base 10 of the p-value of a change to this side; empty where there are too few windows. */
    OptionalDouble log10PValue(Share live, Side side) {
        if (!suffice() || live.rows() == 0) {
            return OptionalDouble.empty();
        }
        double expected = pooled().value();
        double change = live.value() - expected;
        if ((side == Side.LOWER && change >= 0) || (side == Side.HIGHER && change <= 0) || change == 0) {
            return OptionalDouble.of(0);
        }
        double variance = Math.max(betweenWindows(), expected * (1 - expected) / live.rows());
        double exact = log10Exact(live, side);
        if (variance <= 0) {
            return OptionalDouble.of(exact);
        }
        double squaredDeviation = change * change / (variance * (1 + 1.0 / windows.size()));
        double degreesOfFreedom = windows.size() - 1;
        double tail = side == Side.EITHER
                ? BoundedTail.log10TwoSided(squaredDeviation, degreesOfFreedom)
                : BoundedTail.log10OneSided(squaredDeviation, degreesOfFreedom);
        return OptionalDouble.of(Math.max(exact, tail));
    }

    private double betweenWindows() {
        double mean = windows.stream().mapToDouble(Share::value).sum() / windows.size();
        double squares = windows.stream()
                .mapToDouble(share -> (share.value() - mean) * (share.value() - mean))
                .sum();
        return squares / (windows.size() - 1);
    }

    private double log10Exact(Share live, Side side) {
        Share pooled = pooled();
        TestOutcome outcome = switch (side) {
            case LOWER -> FisherExact.lower(live.hits(), live.rows(), pooled.hits(), pooled.rows());
            case HIGHER -> FisherExact.higher(live.hits(), live.rows(), pooled.hits(), pooled.rows());
            case EITHER -> FisherExact.twoSided(live.hits(), live.rows(), pooled.hits(), pooled.rows());
        };
        return outcome instanceof TestOutcome.Tested tested ? tested.log10PValue() : 0;
    }
}
