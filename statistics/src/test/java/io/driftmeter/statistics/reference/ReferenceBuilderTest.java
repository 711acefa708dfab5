package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceBuilderTest {
    private static final long HOUR = 3_600_000;

    @Test
    void shouldCountMissingWrongTypeAndNumbersThatAreNone() {
        NumericCounts counts = numeric(
                ReferenceSettings.DEFAULT,
                1.5,
                2,
                null,
                "text",
                true,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                -0.0f,
                7L);

        assertThat(counts.rows()).isEqualTo(10);
        assertThat(counts.values()).isEqualTo(4);
        assertThat(counts.missing()).isEqualTo(1);
        assertThat(counts.wrongType()).isEqualTo(2);
        assertThat(counts.notANumber()).isEqualTo(1);
        assertThat(counts.positiveInfinity()).isEqualTo(1);
        assertThat(counts.negativeInfinity()).isEqualTo(1);
        assertThat(counts.moments().mean()).hasValue(2.625);
        assertThat(counts.belowMinimum() + counts.aboveMaximum()).isZero();
    }

    @Test
    void shouldTakeRowsWithoutAnEntryForMissing() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        builder.add(Map.of("a", 1.0), OptionalLong.empty());
        builder.add(Map.of("b", 1.0), OptionalLong.empty());
        builder.add(Map.of("a", 1.0), OptionalLong.empty());
        ReferenceProfile reference = builder.build(Optional.empty());

        assertThat(feature(reference, "a").counts().missing()).isEqualTo(1);
        assertThat(feature(reference, "b").counts().missing()).isEqualTo(2);
        assertThat(reference.rows()).isEqualTo(3);
    }

    @Test
    void shouldTakeTheKindOfMostValues() {
        Object[] oneTextFirst = Stream.concat(
                        Stream.of("NA"), IntStream.range(0, 1_000).boxed())
                .toArray();
        assertThat(numeric(ReferenceSettings.DEFAULT, oneTextFirst).values()).isEqualTo(1_000);
        assertThat(numeric(ReferenceSettings.DEFAULT, oneTextFirst).wrongType()).isEqualTo(1);
        assertThat(categories(ReferenceSettings.DEFAULT, 1, "a", "b").names()).containsExactly("1", "a", "b");
        assertThat(categories(ReferenceSettings.DEFAULT, "yes", true, false).truthValues())
                .isTrue();
        assertThat(categories(ReferenceSettings.DEFAULT, Double.NaN, Double.NaN, "a")
                        .names())
                .containsExactly("a");
    }

    @Test
    void shouldTakeTheKindThatTheSettingsGive() {
        ReferenceSettings categorical = ReferenceSettings.DEFAULT.withKinds(Map.of("x", ColumnKind.CATEGORICAL));
        CategoryCounts counts = (CategoryCounts)
                build(categorical, 10, 10L, 9_007_199_254_740_993L, 1.5, true).counts();

        assertThat(counts.categories().names()).containsExactly("10", "9007199254740993", "true");
        assertThat(counts.namedCounts()).containsExactly(2, 1, 1);
        assertThat(counts.wrongType()).isEqualTo(1);

        ReferenceSettings numeric = ReferenceSettings.DEFAULT.withKinds(Map.of("x", ColumnKind.NUMERIC));
        assertThat(numeric(numeric, "a", "b", 1).wrongType()).isEqualTo(2);
    }

    @Test
    void shouldNameEveryColumnWithoutAUsableValueAndTheRemedy() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 3; row++) {
            builder.add(
                    row == 0 ? Map.of("dead", Double.NaN, "ok", 1) : Map.of("odd", Double.NEGATIVE_INFINITY),
                    OptionalLong.empty());
        }

        assertThatThrownBy(() -> builder.build(Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature 'dead' has no usable value in 3 rows: leave it out, or say its kind;"
                        + " feature 'odd' has no usable value in 3 rows: leave it out, or say its kind");
    }

    @Test
    void shouldBuildAColumnWithoutValuesWhereItsKindIsGiven() {
        NumericReference numeric = (NumericReference) build(
                ReferenceSettings.DEFAULT.withKinds(Map.of("x", ColumnKind.NUMERIC)), new @Nullable Object[] {null});
        NumericCounts live = numeric.newCounts();
        live.add(3.0);
        assertThat(live.values()).isEqualTo(1);
        assertThat(live.belowMinimum() + live.aboveMaximum()).isZero();
        assertThat(live.unseen()).isZero();

        FeatureReference categorical = build(
                ReferenceSettings.DEFAULT.withKinds(Map.of("x", ColumnKind.CATEGORICAL)),
                new @Nullable Object[] {null});
        var counts = categorical.newCounts();
        counts.add("a");
        assertThat(counts.unseen()).isEqualTo(1);
    }

    @Test
    void shouldPoolTheRarestCategories() {
        ReferenceSettings two = new ReferenceSettings(200, 50, 2, List.of(), Map.of());
        CategoryCounts counts = (CategoryCounts)
                build(two, "b", "a", "b", "c", "c", "d", "a", "b").counts();

        assertThat(counts.categories().names()).containsExactly("a", "b");
        assertThat(counts.categories().pooled()).containsExactly("c", "d");
        assertThat(counts.counts()).containsExactly(2, 3, 3, 0);
    }

    @Test
    void shouldRefuseIdentifiersAndFreeTextByName() {
        Object[] ids = IntStream.rangeClosed(0, Categories.MOST)
                .mapToObj(i -> "id" + i)
                .toArray();
        Object[] longTexts =
                IntStream.range(0, 100).mapToObj(i -> i + "text ".repeat(1_000)).toArray();
        ReferenceSettings categorical = ReferenceSettings.DEFAULT.withKinds(Map.of("x", ColumnKind.CATEGORICAL));
        Object[] numbers = LongStream.rangeClosed(0, Categories.MOST).boxed().toArray();

        assertRefused(ReferenceSettings.DEFAULT, ids);
        assertRefused(ReferenceSettings.DEFAULT, longTexts);
        assertRefused(categorical, numbers);
        assertThat(categories(ReferenceSettings.DEFAULT, Arrays.copyOf(ids, Categories.MOST))
                        .pooled())
                .hasSize(9_000);
    }

    private static void assertRefused(ReferenceSettings settings, @Nullable Object... values) {
        assertThatThrownBy(() -> build(settings, values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feature 'x' has more than 10000 different values")
                .hasMessageContaining("leave it out");
    }

    @Test
    void shouldKeepANumericColumnWithManyStrayTexts() {
        Stream<Object> texts = IntStream.rangeClosed(0, Categories.MOST).mapToObj(i -> "id" + i);
        Stream<Object> numbers = IntStream.range(0, 20_000).mapToObj(i -> (double) i);
        NumericCounts counts =
                numeric(ReferenceSettings.DEFAULT, Stream.concat(texts, numbers).toArray());

        assertThat(counts.values()).isEqualTo(20_000);
        assertThat(counts.wrongType()).isEqualTo(10_001);
    }

    @Test
    void shouldMeasureTheVariationBetweenWindowsAsAPlainComputationDoes() {
        int windows = 40;
        int rowsPerWindow = 5;
        double[][] values = new double[windows][rowsPerWindow];
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(HOUR)));
        for (int window = 0; window < windows; window++) {
            for (int row = 0; row < rowsPerWindow; row++) {
                values[window][row] = 10 * Math.sin(window) + row;
                builder.add(
                        Map.of("x", values[window][row], "c", values[window][row] > 3 ? "high" : "low"),
                        OptionalLong.of(window * HOUR + row * HOUR / (rowsPerWindow - 1) - row / 4));
            }
        }
        ReferenceProfile reference = builder.build(Optional.empty());
        double[] deciles =
                ((NumericReference) feature(reference, "x")).scale().cells().decileEdges();

        WindowVariation numeric = feature(reference, "x").variation(HOUR).orElseThrow();
        assertThat(numeric.windows()).isEqualTo(windows);
        assertThat(numeric.rowsPerWindow()).isEqualTo(rowsPerWindow);
        assertThat(numeric.largestVariance())
                .isCloseTo(
                        Arrays.stream(deciles)
                                .map(edge -> varianceOfShareUpTo(edge, values))
                                .max()
                                .orElseThrow(),
                        within(1e-12));
        WindowVariation categorical = feature(reference, "c").variation(HOUR).orElseThrow();
        assertThat(categorical.largestVariance()).isCloseTo(varianceOfShareUpTo(3, values), within(1e-12));
    }

    private static double varianceOfShareUpTo(double edge, double[][] windows) {
        double[] shares = Arrays.stream(windows)
                .mapToDouble(window -> (double) Arrays.stream(window)
                                .filter(value -> value <= edge)
                                .count()
                        / window.length)
                .toArray();
        double mean = Arrays.stream(shares).average().orElseThrow();
        return Arrays.stream(shares)
                        .map(share -> (share - mean) * (share - mean))
                        .sum()
                / (shares.length - 1);
    }

    @Test
    void shouldMeasureTheVariationOfPooledCategoriesTogether() {
        ReferenceSettings one = new ReferenceSettings(200, 50, 1, List.of(HOUR), Map.of());
        ReferenceBuilder builder = new ReferenceBuilder(one);
        for (int window = 0; window < 30; window++) {
            String rare = window % 2 == 0 ? "rare" : "as rare";
            builder.add(Map.of("c", "common"), OptionalLong.of(window * HOUR));
            builder.add(Map.of("c", rare), OptionalLong.of(window * HOUR + HOUR - 1));
        }

        assertThat(feature(builder.build(Optional.empty()), "c")
                        .variation(HOUR)
                        .orElseThrow()
                        .largestVariance())
                .isZero();
    }

    @Test
    void shouldNotKnowTheVariationWhereARowHasNoTime() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(HOUR)));
        for (int row = 0; row < 100; row++) {
            builder.add(Map.of("x", row), row == 50 ? OptionalLong.empty() : OptionalLong.of(row * HOUR));
        }
        ReferenceProfile reference = builder.build(Optional.empty());

        assertThat(feature(reference, "x").variation()).isEmpty();
        assertThat(reference.trainingTime()).isEmpty();
    }

    @Test
    void shouldResolveTheSpreadOfValuesFarFromZero() {
        Object[] times =
                IntStream.range(0, 1_000).mapToObj(i -> 1.7e9 + i / 1_000.0).toArray();
        NumericCounts counts = numeric(ReferenceSettings.DEFAULT, times);

        assertThat(counts.moments().saturated()).isZero();
        assertThat(counts.moments().mean().orElseThrow()).isCloseTo(1.7e9 + 0.4995, within(3e-7));
        assertThat(counts.moments().variance().orElseThrow()).isCloseTo(1_001_000 / 12.0 * 1e-6, within(1e-7));
    }

    @Test
    void shouldRefuseWhatIsNoValueOfAFeatureAndAReferenceOfNothing() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);

        assertThatThrownBy(() -> builder.build(Optional.empty())).hasMessageContaining("at least one row");
        builder.add(Map.of("x", List.of()), OptionalLong.empty());
        assertThatThrownBy(() -> builder.build(Optional.empty()))
                .hasMessageContaining("a number, a text, a truth value or an array of numbers");
        assertThatThrownBy(() -> ReferenceSettings.DEFAULT.withWindows(List.of(0L)))
                .hasMessageContaining("at least 1 millisecond");
    }

    private static NumericCounts numeric(ReferenceSettings settings, @Nullable Object... values) {
        return ((NumericReference) build(settings, values)).counts();
    }

    private static Categories categories(ReferenceSettings settings, @Nullable Object... values) {
        return ((CategoricalReference) build(settings, values)).categories();
    }

    private static FeatureReference build(ReferenceSettings settings, @Nullable Object... values) {
        ReferenceBuilder builder = new ReferenceBuilder(settings);
        for (Object value : values) {
            builder.add(Collections.singletonMap("x", value), OptionalLong.empty());
        }
        return feature(builder.build(Optional.empty()), "x");
    }

    private static FeatureReference feature(ReferenceProfile reference, String name) {
        return reference.feature(name).orElseThrow();
    }
}
