package io.driftmeter.statistics.reference;

import java.util.List;

/** The finite values of a numeric feature by their ranks: all of them, or what a sketch knows. */
interface RankedValues {

    /** Number of values. */
    long count();

    /** Lowest value; only where there is one. */
    double minimum();

    /** Highest value; only where there is one. */
    double maximum();

    /** The lowest value with at least part / parts of the values at or below it. */
    double quantile(int part, int parts);

    /**
     * The values that are counted one by one: all of them where there are few, else those that are more than a share of all rows, ascending.
     *
     * @param few so many distinct values are few
     * @param share of the rows
     */
    List<Double> atoms(int few, double share);

    /** Whether there is no value but these. */
    boolean areAll(List<Double> atoms);
}
