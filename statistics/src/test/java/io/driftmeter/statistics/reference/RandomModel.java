package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.FeatureCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** A model with features of every kind and rows of it, drawn with a seed, among them rows with all that can be wrong. */
final class RandomModel {
    private static final List<String> REGIONS = List.of("north", "south", "east", "west", "\uD83D\uDE00", "");

    private final Random random;

    RandomModel(long seed) {
        this.random = new Random(seed);
    }

    static ReferenceProfile reference(long seed) {
        RandomModel model = new RandomModel(seed);
        ReferenceBuilder builder = new ReferenceBuilder(new ReferenceSettings(50, 20, 3, List.of(), Map.of()));
        for (int row = 0; row < 300; row++) {
            builder.add(model.row(), OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }

    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("amount", Math.exp(3 * random.nextGaussian()));
        row.put("time", 1_700_000_000L + random.nextInt(1_000_000));
        row.put("dependants", (double) random.nextInt(5));
        row.put("region", REGIONS.get(random.nextInt(REGIONS.size())));
        row.put("owner", random.nextBoolean());
        row.put("text", random.doubles(5, -1, 1).toArray());
        return row;
    }

    /** Live counts of some rows, a tenth of whose values are odd. */
    ProfileCounts live(ReferenceProfile reference, int rows) {
        ProfileCounts counts = new ProfileCounts(reference);
        for (int row = 0; row < rows; row++) {
            addRow(List.of(counts));
        }
        return counts;
    }

    /** Counts one row in each of several counts. */
    void addRow(List<ProfileCounts> into) {
        Map<String, Object> row = row();
        row.replaceAll((name, value) -> random.nextInt(10) == 0 ? odd() : value);
        for (ProfileCounts counts : into) {
            row.forEach((name, value) -> add(counts.feature(counts.indexOf(name)), value));
        }
    }

    private Object odd() {
        return switch (random.nextInt(11)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> Double.longBitsToDouble(random.nextLong());
            case 4 -> random.nextLong();
            case 5 -> "text " + random.nextInt(100);
            case 6 -> random.nextBoolean();
            case 7 -> "\uD83D\uDE00".repeat(random.nextInt(100));
            case 8 -> Optional.empty();
            case 9 -> oddArray();
            default -> -0.0;
        };
    }

    private double[] oddArray() {
        double[] array = random.doubles(5, -1, 1).toArray();
        switch (random.nextInt(5)) {
            case 0 -> array[random.nextInt(5)] = Double.NaN;
            case 1 -> array[random.nextInt(5)] = Double.NEGATIVE_INFINITY;
            case 2 -> array[random.nextInt(5)] = 1e200 * random.nextGaussian();
            case 3 -> array[random.nextInt(5)] = 1e60 * random.nextGaussian();
            default -> array = new double[random.nextInt(3)];
        }
        return array;
    }

    static void add(FeatureCounts counts, Object value) {
        if (value instanceof Double number) {
            counts.add(number.doubleValue());
        } else if (value instanceof Long number) {
            counts.add(number.longValue());
        } else if (value instanceof Boolean truth) {
            counts.add(truth.booleanValue());
        } else if (value instanceof String text) {
            counts.add(text);
        } else if (value instanceof double[] array) {
            counts.add(array);
        } else {
            counts.addMissing();
        }
    }
}
