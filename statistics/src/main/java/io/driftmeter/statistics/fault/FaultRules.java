package io.driftmeter.statistics.fault;

/**
 * From where on a fault is named.
 *
 * @param minimumRows with fewer rows since its beginning none is
 * @param leastRateChange change of a rate (missing, wrong type, new categories) from which it is
 */
public record FaultRules(long minimumRows, double leastRateChange) {
    /** A fault that changes values must explain at least this share of the rows. */
    public static final double LEAST_EXPLAINED = 0.9;

    public FaultRules {
        if (minimumRows < 1 || !(leastRateChange > 0)) {
            throw new IllegalArgumentException("a fault needs 1 row or more and a change of a rate above 0: "
                    + minimumRows + ", " + leastRateChange);
        }
    }
}
