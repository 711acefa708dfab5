package io.driftmeter.benchmarks.throughput;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The bins of one feature, as one would find them first: a number's by a search among the edges of the reference's cells, a category's by its
 * name. The last bin is for missing values.
 */
sealed interface NaiveBins {

    /** By feature, the same cells that the monitor counts in. */
    static Map<String, NaiveBins> of(ReferenceProfile reference) {
        Map<String, NaiveBins> bins = new HashMap<>();
        for (FeatureReference feature : reference.features()) {
            if (feature instanceof NumericReference numeric) {
                bins.put(feature.name(), new OfNumbers(numeric.scale().cells().edges()));
            } else if (feature instanceof CategoricalReference categorical) {
                bins.put(feature.name(), new OfCategories(categorical.categories()));
            }
        }
        return bins;
    }

    /** How many bins there are. */
    int count();

    /** The bin of a value, {@code null} being a missing one. */
    default int of(String value) {
        return value.equals("null") ? count() - 1 : ofKnown(value);
    }

    /** The bin of a value that is not missing. */
    int ofKnown(String value);

    /** Of a feature of numbers. */
    record OfNumbers(double[] edges) implements NaiveBins {

        @Override
        public int count() {
            return edges.length + 2;
        }

        @Override
        public int ofKnown(String value) {
            int found = Arrays.binarySearch(edges, Double.parseDouble(value));
            return found >= 0 ? found : -found - 1;
        }
    }

    /** Of a feature of categories, with bins for those of no name and for those never seen. */
    record OfCategories(Categories categories) implements NaiveBins {

        @Override
        public int count() {
            return categories.counters() + 1;
        }

        @Override
        public int ofKnown(String value) {
            return categories.binOf(value);
        }
    }
}
