package io.driftmeter.benchmarks.speed;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A model of numeric features with a lognormal law, in 200 cells, and categorical ones of 50 Zipf-distributed categories. */
final class SampleModel {
    static final long WINDOW_MILLISECONDS = Duration.ofMinutes(5).toMillis();
    static final int CATEGORIES = 50;

    private static final int REFERENCE_ROWS = 20_000;
    private static final int REFERENCE_WINDOWS = 40;

    private final int numericFeatures;
    private final int categoricalFeatures;
    private final SplittableRandom random;

    SampleModel(int numericFeatures, int categoricalFeatures, long seed) {
        this.numericFeatures = numericFeatures;
        this.categoricalFeatures = categoricalFeatures;
        this.random = new SplittableRandom(seed);
    }

    /** A reference of 20,000 rows in 40 windows. */
    ReferenceProfile reference() {
        ReferenceBuilder builder =
                new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(WINDOW_MILLISECONDS)));
        long millisecondsARow = REFERENCE_WINDOWS * WINDOW_MILLISECONDS / REFERENCE_ROWS;
        for (int row = 0; row < REFERENCE_ROWS; row++) {
            builder.add(row(), OptionalLong.of(row * millisecondsARow));
        }
        return builder.build(Optional.empty());
    }

    private Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        for (int feature = 0; feature < numericFeatures; feature++) {
            row.put("number_" + feature, number());
        }
        for (int feature = 0; feature < categoricalFeatures; feature++) {
            row.put("category_" + feature, category());
        }
        return row;
    }

    /** The next lognormal number. */
    double number() {
        return StrictMath.exp(random.nextGaussian());
    }

    /** The next category: the k-th has a share that falls as 1/k. */
    String category() {
        double rank = StrictMath.exp(random.nextDouble() * StrictMath.log(CATEGORIES + 1.0));
        return "category " + (int) rank;
    }

    /** Counts of a window of so many rows. */
    ProfileCounts window(ReferenceProfile reference, int rows) {
        ProfileCounts window = new ProfileCounts(reference);
        for (int row = 0; row < rows; row++) {
            row().forEach((name, value) -> count(window.feature(window.indexOf(name)), value));
        }
        return window;
    }

    private static void count(FeatureCounts counts, Object value) {
        if (value instanceof Double number) {
            counts.add(number.doubleValue());
        } else {
            counts.add((String) value);
        }
    }
}
