package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Centroid;
import io.driftmeter.statistics.counts.EmbeddingScale;
import io.driftmeter.statistics.counts.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first pass over a column of arrays: their mean, and the unit of each component. The first usable array says how many components there
 * are; those of other lengths are left out, as are those that are not finite. Nothing depends on the order of the others.
 */
final class CentroidBuilder {
    /** The range of a component is some such number of standard deviations. */
    private static final double DEVIATIONS_IN_RANGE = 8;

    private final List<ExactDoubleSum> sums = new ArrayList<>();
    private double[] lowest = new double[0];
    private double[] highest = new double[0];
    private long arrays;
    private long ofOtherLength;

    void add(double[] array) {
        if (sums.isEmpty() && isUsable(array)) {
            start(array);
        }
        if (array.length != sums.size()) {
            ofOtherLength++;
        } else if (isUsable(array)) {
            arrays++;
            for (int i = 0; i < array.length; i++) {
                sums.get(i).add(array[i]);
                lowest[i] = Math.min(lowest[i], array[i]);
                highest[i] = Math.max(highest[i], array[i]);
            }
        }
    }

    private static boolean isUsable(double[] array) {
        return array.length > 0 && array.length <= Centroid.MOST_COMPONENTS && Double.isFinite(Centroid.norm(array));
    }

    private void start(double[] first) {
        for (int i = 0; i < first.length; i++) {
            sums.add(new ExactDoubleSum());
        }
        lowest = first.clone();
        highest = first.clone();
    }

    /** Why the arrays have no centroid, a clause, and what to do about it; empty where they have one. */
    Optional<String> problem() {
        if (arrays == 0) {
            return Optional.of("has no array of 1 to " + Centroid.MOST_COMPONENTS
                    + " finite numbers: leave it out, or give arrays");
        }
        return ofOtherLength > arrays
                ? Optional.of("has " + arrays + " arrays of " + sums.size() + " numbers, as its first is, and "
                        + ofOtherLength + " of another length: give arrays of one length")
                : Optional.empty();
    }

    /** The mean of the arrays; only where there is no problem. */
    Centroid centroid() {
        return new Centroid(
                sums.stream().mapToDouble(sum -> sum.dividedBy(arrays)).toArray());
    }

    /** Exponents of the units in which the components' sums are kept. */
    List<Integer> unitExponents() {
        List<Integer> exponents = new ArrayList<>();
        for (int i = 0; i < EmbeddingScale.sumsOf(sums.size()); i++) {
            double largest = Math.max(Math.abs(lowest[i]), Math.abs(highest[i]));
            double spread = (highest[i] - lowest[i]) / DEVIATIONS_IN_RANGE;
            exponents.add(Moments.unitExponentFor(spread > 0 ? spread : largest, largest));
        }
        return exponents;
    }
}
