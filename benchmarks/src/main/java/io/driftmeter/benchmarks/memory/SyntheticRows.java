package io.driftmeter.benchmarks.memory;

import io.driftmeter.statistics.reference.RowSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Rows of eight weeks, made anew on each reading: of ten features one is a category of twenty, one a whole number, one zero-inflated, and
 * the others are normal with a daily swing.
 *
 * @param seed makes the same rows each time
 * @param rows number of rows
 * @param features number of features
 */
record SyntheticRows(long seed, long rows, int features) implements RowSource {
    private static final long SPAN_MILLISECONDS = Duration.ofDays(56).toMillis();
    private static final double MILLISECONDS_A_DAY = Duration.ofDays(1).toMillis();

    @Override
    public void read(RowSink sink) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] names = new String[features];
        for (int feature = 0; feature < features; feature++) {
            names[feature] = "feature_" + feature;
        }
        Map<String, Object> row = new HashMap<>();
        for (long i = 0; i < rows; i++) {
            long time = i * SPAN_MILLISECONDS / rows;
            double swing = 0.5 * Math.sin(time / MILLISECONDS_A_DAY * 2 * Math.PI);
            for (int feature = 0; feature < features; feature++) {
                row.put(names[feature], value(feature % 10, swing, random));
            }
            sink.row(row, OptionalLong.of(time));
        }
    }

    private static Object value(int kind, double swing, SplittableRandom random) {
        return switch (kind) {
            case 0 -> "category " + random.nextInt(20);
            case 1 -> (long) random.nextInt(1_000);
            case 2 -> random.nextInt(10) < 6 ? 0.0 : random.nextDouble();
            default -> swing + random.nextGaussian();
        };
    }
}
