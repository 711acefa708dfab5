package io.driftmeter.cli.fault;

import io.driftmeter.avro.FaultKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What happens to the rows from a pane on, as somebody who breaks pipelines would draw it: it knows nothing of how faults are recognised.
 *
 * @param fault the fault that must be named; UNKNOWN for plain drift
 * @param features where it must be named; for drift what moves
 * @param words what was done
 * @param change what happens to a row
 * @param aheadShare share of the records whose event time is in the future
 */
record Scenario(
        FaultKind fault,
        Set<String> features,
        String words,
        UnaryOperator<Map<String, Object>> change,
        double aheadShare) {

    static Scenario draw(FaultKind kind, Random random) {
        return switch (kind) {
            case UNIT_CHANGE -> unitChange(random);
            case STUCK_VALUE -> stuck(random);
            case NULL_BURST -> nulls(random);
            case TYPE_CHANGE -> types(random);
            case SWAPPED_FEATURES -> swapped(random);
            case CONSTANT_ALIVE -> alive(random);
            case NEW_CATEGORIES -> newCategories(random);
            case VANISHED_CATEGORIES -> vanished(random);
            case CLOCK_SKEW -> new Scenario(kind, Set.of(), "clock ahead", row -> row, 0.1 + 0.5 * random.nextDouble());
            case UNKNOWN -> drift(random);
        };
    }

    private static Scenario of(
            FaultKind kind, Set<String> features, String words, UnaryOperator<Map<String, Object>> change) {
        return new Scenario(kind, features, words, change, 0);
    }

    private static Scenario setting(
            FaultKind kind, String feature, String words, double share, UnaryOperator<Object> change, Random random) {
        Random rows = new Random(random.nextLong());
        return of(kind, Set.of(feature), words + " " + feature, row -> {
            if (rows.nextDouble() < share) {
                row.put(feature, change.apply(row.get(feature)));
            }
            return row;
        });
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private record Unit(String feature, String words, UnaryOperator<Object> change) {
        static Unit times(String feature, double factor) {
            return new Unit(feature, "x" + factor, value -> (Object) ((double) value * factor));
        }

        static Unit over(String feature, double divisor) {
            return new Unit(feature, "/" + divisor, value -> (Object) ((double) value / divisor));
        }
    }

    private static Scenario unitChange(Random random) {
        Unit unit = any(
                List.of(
                        Unit.times("amount", 100),
                        Unit.over("amount", 1000),
                        Unit.times("amount", -1),
                        Unit.times("distance", 1000),
                        Unit.over("distance", 1000),
                        Unit.times("distance", -1),
                        Unit.times("ratio", 100),
                        Unit.times("age", 12),
                        Unit.times("age", 365),
                        Unit.times("balance", 100),
                        Unit.over("balance", 100),
                        new Unit("temperature", "F", value -> (Object) ((double) value * 1.8 + 32)),
                        new Unit("temperature", "K", value -> (Object) ((double) value + 273.15))),
                random);
        double share = random.nextInt(3) == 0 ? 0.95 : 1;
        return setting(FaultKind.UNIT_CHANGE, unit.feature(), unit.words(), share, unit.change(), random);
    }

    private static Scenario stuck(Random random) {
        String feature =
                any(List.of("amount", "temperature", "age", "balance", "items", "region", "member", "note"), random);
        Object last = SensorModel.row(random).get(feature);
        boolean number = last instanceof Double;
        Object value = number ? any(List.of(last, 0.0, -1.0, 1e6), random) : last;
        return setting(FaultKind.STUCK_VALUE, feature, "stuck at " + value, 1, row -> value, random);
    }

    private static Scenario nulls(Random random) {
        String feature = any(List.of("amount", "age", "region", "member", "note"), random);
        boolean notANumber = feature.equals("amount") && random.nextBoolean();
        double share = 0.12 + 0.88 * random.nextDouble();
        Object value = notANumber ? (Object) Double.NaN : Missing.VALUE;
        return setting(FaultKind.NULL_BURST, feature, "null or NaN", share, row -> value, random);
    }

    private static Scenario types(Random random) {
        String feature = any(List.of("amount", "age", "balance", "region", "member"), random);
        double share = 0.3 + 0.7 * random.nextDouble();
        boolean text = feature.equals("region");
        return setting(FaultKind.TYPE_CHANGE, feature, "retyped", share, value -> text ? (Object) 1.5 : "1.5", random);
    }

    private static Scenario swapped(Random random) {
        List<String> pair = any(
                List.of(
                        List.of("amount", "distance"),
                        List.of("amount", "age"),
                        List.of("temperature", "balance"),
                        List.of("age", "ratio"),
                        List.of("region", "channel"),
                        List.of("temperature", "distance")),
                random);
        return of(FaultKind.SWAPPED_FEATURES, Set.copyOf(pair), "swapped " + pair, row -> {
            Map<String, Object> changed = new HashMap<>(row);
            changed.put(pair.get(0), row.get(pair.get(1)));
            changed.put(pair.get(1), row.get(pair.get(0)));
            return changed;
        });
    }

    private static Scenario alive(Random random) {
        double share = 0.15 + 0.85 * random.nextDouble();
        Random values = new Random(random.nextLong());
        return setting(
                FaultKind.CONSTANT_ALIVE,
                "batch",
                "alive",
                share,
                value -> (Object) (8.0 + values.nextInt(40)),
                random);
    }

    private static Scenario newCategories(Random random) {
        String feature = any(List.of("region", "channel"), random);
        double share = 0.1 + 0.5 * random.nextDouble();
        int names = 1 + random.nextInt(4);
        Random values = new Random(random.nextLong());
        return setting(
                FaultKind.NEW_CATEGORIES,
                feature,
                "new",
                share,
                value -> (Object) ("new-" + values.nextInt(names)),
                random);
    }

    private static Scenario vanished(Random random) {
        String feature = any(List.of("region", "channel"), random);
        Object gone = feature.equals("region") ? any(List.of("north", "south", "east", "west"), random) : "shop";
        Object instead = feature.equals("region") ? "centre" : "phone";
        return setting(
                FaultKind.VANISHED_CATEGORIES,
                feature,
                "no " + gone,
                1,
                value -> value.equals(gone) ? instead : value,
                random);
    }

    /** Shifts, spreads and other mixtures, and never a unit, a constant or a category that vanishes. */
    private static Scenario drift(Random random) {
        double size = 0.6 + random.nextDouble();
        double sign = random.nextBoolean() ? 1 : -1;
        Random rows = new Random(random.nextLong());
        return switch (random.nextInt(7)) {
            case 0 ->
                setting(
                        FaultKind.UNKNOWN,
                        "temperature",
                        "warmer",
                        1,
                        value -> (Object) ((double) value + sign * 7 * size),
                        random);
            case 1 ->
                setting(
                        FaultKind.UNKNOWN,
                        "amount",
                        "dearer",
                        1,
                        value -> (Object) ((double) value * Math.exp(sign * 0.8 * size)),
                        random);
            case 2 ->
                setting(
                        FaultKind.UNKNOWN,
                        "balance",
                        "spread",
                        1,
                        value -> (Object) (700 + ((double) value - 700) * (1.6 + size)),
                        random);
            case 3 ->
                setting(
                        FaultKind.UNKNOWN,
                        "ratio",
                        "lower",
                        1,
                        value -> (Object) Math.pow((double) value, 1.5 + size),
                        random);
            case 4 ->
                setting(
                        FaultKind.UNKNOWN,
                        "age",
                        "older",
                        1,
                        value -> (Object) (double) Math.round((double) value + 10 * size),
                        random);
            case 5 ->
                setting(
                        FaultKind.UNKNOWN,
                        "region",
                        "more of the centre",
                        0.15 + 0.3 * rows.nextDouble(),
                        value -> (Object) "centre",
                        random);
            default ->
                setting(
                        FaultKind.UNKNOWN,
                        "items",
                        "more",
                        1,
                        value -> (Object) ((double) value + rows.nextInt(3)),
                        random);
        };
    }

    /** Stands for no value, since a map of changes cannot hold null where it says so. */
    enum Missing {
        VALUE
    }
}
