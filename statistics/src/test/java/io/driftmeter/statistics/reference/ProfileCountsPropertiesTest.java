package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.counts.FeatureCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of counts whatever is counted; the seed of a failure is in the name of the run. */
class ProfileCountsPropertiesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveTheWholeFromItsPartsBitForBit(long seed) {
        ReferenceProfile reference = RandomModel.reference(seed);
        RandomModel model = new RandomModel(seed + 100);
        Random random = new Random(seed);
        ProfileCounts whole = new ProfileCounts(reference);
        List<ProfileCounts> parts = IntStream.range(0, 7)
                .mapToObj(part -> new ProfileCounts(reference))
                .toList();
        for (int row = 0; row < 500; row++) {
            model.addRow(List.of(whole, parts.get(random.nextInt(parts.size()))));
        }
        List<ProfileCounts> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);
        ProfileCounts merged = new ProfileCounts(reference);
        ProfileCounts fromBytes = new ProfileCounts(reference);
        for (ProfileCounts part : shuffled) {
            merged.merge(part);
            for (FeatureRange group : reference.groups(12_000)) {
                fromBytes.addFrom(part.toBytes(group), group);
            }
        }

        assertThat(reference.groups(12_000)).hasSizeGreaterThan(1);
        assertThat(bytes(merged)).isEqualTo(bytes(whole));
        assertThat(bytes(fromBytes)).isEqualTo(bytes(whole));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldMergeInAnyOrderAndGroupingAndHaveNothingAsIdentity(long seed) {
        ReferenceProfile reference = RandomModel.reference(seed);
        RandomModel model = new RandomModel(seed + 100);
        ProfileCounts a = model.live(reference, 100);
        ProfileCounts b = model.live(reference, 50);
        ProfileCounts c = model.live(reference, 10);
        ProfileCounts nothing = new ProfileCounts(reference);

        assertThat(bytes(sum(sum(a, b), c))).isEqualTo(bytes(sum(a, sum(b, c))));
        assertThat(bytes(sum(a, b))).isEqualTo(bytes(sum(b, a)));
        assertThat(bytes(sum(a, nothing))).isEqualTo(bytes(a));
        assertThat(bytes(sum(nothing, a))).isEqualTo(bytes(a));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void shouldGiveBackWhatWasThereBeforeAMergeThatIsTakenOut(long seed) {
        ReferenceProfile reference = RandomModel.reference(seed);
        RandomModel model = new RandomModel(seed + 100);
        ProfileCounts a = model.live(reference, 100);
        ProfileCounts b = model.live(reference, 50);
        ProfileCounts both = sum(a, b);
        both.subtract(b);

        assertThat(countsAlone(both)).isEqualTo(countsAlone(a));
        both.subtract(a);
        assertThat(bytes(both)).isEqualTo(bytes(new ProfileCounts(reference)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void shouldCountEveryRowOnceInEveryFeature(long seed) {
        ReferenceProfile reference = RandomModel.reference(seed);
        ProfileCounts live = new RandomModel(seed + 100).live(reference, 777);

        for (int feature = 0; feature < live.features(); feature++) {
            assertThat(live.feature(feature).rows()).isEqualTo(777);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42})
    void shouldTakeNoMoreBytesThanWereSaid(long seed) {
        ReferenceProfile reference = RandomModel.reference(seed);
        ProfileCounts live = new RandomModel(seed + 100).live(reference, 20_000);

        for (int i = 0; i < live.features(); i++) {
            CountsOutput out = new CountsOutput();
            live.feature(i).writeTo(out);
            assertThat(out.toBytes().length)
                    .isLessThanOrEqualTo(reference.features().get(i).mostBytesWritten());
        }
    }

    private static ProfileCounts sum(ProfileCounts a, ProfileCounts b) {
        ProfileCounts sum = new ProfileCounts(a.reference());
        sum.merge(a);
        sum.merge(b);
        return sum;
    }

    static byte[] bytes(ProfileCounts counts) {
        return counts.toBytes(new FeatureRange(0, counts.features()));
    }

    private static byte[] countsAlone(ProfileCounts counts) {
        CountsOutput out = new CountsOutput();
        for (int i = 0; i < counts.features(); i++) {
            FeatureCounts feature = counts.feature(i);
            if (feature instanceof CategoryCounts category) {
                category.writeCountsTo(out);
            } else {
                feature.writeTo(out);
            }
        }
        return out.toBytes();
    }
}
