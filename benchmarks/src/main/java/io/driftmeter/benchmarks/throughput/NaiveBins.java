package io.driftmeter.benchmarks.throughput;

import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the bin of a value as one would write it first: a number's among the edges of the reference's cells, a category's by its name. Two
 * bins more are for values that are none of the reference's, and for missing ones.
 */
final class NaiveBins {

    private final Map<String, double[]> edges = new HashMap<>();
    private final Map<String, Map<String, Integer>> categories = new HashMap<>();

    /** The same cells that the monitor counts in. */
    NaiveBins(ReferenceProfile reference) {
        for (FeatureReference feature : reference.features()) {
            if (feature instanceof NumericReference numeric) {
                edges.put(feature.name(), numeric.scale().cells().edges());
            } else if (feature instanceof CategoricalReference categorical) {
                categories.put(feature.name(), placesOf(categorical.categories().names()));
            }
        }
    }

    private static Map<String, Integer> placesOf(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /** How many bins a feature has. */
    int count(String feature) {
        double[] numeric = edges.get(feature);
        return 2 + (numeric != null ? numeric.length + 1 : categories(feature).size());
    }

    /** The bin of a value, {@code null} being a missing one. */
    int of(String feature, String value) {
        int others = count(feature) - 2;
        if (value.equals("null")) {
            return others + 1;
        }
        double[] numeric = edges.get(feature);
        return numeric != null
                ? below(numeric, Double.parseDouble(value))
                : categories(feature).getOrDefault(value, others);
    }

    private Map<String, Integer> categories(String feature) {
        return categories.getOrDefault(feature, Map.of());
    }

    private static int below(double[] edges, double number) {
        int found = Arrays.binarySearch(edges, number);
        return found >= 0 ? found : -found - 1;
    }
}
