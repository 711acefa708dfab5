package io.driftmeter.monitor.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import io.driftmeter.statistics.reference.Quantile;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.WindowVariation;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceCodecTest {

    private static final long SEED = 20261121L;
    private static final ReferenceScope SCOPE =
            new ReferenceScope("credit-risk", "2", 3_600_000L, OptionalLong.of(7_200_000L));

    @Test
    void shouldGiveBackTheSameReference() throws InvalidReferenceException {
        ReferenceProfile reference = reference();

        ReferenceProfile read = ReferenceCodec.fromParts(ReferenceCodec.toParts(reference, SCOPE));

        assertThat(read.contentHash()).isEqualTo(reference.contentHash());
        assertThat(read.trainingTime()).isEqualTo(reference.trainingTime());
        assertThat(read.baseline()).isEqualTo(reference.baseline());
        assertThat(read.features())
                .extracting(FeatureReference::name)
                .containsExactlyElementsOf(reference.features().stream()
                        .map(FeatureReference::name)
                        .toList());
        for (FeatureReference feature : reference.features()) {
            FeatureReference same = read.feature(feature.name()).orElseThrow();
            assertThat(same.counts().rows()).isEqualTo(feature.counts().rows());
            assertThat(same.variation()).isEqualTo(feature.variation()).isNotEmpty();
        }
    }

    @Test
    void shouldGiveBackSeasonsQuantilesLabelAndZone() throws InvalidReferenceException {
        ReferenceProfile plain = reference();
        NumericReference income = (NumericReference) plain.feature("income").orElseThrow();
        NumericReference seasonal = new NumericReference(
                "income",
                income.counts(),
                income.variation(),
                OptionalDouble.of(0.3),
                Optional.of(seasons(income.scale().cells().count())),
                List.of(new Quantile(0.25, -1.5), new Quantile(0.5, 2)),
                0.001);
        ReferenceProfile reference = new ReferenceProfile(
                List.of(seasonal),
                plain.rows(),
                plain.trainingTime(),
                false,
                Optional.empty(),
                ZoneId.of("Europe/Berlin"),
                plain.feature("dependants"));

        ReferenceProfile read = ReferenceCodec.fromParts(ReferenceCodec.toParts(reference, SCOPE));

        assertThat(read.contentHash()).isEqualTo(reference.contentHash()).isNotEqualTo(plain.contentHash());
        NumericReference same = (NumericReference) read.features().get(0);
        assertThat(same.quantiles()).isEqualTo(seasonal.quantiles());
        assertThat(same.edgeRankError()).isEqualTo(0.001);
        assertThat(same.seasons().orElseThrow().counts(30))
                .isEqualTo(seasonal.seasons().orElseThrow().counts(30));
        assertThat(same.seasons().orElseThrow().variation())
                .containsExactly(new WindowVariation(300_000, 8_000, 50, 0.01, 27));
        assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.label().orElseThrow().name()).isEqualTo("dependants");
    }

    private static SeasonalCounts seasons(int bins) {
        List<long[]> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            long[] counts = new long[bins];
            counts[slot % bins] = slot % 3;
            slots.add(counts);
        }
        return new SeasonalCounts(slots, 28, List.of(new WindowVariation(300_000, 8_000, 50, 0.01, 27)));
    }

    @Test
    void shouldKnowAgainWhichFeaturesHaveAtomsOnly() throws InvalidReferenceException {
        ReferenceProfile read = ReferenceCodec.fromParts(ReferenceCodec.toParts(reference(), SCOPE));

        assertThat(unseenOf(read, "dependants", 2.5)).isEqualTo(1);
        assertThat(unseenOf(read, "dependants", 2)).isZero();
        assertThat(unseenOf(read, "income", 2.5)).isZero();
    }

    @Test
    void shouldSplitBetweenFeaturesAndNameWhatEachPartBelongsTo() throws InvalidReferenceException {
        ReferenceProfile reference = reference();

        List<io.driftmeter.avro.ReferenceProfile> parts = ReferenceCodec.toParts(reference, SCOPE, 2_000);

        assertThat(parts).hasSizeGreaterThan(1);
        for (int number = 0; number < parts.size(); number++) {
            io.driftmeter.avro.ReferenceProfile part = parts.get(number);
            assertThat(part.getPart()).isEqualTo(number);
            assertThat(part.getParts()).isEqualTo(parts.size());
            assertThat(part.getReferenceId()).isEqualTo(reference.contentHash());
            assertThat(part.getModel()).isEqualTo("credit-risk");
            assertThat(part.getModelVersion()).isEqualTo("2");
            assertThat(part.getEffectiveFrom().toEpochMilli()).isEqualTo(3_600_000L);
            assertThat(part.getEffectiveTo().toEpochMilli()).isEqualTo(7_200_000L);
            assertThat(part.getBaseline() != null).isEqualTo(number == 0);
        }
        assertThat(ReferenceCodec.fromParts(parts).contentHash()).isEqualTo(reference.contentHash());
    }

    @Test
    void shouldRefuseAReferenceWithAMissingPart() {
        List<io.driftmeter.avro.ReferenceProfile> parts = ReferenceCodec.toParts(reference(), SCOPE, 2_000);

        assertThatThrownBy(() -> ReferenceCodec.fromParts(parts.subList(0, parts.size() - 1)))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageContaining((parts.size() - 1) + " of " + parts.size() + " parts are there");
    }

    @Test
    void shouldRefuseContentThatIsNotWhatTheIdSays() {
        List<io.driftmeter.avro.ReferenceProfile> parts = new ArrayList<>(ReferenceCodec.toParts(reference(), SCOPE));
        parts.get(0).setRows(parts.get(0).getRows() + 1);

        assertThatThrownBy(() -> ReferenceCodec.fromParts(parts))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageContaining("another hash");
    }

    @Test
    void shouldRefuseEdgesThatDoNotAscend() {
        List<io.driftmeter.avro.ReferenceProfile> parts = ReferenceCodec.toParts(reference(), SCOPE);
        parts.get(0).getFeatures().stream()
                .filter(feature -> feature.getNumeric() != null)
                .forEach(feature -> feature.getNumeric().setEdges(List.of(2.0, 1.0)));

        assertThatThrownBy(() -> ReferenceCodec.fromParts(parts))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageContaining("strictly ascending");
    }

    private static long unseenOf(ReferenceProfile reference, String name, double value) {
        var counts = reference.feature(name).orElseThrow().newCounts();
        counts.add(value);
        return counts.unseen();
    }

    private static ReferenceProfile reference() {
        Random random = new Random(SEED);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(
                List.of(Duration.ofMinutes(30).toMillis())));
        for (int row = 0; row < 2_000; row++) {
            Map<String, Object> features = new HashMap<>();
            features.put("income", row % 97 == 0 ? Double.NaN : 3_000 + 500 * random.nextGaussian());
            features.put("dependants", (double) random.nextInt(4));
            features.put("employment", random.nextBoolean() ? "salaried" : "self-employed");
            features.put("homeowner", random.nextBoolean());
            if (row % 13 != 0) {
                features.put("debt", row % 101 == 0 ? Double.POSITIVE_INFINITY : random.nextDouble());
            }
            builder.add(features, OptionalLong.of(row * 60_000L));
        }
        return builder.build(Optional.of(new PerformanceBaseline(
                1_900,
                List.of(new PerformanceBaseline.BaselineMetric(
                        "accuracy", 0.81, OptionalDouble.of(0.009), OptionalDouble.empty())))));
    }
}
