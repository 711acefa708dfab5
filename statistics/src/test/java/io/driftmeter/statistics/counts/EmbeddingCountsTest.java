package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EmbeddingCountsTest {
    private static final NumericScale NORM =
            new NumericScale(new Cells(new double[] {1, 5}, new int[0], new double[0]), false, 1, 5, -20);
    private static final NumericScale COSINE =
            new NumericScale(new Cells(new double[] {0, 0.9}, new int[0], new double[0]), false, 0, 1, -20);

    private final EmbeddingCounts counts = counts(3, 4);

    private static EmbeddingCounts counts(double... centroid) {
        return new EmbeddingCounts(scale(COSINE, centroid));
    }

    private static EmbeddingScale scale(NumericScale cosine, double... centroid) {
        return new EmbeddingScale(
                new Centroid(centroid), NORM, cosine, Collections.nCopies(EmbeddingScale.sumsOf(centroid.length), -20));
    }

    @Test
    void shouldCountNormCosineAndComponents() {
        counts.add(new double[] {6, 8});
        counts.add(new double[] {-4, 2});

        assertThat(counts.values()).isEqualTo(2);
        assertThat(counts.norm().cellCounts()).containsExactly(0, 1, 1);
        assertThat(counts.norm().moments().mean().orElseThrow()).isCloseTo((10 + Math.sqrt(20)) / 2, within(1e-6));
        assertThat(counts.cosine().cellCounts()).containsExactly(1, 0, 1);
        assertThat(counts.components().get(0).mean()).hasValue(1);
        assertThat(counts.components().get(1).mean()).hasValue(5);
    }

    @Test
    void shouldHaveNoAngleForZeros() {
        counts.add(new double[] {0, 0});
        assertThat(counts.cosine().cellCounts()).containsExactly(1, 0, 0);

        EmbeddingCounts aroundZero = counts(0, 0);
        aroundZero.add(new double[] {1, 1});
        assertThat(aroundZero.cosine().cellCounts()).containsExactly(1, 0, 0);
    }

    @Test
    void shouldKeepCosinesBetweenMinusOneAndOne() {
        double[] mean = {0.1, 0.7, 0.3};
        Centroid centroid = new Centroid(mean);
        for (double factor : new double[] {1, 3, 0.1, -7e-100, 1e100}) {
            double[] array = Arrays.stream(mean).map(x -> x * factor).toArray();
            double cosine = centroid.cosine(array, Centroid.norm(array));
            assertThat(cosine).isBetween(-1.0, 1.0).isCloseTo(Math.signum(factor), within(1e-15));
        }
    }

    @Test
    void shouldTakeOtherLengthsAndEverythingButArraysForTheWrongType() {
        counts.add(new double[0]);
        counts.add(new double[] {1});
        counts.add(new double[] {1, 2, Double.NaN});
        counts.add(1.5);
        counts.add(2L);
        counts.add(true);
        counts.add("[1, 2]");

        assertThat(counts.wrongType()).isEqualTo(7);
        assertThat(counts.rows()).isEqualTo(7);
        assertThat(counts.values()).isZero();
    }

    @Test
    void shouldCountArraysThatAreNotFiniteByTheFirstSuchComponent() {
        counts.add(new double[] {Double.NaN, Double.POSITIVE_INFINITY});
        counts.add(new double[] {1, Double.NaN});
        counts.add(new double[] {Double.NEGATIVE_INFINITY, Double.NaN});
        counts.add(new double[] {Double.POSITIVE_INFINITY, 1});
        counts.add(new double[] {-1e200, 1}); // its norm exceeds a double

        assertThat(counts.notANumber()).isEqualTo(2);
        assertThat(counts.negativeInfinity()).isEqualTo(1);
        assertThat(counts.positiveInfinity()).isEqualTo(2);
        assertThat(counts.values()).isZero();
    }

    @Test
    void shouldLetComponentsBeyondTheCapEnterNormAndCosineOnly() {
        double[] centroid = new double[1_500];
        Arrays.fill(centroid, 1);
        EmbeddingCounts wide = counts(centroid);
        double[] array = new double[1_500];
        array[1_499] = 3;
        wide.add(array);

        assertThat(wide.components())
                .hasSize(1_024)
                .allMatch(component -> component.mean().equals(OptionalDouble.of(0)));
        assertThat(wide.norm().moments().mean()).hasValue(3);
        assertThat(wide.cosine().moments().mean().orElseThrow()).isCloseTo(1 / Math.sqrt(1_500), within(1e-6));
    }

    @Test
    void shouldNotAddCountsByAnotherCentroid() {
        EmbeddingCounts other = counts(3, 5);
        assertThatThrownBy(() -> counts.merge(other)).hasMessageContaining("another centroid");
        assertThatThrownBy(() -> counts.subtract(new NumericCounts(NORM))).hasMessageContaining("another feature");
    }

    @Test
    void shouldTakeNothingOutWhereItIsNotAPart() {
        counts.add(new double[] {1, 1});
        EmbeddingCounts same = counts(3, 4);
        same.add(new double[] {1.5, 1.5}); // the same cells, other sums
        same.add(new double[] {Double.NaN, 1});
        assertThatThrownBy(() -> counts.subtract(same)).isInstanceOf(IllegalArgumentException.class);
        assertThat(counts.rows()).isEqualTo(1);
        assertThat(counts.components().get(0).mean()).hasValue(1);
    }

    @Test
    void shouldRefuseBytesOfDifferentArrays() {
        EmbeddingCounts one = counts(3, 4);
        one.add(new double[] {1, 1});
        CountsOutput out = new CountsOutput();
        one.norm().writeTo(out);
        new NumericCounts(COSINE).writeTo(out);
        one.components().forEach(component -> component.writeTo(out));
        new UnusableRows().writeTo(out);

        assertThatThrownBy(() -> counts.read(new CountsInput(out.toBytes())))
                .isInstanceOf(CorruptCountsException.class)
                .hasMessageContaining("of different arrays");
    }

    @Test
    void shouldRefuseAReferenceWhoseNormsHoldUnusableRows() {
        NumericCounts norm = new NumericCounts(NORM);
        norm.addMissing();
        List<Moments> components = List.of(new Moments(0), new Moments(0));
        assertThatThrownBy(() -> new EmbeddingCounts(
                        new Centroid(new double[] {3, 4}),
                        norm,
                        new NumericCounts(COSINE),
                        components,
                        new UnusableRows()))
                .hasMessageContaining("of different arrays");
    }

    @Test
    void shouldRefuseCentroidsThatAreNone() {
        assertThatThrownBy(() -> new Centroid(new double[0])).hasMessageContaining("from 1 to 16384");
        assertThatThrownBy(() -> new Centroid(new double[16_385])).hasMessageContaining("16385");
        assertThatThrownBy(() -> new Centroid(new double[] {Double.NaN})).hasMessageContaining("finite");
        assertThatThrownBy(() -> new EmbeddingScale(new Centroid(new double[] {1}), NORM, COSINE, List.of()))
                .hasMessageContaining("sums of 0 components, not of the 1");
    }
}
