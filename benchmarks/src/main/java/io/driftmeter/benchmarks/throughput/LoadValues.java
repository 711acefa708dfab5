package io.driftmeter.benchmarks.throughput;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The values of one row after the other, drawn from a fixed seed: normal numbers on many scales, and 20 categories a feature. */
final class LoadValues {

    private static final int CATEGORIES = 20;
    private static final double MISSING = 0.005;
    private static final double WHOLE = 0.01;

    private final SplittableRandom random;
    private final int features;

    LoadValues(int features, long seed) {
        this.random = new SplittableRandom(seed);
        this.features = features;
    }

    /** A row: a value by each feature's name, null where it is missing. */
    Map<String, @Nullable Object> next() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int feature = 0; feature < features; feature++) {
            row.put(Load.feature(feature), value(feature));
        }
        return row;
    }

    private @Nullable Object value(int feature) {
        double kind = random.nextDouble();
        if (kind < MISSING) {
            return null;
        }
        if (Load.isCategory(feature)) {
            return "category-" + random.nextInt(CATEGORIES);
        }
        double number = (random.nextGaussian() + feature % 7) * StrictMath.pow(10, feature % 5);
        return kind < WHOLE ? (Object) (long) number : (Object) number;
    }
}
