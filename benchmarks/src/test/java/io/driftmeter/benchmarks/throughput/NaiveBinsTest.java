package io.driftmeter.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NaiveBinsTest {

    private static final Load LOAD = new Load(20, 1, 1);
    private static final int ROWS = 2_000;

    @Test
    void shouldCountInTheCellsOfTheMonitor() {
        ReferenceProfile reference = ProductSetup.reference(LOAD, 0);
        Map<String, NaiveBins> binsByFeature = NaiveBins.of(reference);
        for (FeatureReference feature : reference.features()) {
            LoadValues rows = new LoadValues(LOAD.features(), 20261122);
            FeatureCounts counts = feature.newCounts();
            NaiveBins bins = Objects.requireNonNull(binsByFeature.get(feature.name()));
            long[] naive = new long[bins.count()];
            for (int row = 0; row < ROWS; row++) {
                Object value = rows.next().get(feature.name());
                add(counts, value);
                naive[bins.of(String.valueOf(value))]++;
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

    /** Cells, then missing values. */
    private static long[] expected(FeatureCounts counts) {
        long[] cells =
                counts instanceof NumericCounts numeric ? numeric.cellCounts() : ((CategoryCounts) counts).counts();
        long[] expected = Arrays.copyOf(cells, cells.length + 1);
        expected[cells.length] = counts.missing();
        return expected;
    }
}
