package io.driftmeter.statistics.reference;

import static io.driftmeter.statistics.reference.ProfileCountsPropertiesTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptCountsTest {
    private static final ReferenceProfile REFERENCE = RandomModel.reference(1);
    private static final FeatureRange ALL =
            new FeatureRange(0, REFERENCE.features().size());

    @Test
    void shouldRefuseBytesThatAreCutOff() {
        byte[] whole = bytes(new RandomModel(2).live(REFERENCE, 200));
        ProfileCounts counts = new RandomModel(3).live(REFERENCE, 20);
        byte[] before = bytes(counts);

        for (int length = 0; length < whole.length; length++) {
            byte[] cutOff = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> counts.addFrom(cutOff, ALL)).isInstanceOf(CorruptCountsException.class);
            assertThat(bytes(counts)).isEqualTo(before);
        }
        assertThatThrownBy(() -> counts.addFrom(Arrays.copyOf(whole, whole.length + 1), ALL))
                .hasMessageContaining("bytes are left");
        assertThat(bytes(counts)).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldEitherRefuseChangedBytesAndAddNothingOrAddCountsThatRowsCanHave(long seed) {
        Random random = new Random(seed);
        byte[] sound = bytes(new RandomModel(seed).live(REFERENCE, 200));
        int refused = 0;
        for (int round = 0; round < 1_000; round++) {
            byte[] changed = sound.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            ProfileCounts counts = new ProfileCounts(REFERENCE);
            byte[] before = bytes(counts);
            try {
                counts.addFrom(changed, ALL);
                requireCountsOfSomeRows(counts);
            } catch (CorruptCountsException expected) {
                refused++;
                assertThat(bytes(counts)).isEqualTo(before);
            }
        }
        assertThat(refused).isBetween(500, 1_000);
    }

    private static void requireCountsOfSomeRows(ProfileCounts counts) {
        for (int i = 0; i < counts.features(); i++) {
            FeatureCounts feature = counts.feature(i);
            assertThat(feature.rows()).isNotNegative();
            assertThat(feature.missing()).isNotNegative();
            assertThat(feature.unseen()).isBetween(0L, feature.values());
            if (feature instanceof NumericCounts numeric) {
                assertThat(LongStream.of(numeric.cellCounts())).allMatch(count -> count >= 0);
                assertThat(LongStream.of(numeric.cellCounts()).sum()).isEqualTo(numeric.values());
                assertThat(numeric.magnitudes().byBucket().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(numeric.values());
                assertThat(numeric.moments().saturated()).isBetween(0L, numeric.values());
                assertThat(numeric.belowMinimum() + numeric.aboveMaximum()).isBetween(0L, numeric.values());
                numeric.moments()
                        .variance()
                        .ifPresent(variance -> assertThat(variance).isNotNegative());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void shouldRefuseNoise(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> new ProfileCounts(REFERENCE).addFrom(noise, ALL))
                    .isInstanceOf(CorruptCountsException.class);
        }
    }

    @Test
    void shouldRefuseCountsOfAnotherGroupOfFeatures() {
        ProfileCounts live = new RandomModel(2).live(REFERENCE, 20);
        byte[] first = live.toBytes(new FeatureRange(0, 2));

        assertThatThrownBy(() -> new ProfileCounts(REFERENCE).addFrom(first, new FeatureRange(1, 3)))
                .isInstanceOf(CorruptCountsException.class);
    }
}
