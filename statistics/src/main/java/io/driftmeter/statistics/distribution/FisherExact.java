package io.driftmeter.statistics.distribution;

/**
 * Fisher's exact test of whether two rates are one, by the hypergeometric distribution. For rare events nothing else will do: with one
 * missing row in 100 against none in 10,000 the z-test says 1.5e-23 and the truth is 0.0099. The statistic is the live rate less the
 * reference's.
 */
public final class FisherExact {
    private static final double LN_10 = StrictMath.log(10);
    private static final double LN_2 = StrictMath.log(2);

    private FisherExact() {}

    /** Two-sided, by doubling the smaller tail. */
    public static TestOutcome twoSided(long liveHits, long liveRows, long referenceHits, long referenceRows) {
        return test(liveHits, liveRows, referenceHits, referenceRows, Side.EITHER);
    }

    /** One-sided: is the live rate lower? */
    public static TestOutcome lower(long liveHits, long liveRows, long referenceHits, long referenceRows) {
        return test(liveHits, liveRows, referenceHits, referenceRows, Side.LOWER);
    }

    /** One-sided: is the live rate higher? */
    public static TestOutcome higher(long liveHits, long liveRows, long referenceHits, long referenceRows) {
        return test(liveHits, liveRows, referenceHits, referenceRows, Side.HIGHER);
    }

    private enum Side {
        LOWER,
        HIGHER,
        EITHER
    }

    private static TestOutcome test(long liveHits, long liveRows, long referenceHits, long referenceRows, Side side) {
        check(liveHits, liveRows);
        check(referenceHits, referenceRows);
        if (referenceRows == 0) {
            return TestOutcome.unknown(NoRows.IN_REFERENCE);
        }
        if (liveRows == 0) {
            return TestOutcome.unknown(NoRows.LIVE);
        }
        HypergeometricTails tails = HypergeometricTails.of(
                liveHits, liveRows, liveHits + referenceHits, Math.addExact(liveRows, referenceRows));
        double logP = switch (side) {
            case LOWER -> tails.lower();
            case HIGHER -> tails.upper();
            case EITHER -> LN_2 + tails.smaller();
        };
        double change = (double) liveHits / liveRows - (double) referenceHits / referenceRows;
        return new TestOutcome.Tested(change, 0, Math.min(0, logP / LN_10));
    }

    private static void check(long hits, long rows) {
        if (hits < 0 || hits > rows) {
            throw new IllegalArgumentException(hits + " of " + rows + " rows");
        }
    }
}
