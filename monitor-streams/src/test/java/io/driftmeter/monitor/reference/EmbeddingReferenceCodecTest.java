package io.driftmeter.monitor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.avro.FeatureKind;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.statistics.reference.EmbeddingReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingReferenceCodecTest {
    private static final long SEED = 20261121L;
    private static final long HOUR = 3_600_000;
    private static final int MOST_BYTES_OF_A_MESSAGE = 512 * 1024;

    @Test
    void shouldGiveBackTheSameReference() throws InvalidReferenceException {
        var reference = reference(8);
        List<ReferenceProfile> parts = ReferenceCodec.toParts(reference, ReferenceScope.always("search", "1"));

        var read = ReferenceCodec.fromParts(parts);

        assertThat(parts.get(0).getFeatures().get(0).getKind()).isEqualTo(FeatureKind.EMBEDDING);
        assertThat(read.contentHash()).isEqualTo(reference.contentHash());
        EmbeddingReference before = embedding(reference);
        EmbeddingReference after = embedding(read);
        assertThat(after.counts().notANumber()).isEqualTo(1);
        assertThat(after.counts().positiveInfinity()).isEqualTo(1);
        assertThat(after.counts().wrongType()).isEqualTo(1);
        assertThat(after.counts().missing()).isEqualTo(1);
        assertThat(after.norm().variation())
                .isEqualTo(before.norm().variation())
                .isNotEmpty();
        assertThat(after.cosine().variation())
                .isEqualTo(before.cosine().variation())
                .isNotEqualTo(after.norm().variation());
        assertThat(after.norm().seasons()).isPresent();
        assertThat(read.layoutFingerprint()).isEqualTo(reference.layoutFingerprint());
    }

    @Test
    void shouldFitAMessageWithTheMostComponents() {
        List<ReferenceProfile> parts = ReferenceCodec.toParts(reference(16_384), ReferenceScope.always("search", "1"));
        assertThat(parts).hasSize(1);
        assertThat(FeatureReferenceCodec.size(parts.get(0).getFeatures().get(0)))
                .isLessThan(MOST_BYTES_OF_A_MESSAGE);
    }

    @Test
    void shouldRefuseComponentsThatAreNotThoseOfTheCentroid() {
        List<ReferenceProfile> parts = ReferenceCodec.toParts(reference(8), ReferenceScope.always("search", "1"));
        io.driftmeter.avro.EmbeddingReference message =
                parts.get(0).getFeatures().get(0).getEmbedding();
        message.setComponents(message.getComponents().subList(0, 3));
        assertThatThrownBy(() -> ReferenceCodec.fromParts(parts))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageContaining("sums of 3 components, not of the 8");
    }

    private static io.driftmeter.statistics.reference.ReferenceProfile reference(int components) {
        Random random = new Random(SEED);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(HOUR)));
        for (int row = 0; row < 100; row++) {
            double length = 1 + row / 4 % 2; // norms vary from hour to hour, directions do not
            double[] array = random.doubles(components)
                    .map(ignored -> length * random.nextGaussian())
                    .toArray();
            builder.add(Map.of("text", array), OptionalLong.of(row * HOUR / 4));
        }
        double[] broken = new double[components];
        broken[1] = Double.NaN;
        builder.add(Map.of("text", broken.clone()), OptionalLong.of(25 * HOUR));
        broken[1] = Double.POSITIVE_INFINITY;
        builder.add(Map.of("text", broken), OptionalLong.of(25 * HOUR));
        builder.add(Map.of("text", new double[1]), OptionalLong.of(25 * HOUR));
        builder.add(Map.of(), OptionalLong.of(25 * HOUR));
        var built = builder.build(Optional.empty());
        EmbeddingReference plain = embedding(built);
        NumericReference norm = new NumericReference(
                "text",
                plain.norm().counts(),
                plain.norm().variation(),
                OptionalDouble.empty(),
                Optional.of(seasons(plain.norm().scale().cells().count())),
                List.of(),
                0);
        EmbeddingReference seasonal =
                new EmbeddingReference("text", plain.counts(), norm, plain.cosine(), OptionalDouble.of(0.5));
        return new io.driftmeter.statistics.reference.ReferenceProfile(
                List.of(seasonal), built.rows(), built.trainingTime(), false, Optional.empty());
    }

    private static SeasonalCounts seasons(int cells) {
        List<long[]> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            long[] counts = new long[cells];
            counts[slot % cells] = slot;
            slots.add(counts);
        }
        return new SeasonalCounts(slots, 28, List.of());
    }

    private static EmbeddingReference embedding(io.driftmeter.statistics.reference.ReferenceProfile reference) {
        return (EmbeddingReference) reference.features().get(0);
    }
}
