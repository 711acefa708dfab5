package io.driftmeter.benchmarks.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuousLawTest {

    @ParameterizedTest
    @CsvSource({"1000, 0", "999, 0", "1234, 0", "1000, 70", "1000, 600", "1000, 601", "1234, 740", "10000, 5999"})
    void shouldCutAReferenceAsTheProductDoes(int rows, int zeros) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < rows; row++) {
            builder.add(Map.of("value", (double) Math.max(0, row - zeros + 1)), OptionalLong.empty());
        }
        NumericCounts counts = (NumericCounts)
                builder.build(Optional.empty()).features().get(0).counts();

        long[] cells = ContinuousLaw.withZeros(zeros, ContinuousLaw.countsAbove(zeros, rows));
        assertThat(notEmpty(cells)).isEqualTo(notEmpty(counts.cellCounts()));
        assertThat(notEmpty(ContinuousLaw.bins(cells))).isEqualTo(notEmpty(counts.decileCounts()));
    }

    private static long[] notEmpty(long[] counts) {
        return Arrays.stream(counts).filter(count -> count > 0).toArray();
    }
}
