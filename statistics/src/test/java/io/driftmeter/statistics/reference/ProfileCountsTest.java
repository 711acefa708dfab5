package io.driftmeter.statistics.reference;

import static io.driftmeter.statistics.reference.ProfileCountsPropertiesTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProfileCountsTest {
    private static final FeatureRange ONE = new FeatureRange(0, 1);

    @Test
    void shouldNotMergeCountsInOtherCells() {
        ReferenceProfile reference = reference("amount", 0, 1, 2);
        for (ReferenceProfile other :
                List.of(reference("amount", 0, 1, 3), reference("amount", 1, 1, 2), reference("price", 0, 1, 2))) {
            ProfileCounts counts = new ProfileCounts(reference);
            ProfileCounts unlike = new ProfileCounts(other);
            unlike.feature(0).add(1.5);

            assertThatThrownBy(() -> counts.merge(unlike)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> counts.subtract(unlike)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> counts.addFrom(unlike.toBytes(ONE), ONE))
                    .isInstanceOf(CorruptCountsException.class);
            assertThat(counts.feature(0).rows()).isZero();
        }
        assertThatThrownBy(() -> reference
                        .features()
                        .get(0)
                        .newCounts()
                        .merge(reference("amount", 0, 1, 3).features().get(0).newCounts()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldMergeCountsByAnEqualReference() {
        ProfileCounts counts = new ProfileCounts(reference("amount", 0, 1, 2));
        ProfileCounts alike = new ProfileCounts(reference("amount", 0, 1, 2));
        alike.feature(0).add(1.5);
        counts.merge(alike);
        counts.addFrom(alike.toBytes(ONE), ONE);

        assertThat(counts.feature(0).values()).isEqualTo(2);
    }

    @Test
    void shouldTakeOutNothingWhereACounterWouldBecomeNegative() {
        ReferenceProfile reference = RandomModel.reference(1);
        ProfileCounts counts = new ProfileCounts(reference);
        ProfileCounts part = new ProfileCounts(reference);
        int last = counts.features() - 1;
        for (int i = 0; i <= last; i++) {
            counts.feature(i).add(1.0);
            part.feature(i).add(1.0);
        }
        part.feature(last).addMissing();
        byte[] before = bytes(counts);

        assertThatThrownBy(() -> counts.subtract(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing: 1 rows cannot be taken out of 0");
        assertThat(bytes(counts)).isEqualTo(before);
    }

    @Test
    void shouldTakeOutNothingThatWasNotMergedIn() {
        FeatureCounts counts = reference("amount", 0, 1, 2).features().get(0).newCounts();
        FeatureCounts part = reference("amount", 0, 1, 2).features().get(0).newCounts();
        counts.add(1.25);
        part.add(1.75);

        assertThatThrownBy(() -> counts.subtract(part)).isInstanceOf(IllegalArgumentException.class);
        assertThat(((NumericCounts) counts).moments().mean()).hasValue(1);
    }

    @Test
    void shouldAddNothingWhereACounterWouldExceedALong() {
        ReferenceProfile reference = reference("amount", 0, 1, 2);
        ProfileCounts counts = new ProfileCounts(reference);
        counts.feature(0).addMissing();
        for (int doubling = 0; doubling < 62; doubling++) {
            counts.merge(counts);
        }
        byte[] before = bytes(counts);

        assertThatThrownBy(() -> counts.merge(counts)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> counts.addFrom(before, ONE)).isInstanceOf(CorruptCountsException.class);
        assertThat(bytes(counts)).isEqualTo(before);
    }

    @Test
    void shouldCountNothingBelowOrAboveAReferenceWithoutValues() {
        NumericScale scale = new NumericScale(
                new Cells(new double[0], new int[0], new double[0]),
                false,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0);
        NumericCounts counts = new NumericCounts(scale);
        counts.add(3.0);

        assertThat(counts.values()).isEqualTo(1);
        assertThat(counts.belowMinimum()).isZero();
        assertThat(counts.aboveMaximum()).isZero();
    }

    private static ReferenceProfile reference(String name, int unitExponent, double... edges) {
        NumericScale scale = new NumericScale(
                new Cells(edges, new int[0], new double[0]), false, edges[0], edges[edges.length - 1], unitExponent);
        NumericReference feature =
                new NumericReference(name, new NumericCounts(scale), List.of(), OptionalDouble.empty());
        return new ReferenceProfile(List.of(feature), 0, Optional.empty(), false, Optional.empty());
    }
}
