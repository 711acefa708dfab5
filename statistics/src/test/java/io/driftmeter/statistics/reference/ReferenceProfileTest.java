package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceProfileTest {
    private static final long SEED = 20_261_121;

    private record Row(long time, Map<String, Object> features) {}

    private static List<Row> rows() {
        return new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> new Row(
                        i * 60_000L,
                        Map.of("amount", i * i / 7.0, "count", i % 3, "region", "r" + i % 5, "own", i < 9)))
                .toList());
    }

    private static ReferenceProfile build(List<Row> rows, Optional<PerformanceBaseline> baseline) {
        ReferenceBuilder builder = new ReferenceBuilder(new ReferenceSettings(20, 10, 3, List.of(300_000L), Map.of()));
        rows.forEach(row -> builder.add(row.features(), OptionalLong.of(row.time())));
        return builder.build(baseline);
    }

    @Test
    void shouldHashTheSameContentToTheSameIdForEver() {
        assertThat(build(rows(), Optional.empty()).contentHash())
                .describedAs("a change of this hash makes every reference that users have published unreadable")
                .isEqualTo("ce44e7d802209aa6ca34f6d3ff44fc0641b5375f9defe475762bd37841021477");
    }

    @Test
    void shouldNotDependOnTheOrderOfRows() {
        ReferenceProfile reference = build(rows(), Optional.empty());
        List<Row> shuffled = rows();
        Collections.shuffle(shuffled, new Random(SEED));

        assertThat(build(shuffled, Optional.empty())).isEqualTo(reference).hasSameHashCodeAs(reference);
    }

    @Test
    void shouldChangeItsHashWithAnyContent() {
        List<Row> otherValue = rows();
        otherValue.set(5, new Row(300_000, Map.of("amount", 3.5, "count", 2, "region", "r0", "own", true)));
        List<Row> otherTime = rows();
        otherTime.set(0, new Row(1, otherTime.get(0).features()));
        PerformanceBaseline baseline = new PerformanceBaseline(
                5,
                List.of(new PerformanceBaseline.BaselineMetric(
                        "accuracy", 0.8, OptionalDouble.empty(), OptionalDouble.empty())));
        ReferenceProfile reference = build(rows(), Optional.empty());

        assertThat(List.of(
                        reference,
                        build(otherValue, Optional.empty()),
                        build(otherTime, Optional.empty()),
                        build(rows(), Optional.of(baseline)),
                        build(rows().subList(0, 199), Optional.empty()),
                        new ReferenceProfile(
                                reference.features(), 200, reference.trainingTime(), true, Optional.empty()),
                        new ReferenceProfile(
                                reference.features().subList(0, 3),
                                200,
                                reference.trainingTime(),
                                false,
                                Optional.empty())))
                .extracting(ReferenceProfile::contentHash)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldFindFeaturesByName() {
        ReferenceProfile reference = build(rows(), Optional.empty());

        assertThat(reference.features())
                .extracting(FeatureReference::name)
                .containsExactly("amount", "count", "own", "region");
        assertThat(reference.feature("own")).hasValue(reference.features().get(2));
        assertThat(reference.indexOf("region")).isEqualTo(3);
        assertThat(reference.feature("none")).isEmpty();
        assertThat(reference.indexOf("none")).isEqualTo(-1);
    }

    @Test
    void shouldSplitIntoGroupsThatFitAndAreTheSameEverywhere() {
        ReferenceProfile reference = build(rows(), Optional.empty());

        assertThat(reference.groups(1 << 20)).containsExactly(new FeatureRange(0, 4));
        assertThat(reference.groups(1))
                .containsExactly(
                        new FeatureRange(0, 1), new FeatureRange(1, 2), new FeatureRange(2, 3), new FeatureRange(3, 4));
    }

    @Test
    void shouldRefuseAFeatureThatStandsTwice() {
        FeatureReference feature = build(rows(), Optional.empty()).features().get(0);

        assertThatThrownBy(() ->
                        new ReferenceProfile(List.of(feature, feature), 200, Optional.empty(), false, Optional.empty()))
                .hasMessageContaining("feature 'amount' stands twice");
    }
}
