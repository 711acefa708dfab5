package io.driftmeter.cli.fault;

import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Rows of a model of orders with numbers of many shapes, categories and an input that never changes; and its reference of 60 windows. */
final class SensorModel {
    static final String NAME = "orders";
    static final long PANE = 60_000;
    static final int PANES = 10;
    static final long WINDOW = PANES * PANE;
    static final int ROWS_PER_PANE = 80;

    private static final int REFERENCE_WINDOWS = 60;
    private static final List<String> REGIONS = List.of("north", "south", "east", "west", "centre");
    private static final double[] REGION_SHARES = {0.35, 0.25, 0.2, 0.12, 0.08};
    private static final List<String> CHANNELS = List.of("app", "shop", "phone");
    private static final double[] CHANNEL_SHARES = {0.6, 0.3, 0.1};

    private SensorModel() {}

    /** One row as it should be. */
    static Map<String, Object> row(Random random) {
        Map<String, Object> row = new HashMap<>();
        row.put("amount", Math.exp(4 + 0.8 * random.nextGaussian()));
        row.put("temperature", 15 + 7 * random.nextGaussian());
        row.put("age", (double) Math.round(Math.max(18, Math.min(95, 42 + 14 * random.nextGaussian()))));
        row.put("ratio", Math.max(random.nextDouble(), random.nextDouble()));
        row.put("distance", 3 * (-Math.log(random.nextDouble()) - Math.log(random.nextDouble())));
        row.put("balance", 700 + 900 * random.nextGaussian());
        row.put("items", (double) items(random));
        row.put("batch", 7.0);
        row.put("region", drawn(random, REGIONS, REGION_SHARES));
        row.put("channel", drawn(random, CHANNELS, CHANNEL_SHARES));
        row.put("member", random.nextDouble() < 0.4);
        row.put("note", random.nextDouble() < 0.02 ? null : (Object) random.nextGaussian());
        return row;
    }

    private static int items(Random random) {
        int items = 0;
        double product = random.nextDouble();
        while (product > Math.exp(-3)) {
            items++;
            product *= random.nextDouble();
        }
        return items;
    }

    private static String drawn(Random random, List<String> names, double[] shares) {
        double left = random.nextDouble();
        int drawn = 0;
        while (drawn < shares.length - 1 && left >= shares[drawn]) {
            left -= shares[drawn++];
        }
        return names.get(drawn);
    }

    static ReferenceProfile reference(long seed) {
        Random random = new Random(seed);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(WINDOW)));
        int rows = REFERENCE_WINDOWS * PANES * ROWS_PER_PANE;
        for (int row = 0; row < rows; row++) {
            builder.add(row(random), OptionalLong.of(row * PANE / ROWS_PER_PANE));
        }
        return builder.build(Optional.empty());
    }
}
