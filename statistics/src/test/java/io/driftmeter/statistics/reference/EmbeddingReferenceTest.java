package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingReferenceTest {
    private static final long HOUR = 3_600_000;

    @Test
    void shouldCountEveryRowOfAColumnOfArrays() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        List<double[]> arrays = List.of(
                new double[] {1, 0},
                new double[] {0, 3},
                new double[] {5, 5, 5},
                new double[] {2, Double.NaN},
                new double[] {2, 0});
        arrays.forEach(array -> builder.add(Map.of("text", array), OptionalLong.empty()));
        builder.add(Map.of("text", "words"), OptionalLong.empty());
        builder.add(Map.of(), OptionalLong.empty());
        EmbeddingReference reference = embedding(builder);

        assertThat(reference.counts().scale().centroid().mean()).containsExactly(1, 1);
        assertThat(reference.counts().values()).isEqualTo(3);
        assertThat(reference.counts().wrongType()).isEqualTo(2);
        assertThat(reference.counts().notANumber()).isEqualTo(1);
        assertThat(reference.counts().missing()).isEqualTo(1);
        assertThat(reference.norm().scale().maximum()).isEqualTo(3);
        assertThat(reference.cosine().counts().moments().mean().orElseThrow()).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void shouldBeTheSameForAnyOrderOfRows() {
        Random random = new Random(7);
        List<double[]> arrays = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            arrays.add(random.doubles(20, -1e-3, 1e6).toArray());
        }
        ReferenceProfile one = profile(arrays);
        Collections.shuffle(arrays, random);
        assertThat(profile(arrays).contentHash()).isEqualTo(one.contentHash());
    }

    @Test
    void shouldKnowHowNormAndCosineVaryBetweenWindows() {
        Random random = new Random(8);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(HOUR)));
        for (int hour = 0; hour < 30; hour++) {
            double length = 1 + hour % 2; // norms change from hour to hour, directions do not
            for (int row = 0; row < 50; row++) {
                double angle = random.nextGaussian();
                double[] array = {length * Math.cos(angle), length * Math.sin(angle)};
                builder.add(Map.of("text", array), OptionalLong.of(hour * HOUR + row));
            }
        }
        builder.add(new HashMap<>(), OptionalLong.of(30 * HOUR));
        EmbeddingReference reference = embedding(builder);

        assertThat(reference.norm().variation(HOUR).orElseThrow().windows()).isEqualTo(30);
        assertThat(reference.norm().variation(HOUR).orElseThrow().largestVariance())
                .isGreaterThan(0.2);
        assertThat(reference.cosine().variation(HOUR).orElseThrow().largestVariance())
                .isLessThan(0.02);
    }

    @Test
    void shouldBeAnotherReferenceWithOtherVariationOfTheNorm() {
        List<double[]> arrays = List.of(new double[] {1, 2}, new double[] {2, 1});
        EmbeddingReference reference =
                (EmbeddingReference) profile(arrays).features().get(0);
        NumericReference varied = new NumericReference(
                "text",
                reference.counts().norm(),
                List.of(new WindowVariation(HOUR, 20, 1, 0.1)),
                reference.importance());
        EmbeddingReference other = new EmbeddingReference(
                reference.name(), reference.counts(), varied, reference.cosine(), reference.importance());

        assertThat(new ReferenceProfile(List.of(other), 2, Optional.empty(), false, Optional.empty()).contentHash())
                .isNotEqualTo(profile(arrays).contentHash());
    }

    @Test
    void shouldRefuseColumnsWithoutACentroid() {
        assertThatThrownBy(() -> profile(List.of(new double[0], new double[] {Double.NaN})))
                .hasMessageContaining("feature 'text' has no array of 1 to 16384 finite numbers");
        assertThatThrownBy(() -> profile(List.of(new double[2], new double[3], new double[4])))
                .hasMessageContaining(
                        "feature 'text' has 1 arrays of 2 numbers, as its first is, and 2 of another length");
    }

    private static ReferenceProfile profile(List<double[]> arrays) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        arrays.forEach(array -> builder.add(Map.of("text", array), OptionalLong.empty()));
        return builder.build(Optional.empty());
    }

    private static EmbeddingReference embedding(ReferenceBuilder builder) {
        return (EmbeddingReference) builder.build(Optional.empty()).features().get(0);
    }
}
