package io.driftmeter.statistics.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a reference's arrays, and how arrays are seen from it: by their Euclidean norm, and by the cosine of their angle to it. Both
 * are sums in the order of the components, in plain double arithmetic, so that they depend on nothing but the array. Immutable.
 */
public final class Centroid {
    /** Longer arrays are no feature: their centroid would not fit a message. */
    public static final int MOST_COMPONENTS = 16_384;

    private final double[] mean;
    private final double[] direction;

    /**
     * Takes a centroid.
     *
     * @param mean mean of each component, 1 to 16,384 of them, in the unit of the components
     * @throws IllegalArgumentException where there are none or too many, or where they have no finite norm
     */
    public Centroid(double[] mean) {
        if (mean.length == 0 || mean.length > MOST_COMPONENTS) {
            throw new IllegalArgumentException(
                    "a centroid has from 1 to " + MOST_COMPONENTS + " components: " + mean.length);
        }
        double norm = norm(mean);
        if (!Double.isFinite(norm)) {
            throw new IllegalArgumentException("the norm of a centroid must be finite: " + norm);
        }
        this.mean = mean.clone();
        this.direction = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            this.mean[i] = mean[i] + 0.0;
            direction[i] = norm == 0 ? 0 : mean[i] / norm;
        }
    }

    /** Number of components of the arrays. */
    public int dimensions() {
        return mean.length;
    }

    /** Mean of each component. */
    public double[] mean() {
        return mean.clone();
    }

    /** Euclidean norm of an array: √Σx². Not finite where a component is not, or where it exceeds a double. */
    public static double norm(double[] array) {
        double squares = 0;
        for (double component : array) {
            squares += component * component;
        }
        return Math.sqrt(squares);
    }

    /**
     * Cosine of the angle between an array and the centroid, −1 to 1; 0 where one of them is all zeros.
     *
     * @param array as many components as the centroid has
     * @param norm its norm, finite
     */
    public double cosine(double[] array, double norm) {
        if (norm == 0) {
            return 0;
        }
        double product = 0;
        for (int i = 0; i < direction.length; i++) {
            product += array[i] * direction[i];
        }
        return Math.max(-1, Math.min(1, product / norm));
    }

    void writeTo(CountsOutput out) {
        out.writeCount(mean.length);
        for (double component : mean) {
            out.writeDouble(component);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Centroid centroid && Arrays.equals(mean, centroid.mean);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean);
    }
}
