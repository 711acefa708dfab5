package io.driftmeter.statistics.verdict;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Benjamini and Hochberg's q-values (1995): with t p-values in ascending order, q of the k-th is the smallest p × t / j over all j from k on. Of the
 * tests at or below a q, that share is expected to be false ones, where the tests are independent or rise together. For ranking: no verdict rests
 * on it, since a share of false alarms is not a number of false pages.
 */
final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /** Logarithm to base 10 of each q-value, in the order of the p-values; 0 or negative. */
    static double[] log10QValues(double[] log10PValues) {
        Integer[] descending = new Integer[log10PValues.length];
        Arrays.setAll(descending, index -> index);
        Arrays.sort(descending, Comparator.comparingDouble(index -> -log10PValues[index]));
        double[] log10QValues = new double[log10PValues.length];
        double smallest = 0;
        for (int position = 0; position < descending.length; position++) {
            int index = descending[position];
            double tests = (double) descending.length / (descending.length - position);
            smallest = Math.min(smallest, log10PValues[index] + StrictMath.log10(tests));
            log10QValues[index] = smallest;
        }
        return log10QValues;
    }
}
