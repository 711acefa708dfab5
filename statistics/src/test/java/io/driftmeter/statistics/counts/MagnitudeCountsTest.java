package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MagnitudeCountsTest {
    private static final long SEED = 20_261_121;

    @Test
    void shouldGiveEveryPossibleBucketAPlaceInTheOrderOfItsNumber() {
        int[] buckets = IntStream.range(0, MagnitudeCounts.possibleBuckets())
                .map(MagnitudeCounts::bucketAt)
                .toArray();

        assertThat(buckets).isSorted().doesNotHaveDuplicates();
        assertThat(IntStream.of(buckets).map(MagnitudeCounts::placeOf).toArray())
                .containsExactly(IntStream.range(0, buckets.length).toArray());
        for (double value : new double[] {0, 1e-300, 1e300, -1e-300, -1e300, 1, -1, 2, 1.99}) {
            assertThat(buckets).contains(MagnitudeCounts.bucketOf(value));
        }
    }

    @Test
    void shouldGiveItsRowsAndKeepThemWhenWrittenAndRead() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int values = 0; values < 200; values++) {
            MagnitudeCounts counts = new MagnitudeCounts();
            for (int i = 0; i < values; i++) {
                counts.add((random.nextDouble() - 0.5) * StrictMath.pow(2, random.nextInt(-80, 80)));
            }
            MagnitudeRows rows = counts.rows();
            List<Integer> buckets = new ArrayList<>();
            for (int place = 0; place < rows.size(); place++) {
                buckets.add(rows.bucket(place));
                assertThat(rows.rows(place)).isEqualTo(counts.byBucket().get(rows.bucket(place)));
            }
            CountsOutput out = new CountsOutput();
            counts.writeTo(out);

            assertThat(buckets).containsExactlyElementsOf(counts.byBucket().keySet());
            assertThat(rows.total()).isEqualTo(values);
            assertThat(MagnitudeCounts.read(new CountsInput(out.toBytes())).byBucket())
                    .isEqualTo(counts.byBucket());
        }
    }
}
