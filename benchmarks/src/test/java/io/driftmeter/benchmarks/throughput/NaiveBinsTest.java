package io.driftmeter.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NaiveBinsTest {

    private static final Load LOAD = new Load(20, 1, 1);
    private static final int ROWS = 2_000;

    @Test
    void shouldCountInTheCellsOfTheMonitor() {
        ReferenceProfile reference = ProductSetup.reference(LOAD);
        NaiveBins bins = new NaiveBins(reference);
        for (FeatureReference feature : reference.features()) {
            LoadValues rows = new LoadValues(LOAD.features(), 20261122);
            FeatureCounts counts = feature.newCounts();
            long[] naive = new long[bins.count(feature.name())];
            for (int row = 0; row < ROWS; row++) {
                Object value = rows.next().get(feature.name());
                add(counts, value);
                naive[bins.of(feature.name(), String.valueOf(value))]++;
            }
            assertThat(naive).as(feature.name()).containsExactly(expected(counts));
        }
    }

    private static void add(FeatureCounts counts, @Nullable Object value) {
        if (value instanceof String text) {
            counts.add(text);
        } else if (value instanceof Number number) {
            counts.add(number.doubleValue());
        } else {
            counts.addMissing();
        }
    }

    /** Cells, then values of none of them, then missing ones. */
    private static long[] expected(FeatureCounts counts) {
        return counts instanceof NumericCounts numeric
                ? with(numeric.cellCounts(), 0, numeric.missing())
                : with(
                        ((CategoryCounts) counts).namedCounts(),
                        ((CategoryCounts) counts).other(),
                        ((CategoryCounts) counts).missing());
    }

    private static long[] with(long[] cells, long others, long missing) {
        return IntStream.range(0, cells.length + 2)
                .mapToLong(bin -> bin < cells.length ? cells[bin] : bin == cells.length ? others : missing)
                .toArray();
    }
}
