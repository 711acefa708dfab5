package io.driftmeter.statistics.verdict;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's step-down procedure (1979): the smallest of t p-values is held against the level, the next against t / (t − 1) times the level, and
 * so on until one fails. It keeps the chance of any false rejection at t × level, whatever the tests' dependence.
 */
final class Holm {

    private Holm() {}

    /**
     * Which tests are significant.
     *
     * @param log10PValues logarithm to base 10 of each p-value; 0 for a test that could not be made, which still counts
     * @param level level of the first step: the level of the whole family over the number of tests
     */
    static boolean[] significant(double[] log10PValues, double level) {
        Integer[] ascending = new Integer[log10PValues.length];
        Arrays.setAll(ascending, index -> index);
        Arrays.sort(ascending, Comparator.comparingDouble(index -> log10PValues[index]));
        boolean[] significant = new boolean[log10PValues.length];
        for (int rank = 0; rank < ascending.length; rank++) {
            double stepLevel =
                    Math.min(FalseAlarmBudget.WEAKEST_LEVEL, level * ascending.length / (ascending.length - rank));
            if (log10PValues[ascending[rank]] > StrictMath.log10(stepLevel)) {
                break;
            }
            significant[ascending[rank]] = true;
        }
        return significant;
    }
}
