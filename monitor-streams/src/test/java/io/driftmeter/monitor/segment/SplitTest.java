package io.driftmeter.monitor.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final long SEED = 20261121;

    @Test
    void shouldKnowAValueInWhateverTypeItComes() {
        Splits splits = byValues("5", "5.5", "true", "DE");

        assertThat(segment(splits, 5L)).isEqualTo("a=5");
        assertThat(segment(splits, 5.0)).isEqualTo("a=5");
        assertThat(segment(splits, "5")).isEqualTo("a=5");
        assertThat(segment(splits, 5.5)).isEqualTo("a=5.5");
        assertThat(segment(splits, true)).isEqualTo("a=true");
        assertThat(segment(splits, "DE")).isEqualTo("a=DE");
        assertThat(segment(splits, new Object[] {null})).isEqualTo("a=other");
        for (Object rest : List.of(6L, 5.25, false, "de", "", Double.NaN, new Object())) {
            assertThat(segment(splits, rest)).as("%s", rest).isEqualTo("a=other");
        }
    }

    @Test
    void shouldTellMinusZeroAndLargeNumbersApart() {
        Splits splits = byValues("0", "9007199254740993");

        assertThat(segment(splits, -0.0)).isEqualTo("a=0");
        assertThat(segment(splits, 9_007_199_254_740_993L)).isEqualTo("a=9007199254740993");
        assertThat(segment(splits, 9_007_199_254_740_992L)).isEqualTo("a=other");
        assertThat(segment(splits, 9_007_199_254_740_992.0)).isEqualTo("a=other");
    }

    @Test
    void shouldTakeTheFirstCaseOfWhichAllConditionsHold() {
        Splits splits = of(
                segment("high", condition("a", SegmentTest.ABOVE, 10), is("b", "x")),
                segment("some", condition("a", SegmentTest.AT_LEAST, 10)),
                segment("gap", new SegmentCondition("a", SegmentTest.MISSING, List.of(), 0.0)),
                segment("not x", new SegmentCondition("b", SegmentTest.NONE_OF, List.of("x"), 0.0)));

        assertThat(segment(splits, 11.0, "x")).isEqualTo("a=high");
        assertThat(segment(splits, 11.0, "y")).isEqualTo("a=some");
        assertThat(segment(splits, 10L, "x")).isEqualTo("a=some");
        assertThat(segment(splits, null, "x")).isEqualTo("a=gap");
        assertThat(segment(splits, 9.0, "y")).isEqualTo("a=not x");
        assertThat(segment(splits, 9.0, null)).isEqualTo("a=other");
        assertThat(segment(splits, "11", "x")).isEqualTo("a=other");
    }

    @Test
    void shouldPutEveryRowIntoOneSegmentAsAPlainReadingOfTheDefinitionDoes() {
        Random random = new Random(SEED);
        for (int definition = 0; definition < 200; definition++) {
            List<WatchedSegment> watched = new ArrayList<>();
            for (int segment = random.nextInt(6); segment >= 0; segment--) {
                watched.add(segment(
                        "s" + segment,
                        random.ints(1 + random.nextInt(2))
                                .mapToObj(any -> randomCondition(random))
                                .toArray(SegmentCondition[]::new)));
            }
            Splits splits = of(watched.toArray(WatchedSegment[]::new));
            for (int row = 0; row < 100; row++) {
                @Nullable Object[] values = {randomValue(random), randomValue(random)};
                String found = splitValues(splits, values);
                assertThat(found)
                        .as("seed %d, %s of %s", SEED, Arrays.toString(values), watched)
                        .isEqualTo(plainly(watched, values));
            }
        }
    }

    private static SegmentCondition randomCondition(Random random) {
        SegmentTest test = SegmentTest.values()[1 + random.nextInt(SegmentTest.values().length - 1)];
        return new SegmentCondition(
                random.nextBoolean() ? "a" : "b", test, List.of(Integer.toString(random.nextInt(4)), "true"), (double)
                        random.nextInt(4));
    }

    private static @Nullable Object randomValue(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> (long) random.nextInt(4);
            case 3 -> random.nextInt(8) / 2.0;
            case 4 -> random.nextBoolean();
            default -> Integer.toString(random.nextInt(5));
        };
    }

    /** The rule in other words: texts and not tables, and no look-up. */
    private static String plainly(List<WatchedSegment> watched, @Nullable Object[] values) {
        return watched.stream()
                .filter(segment -> segment.getConditions().stream()
                        .allMatch(condition ->
                                plainly(condition, values[condition.getColumn().equals("a") ? 0 : 1])))
                .map(segment -> "a=" + segment.getValue())
                .findFirst()
                .orElse("a=other");
    }

    private static boolean plainly(SegmentCondition condition, @Nullable Object value) {
        String text = value instanceof Double number && number % 1 == 0
                ? String.format("%.0f", number)
                : String.valueOf(value);
        double number = value instanceof Number known ? known.doubleValue() : Double.NaN;
        return switch (condition.getTest()) {
            case ONE_OF -> value != null && condition.getTexts().contains(text);
            case NONE_OF -> value != null && !condition.getTexts().contains(text);
            case ABOVE -> number > condition.getNumber();
            case AT_LEAST -> number >= condition.getNumber();
            case BELOW -> number < condition.getNumber();
            case AT_MOST -> number <= condition.getNumber();
            case MISSING -> value == null;
            case PRESENT -> value != null;
            case UNKNOWN -> false;
        };
    }

    /** Of one column, so that one look-up tells. */
    private static Splits byValues(String... values) {
        List<WatchedSegment> watched = Arrays.stream(values)
                .map(value -> Splits.ofValues(List.of("a"), List.of(value)))
                .toList();
        return Splits.of(List.of(new Segmentation("a", SegmentSource.FEATURES, List.of("a"), watched, 0)));
    }

    private static Splits of(WatchedSegment... watched) {
        return Splits.of(
                List.of(new Segmentation("a", SegmentSource.FEATURES, List.of("a", "b"), List.of(watched), 0)));
    }

    private static WatchedSegment segment(String value, SegmentCondition... conditions) {
        return new WatchedSegment(value, List.of(conditions));
    }

    private static SegmentCondition is(String column, String value) {
        return new SegmentCondition(column, SegmentTest.ONE_OF, List.of(value), 0.0);
    }

    private static SegmentCondition condition(String column, SegmentTest test, double number) {
        return new SegmentCondition(column, test, List.of(), number);
    }

    private static String segment(Splits splits, @Nullable Object... values) {
        return splitValues(splits, values);
    }

    private static String splitValues(Splits splits, @Nullable Object[] values) {
        BoxedValues row = new BoxedValues(splits.columns().size());
        for (int column = 0; column < values.length; column++) {
            row.set(column, values[column]);
        }
        Split split = splits.all().get(0);
        return split.segments().get(split.segmentOf(row));
    }
}
