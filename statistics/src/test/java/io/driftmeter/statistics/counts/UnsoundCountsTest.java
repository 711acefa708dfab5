package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bytes that can be read, but are not the counts of any rows. */
class UnsoundCountsTest {
    private static final int ONE = MagnitudeCounts.bucketOf(1);
    private static final NumericScale SCALE =
            new NumericScale(new Cells(new double[] {1, 2}, new int[0], new double[0]), false, 1, 2, 0);
    private static final Categories CATEGORIES = new Categories(false, Set.of("a", "b"), Set.of());

    private long[] cells = {3, 0, 0};
    private long sum = 3;
    private long sumOfSquares = 3;
    private long values = 3;
    private long saturated;
    private int bucket = ONE;
    private long inBucket = 3;
    private long missing;
    private long belowMinimum;

    private CountsInput written() {
        CountsOutput out = new CountsOutput();
        out.writeSparse(cells);
        out.writeInteger(BigInteger.valueOf(sum));
        out.writeInteger(BigInteger.valueOf(sumOfSquares));
        out.writeCount(values);
        out.writeCount(saturated);
        out.writeCount(1);
        out.writeCount(bucket);
        out.writeCount(inBucket);
        for (long unusable : new long[] {missing, 0, 0, 0, 0, belowMinimum, 0}) {
            out.writeCount(unusable);
        }
        return new CountsInput(out.toBytes());
    }

    @Test
    void shouldReadSoundCounts() {
        assertThat(new NumericCounts(SCALE).read(written()).moments().mean()).hasValue(1);
    }

    @Test
    void shouldRefuseCellsThatDoNotSumToTheValues() {
        cells = new long[] {2, 0, 0};
        refused("cells, magnitudes and moments are of different values");
    }

    @Test
    void shouldRefuseMagnitudesThatDoNotSumToTheValues() {
        inBucket = 2;
        refused("cells, magnitudes and moments are of different values");
    }

    @Test
    void shouldRefuseAMagnitudeBucketThatThereIsNot() {
        for (int none : new int[] {1, ONE + (70 << 2), (1 << 13), (1 << 14) - 1}) {
            bucket = none;
            refused("there is no magnitude bucket " + none);
        }
    }

    @Test
    void shouldRefuseCountersWhoseSumExceedsALong() {
        cells = new long[] {Long.MAX_VALUE, 4, 0};
        refused("more rows than a counter can hold");
        cells = new long[] {3, 0, 0};
        missing = Long.MAX_VALUE;
        refused("more rows than a counter can hold");
    }

    @Test
    void shouldRefuseSumsThatNoValuesHave() {
        sumOfSquares = 2;
        refused("cannot have the sum 3 and the sum of squares 2");
    }

    @Test
    void shouldRefuseMoreSaturatedOrOutsideThanThereAreValues() {
        saturated = 4;
        refused("4 of them saturated");
        saturated = 0;
        belowMinimum = 4;
        refused("4 of 3 values lie beyond the reference's ends");
    }

    @Test
    void shouldRefuseANegativeCount() {
        CountsInput negative = new CountsInput(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1});
        assertThatThrownBy(negative::readCount)
                .isInstanceOf(CorruptCountsException.class)
                .hasMessageContaining("negative");
    }

    @Test
    void shouldRefuseNamesOfUnseenValuesWithoutRowsOfThem() {
        CountsOutput out = new CountsOutput();
        out.writeSparse(new long[] {1, 1, 0, 0});
        new UnusableRows().writeTo(out);
        out.writeCount(1);
        out.writeText("c");

        assertThatThrownBy(() -> new CategoryCounts(CATEGORIES).read(new CountsInput(out.toBytes())))
                .isInstanceOf(CorruptCountsException.class)
                .hasMessageContaining("no rows of them");
    }

    @Test
    void shouldRefuseAReferenceOfSuchCountsToo() {
        Moments three = new Moments(0, BigInteger.valueOf(3), BigInteger.valueOf(3), 3, 0);
        assertThatThrownBy(() -> new NumericCounts(SCALE, new long[] {4, -1, 0}, three, Map.of(ONE, 3L), nothing()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NumericCounts(SCALE, new long[] {3, 0, 0}, three, Map.of(-5, 3L), nothing()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CategoryCounts(CATEGORIES, new long[] {1, -1}, 0, nothing()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnusableRows(-1, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static UnusableRows nothing() {
        return new UnusableRows();
    }

    private void refused(String why) {
        NumericCounts counts = new NumericCounts(SCALE);
        assertThatThrownBy(() -> counts.read(written()))
                .isInstanceOf(CorruptCountsException.class)
                .hasMessageContaining(why);
    }
}
