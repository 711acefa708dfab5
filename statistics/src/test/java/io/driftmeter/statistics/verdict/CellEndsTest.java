package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.distribution.ClosedCells;
import io.driftmeter.statistics.distribution.WassersteinDistance;
import io.driftmeter.statistics.reference.Quantile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CellEndsTest {
    private static final long SEED = 20_261_121;

    @Test
    void shouldEndTheOutermostCellsAtTheReferencesLowestAndHighestValue() {
        NumericCounts reference = counts(scale(0, 4, 1, 2), 0, 1, 2, 4);
        NumericCounts live = counts(reference.scale(), 0.5, 3);
        ClosedCells cells = CellEnds.of(reference.cellCounts(), live).orElseThrow();
        assertThat(cells.referenceQuantile(1).value()).hasValue(4);
        assertThat(cells.liveQuantile(1).value()).hasValue(4);
        assertThat(cells.liveQuantile(0.25).value()).hasValue(0.5);
    }

    @Test
    void shouldPutLiveRowsBeyondTheEndsWhereTheirMagnitudesSay() {
        NumericCounts reference = counts(scale(0, 4, 1, 2), 0, 1, 2, 4);
        NumericCounts live = counts(reference.scale(), 3, 4.1, 1000, -50);
        ClosedCells cells = CellEnds.of(reference.cellCounts(), live).orElseThrow();
        assertThat(cells.counts().liveTotal()).isEqualTo(4);
        assertThat(cells.counts().referenceTotal()).isEqualTo(4);
        assertThat(cells.liveQuantile(0.25).value().orElseThrow()).isBetween(-50.0, -48.0);
        assertThat(cells.liveQuantile(0.75).value().orElseThrow()).isBetween(4.1, 5.0);
        assertThat(cells.liveQuantile(1).value().orElseThrow()).isBetween(1000.0, 1024.0);
    }

    @Test
    void shouldKnowNoEndsBeyondTheLargestMagnitudeAndWithoutReferenceValues() {
        NumericCounts reference = counts(scale(0, 4, 1, 2), 0, 4);
        assertThat(CellEnds.of(reference.cellCounts(), counts(reference.scale(), 0x1p64)))
                .isEmpty();
        NumericScale empty = new NumericScale(cells(), false, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -20);
        assertThat(CellEnds.of(new long[1], counts(empty, 3))).isEmpty();
    }

    @Test
    void shouldEndAtTheAtomWhereTheReferenceIsConstant() {
        NumericScale constant = scale(7, 7, Math.nextDown(7.0), 7);
        NumericCounts live = counts(constant, 7, 7, 8);
        ClosedCells cells =
                CellEnds.of(counts(constant, 7, 7).cellCounts(), live).orElseThrow();
        assertThat(cells.referenceQuantile(0.5).value()).hasValue(7);
        assertThat(cells.liveQuantile(0.5).value()).hasValue(7);
        // The 8 lies in the magnitude bucket from 8 to 10.
        assertThat(WassersteinDistance.of(cells).value().orElseThrow()).isCloseTo((9 - 7) / 3.0, within(1e-12));
        assertThat(WassersteinDistance.errorBound(cells).value().orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
    }

    /** A shift by s is a Wasserstein distance of s, up to the bound, however far it leads beyond the reference. */
    @Test
    void shouldStayWithinTheBoundWhateverTheValues() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            double size = Math.scalb(1.0, round % 40 - 20);
            double[] before =
                    random.doubles(200).map(value -> (value - 0.3) * size).toArray();
            double shift = before[0] * random.nextInt(-3, 4);
            double[] after = Arrays.stream(before).map(value -> value + shift).toArray();
            double[] sorted = Arrays.stream(before).sorted().toArray();
            NumericScale scale = new NumericScale(
                    cells(sorted[20], sorted[60], sorted[100], sorted[160]), false, sorted[0], sorted[199], -60);
            ClosedCells cells = CellEnds.of(counts(scale, before).cellCounts(), counts(scale, after))
                    .orElseThrow();
            double distance = WassersteinDistance.of(cells).value().orElseThrow();
            double bound = WassersteinDistance.errorBound(cells).value().orElseThrow();
            assertThat(Math.abs(distance - Math.abs(shift)))
                    .describedAs("seed %d, round %d, shift %s, bound %s", SEED, round, shift, bound)
                    .isLessThanOrEqualTo(bound * (1 + 1e-9));
        }
    }

    @Test
    void shouldTakeTheReferencesOwnQuantilesWhereItKeepsThem() {
        NumericCounts reference = counts(scale(0, 4, 1, 2), 0, 1, 2, 4);
        Optional<ClosedCells> cells = CellEnds.of(reference.cellCounts(), counts(reference.scale(), 3));
        List<QuantileFinding> quantiles = Quantiles.of(cells, List.of(new Quantile(0.5, 1.25)));
        assertThat(quantiles)
                .extracting(QuantileFinding::share)
                .containsExactly(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
        assertThat(quantiles.get(3).reference()).hasValue(1.25);
        assertThat(quantiles.get(3).live()).hasValue(3);
        assertThat(quantiles.get(4).reference()).hasValue(2);
    }

    private static NumericCounts counts(NumericScale scale, double... values) {
        NumericCounts counts = new NumericCounts(scale);
        DoubleStream.of(values).forEach(counts::add);
        return counts;
    }

    private static NumericScale scale(double minimum, double maximum, double... edges) {
        return new NumericScale(cells(edges), false, minimum, maximum, -20);
    }

    private static Cells cells(double... edges) {
        return new Cells(edges, new int[0], new double[0]);
    }
}
