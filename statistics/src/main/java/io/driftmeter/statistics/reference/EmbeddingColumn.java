package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Centroid;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.EmbeddingScale;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A column of arrays while its feature's reference is built: first their centroid, then their norms and cosines, which are columns of numbers
 * from there on, then the counts.
 */
final class EmbeddingColumn {
    private final ColumnValues values;
    private final CentroidBuilder centroid = new CentroidBuilder();

    EmbeddingColumn(ColumnValues values) {
        this.values = values;
        for (int row = 0; row < values.rows(); row++) {
            double[] array = values.array(row);
            if (array != null) {
                centroid.add(array);
            }
        }
    }

    /** Why the column cannot be a feature, a clause, and what to do about it; empty where it can. */
    Optional<String> problem() {
        return centroid.problem();
    }

    /**
     * Builds the feature's reference; only where there is no problem.
     *
     * @param times event time of each row, in milliseconds since the epoch; null where rows carry none
     */
    EmbeddingReference build(String name, ReferenceSettings settings, long @Nullable [] times) {
        Centroid mean = centroid.centroid();
        double[] norms = new double[values.rows()];
        double[] cosines = new double[values.rows()];
        for (int row = 0; row < norms.length; row++) {
            double[] array = values.array(row);
            norms[row] = array != null && array.length == mean.dimensions() ? Centroid.norm(array) : Double.NaN;
            cosines[row] = Double.isFinite(norms[row]) && array != null ? mean.cosine(array, norms[row]) : Double.NaN;
        }
        EmbeddingCounts counts = new EmbeddingCounts(
                new EmbeddingScale(mean, scale(norms, settings), scale(cosines, settings), centroid.unitExponents()));
        for (int row = 0; row < norms.length; row++) {
            values.count(row, counts);
        }
        return new EmbeddingReference(
                name,
                counts,
                number(EmbeddingReference.NORM, counts.norm(), norms, settings, times),
                number(EmbeddingReference.COSINE, counts.cosine(), cosines, settings, times),
                OptionalDouble.empty());
    }

    private static NumericScale scale(double[] numbers, ReferenceSettings settings) {
        return CellCutter.cut(
                Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray(), settings);
    }

    private static NumericReference number(
            String name, NumericCounts counts, double[] numbers, ReferenceSettings settings, long @Nullable [] times) {
        List<WindowVariation> variation = WindowShares.ofNumbers(
                        numbers, counts.scale().cells())
                .variations(times, settings.windowMilliseconds());
        return new NumericReference(name, counts, variation, OptionalDouble.empty());
    }
}
