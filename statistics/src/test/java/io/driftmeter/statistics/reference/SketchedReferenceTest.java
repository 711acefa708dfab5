package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** References of more numbers than are held. */
class SketchedReferenceTest {

    private static final long SEED = 20261121;
    private static final int ROWS = 200_000;

    /** Lognormal values, of which every fifth is 0, and whole numbers from 0 to 9. */
    private static final RowSource ROW_SOURCE = sink -> {
        Random random = new Random(SEED);
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < ROWS; i++) {
            row.put("income", i % 5 == 0 ? 0.0 : StrictMath.exp(random.nextGaussian()));
            row.put("children", (long) random.nextInt(10));
            sink.row(row, OptionalLong.empty());
        }
    };

    @Test
    void shouldSayThatEdgesAreExactWhereAllNumbersAreHeld() {
        NumericReference income = income(ReferenceSettings.DEFAULT.withMostValuesHeld(2 * ROWS));

        assertThat(income.edgeRankError()).isZero();
    }

    @Test
    void shouldCutEdgesFromASketchBeyondThatAndSayHowFarTheirRanksAreOff() {
        NumericReference exact = income(ReferenceSettings.DEFAULT);
        NumericReference sketched = income(ReferenceSettings.DEFAULT.withMostValuesHeld(10_000));

        assertThat(sketched.edgeRankError()).isPositive().isLessThan(0.001);
        assertThat(largestDistanceBetweenEdgeRanks(sketched, exact)).isLessThan(sketched.edgeRankError() + 1e-9);
        assertThat(sketched.counts().values()).isEqualTo(ROWS);
        assertThat(sketched.counts().moments().mean().orElseThrow())
                .isEqualTo(exact.counts().moments().mean().orElseThrow());
        assertThat(sketched.scale().minimum()).isEqualTo(exact.scale().minimum());
        assertThat(sketched.scale().maximum()).isEqualTo(exact.scale().maximum());
    }

    /** That the counts are right: of each edge of the one, the share up to it, by the values themselves. */
    private static double largestDistanceBetweenEdgeRanks(NumericReference sketched, NumericReference exact) {
        double[] edges = sketched.scale().cells().edges();
        long[] upTo = new long[edges.length];
        ROW_SOURCE.read((row, time) -> {
            double income = (double) Objects.requireNonNull(row.get("income"));
            for (int edge = 0; edge < edges.length; edge++) {
                upTo[edge] += income <= edges[edge] ? 1 : 0;
            }
        });
        long running = 0;
        long[] counts = sketched.counts().cellCounts();
        double largest = 0;
        for (int edge = 0; edge < edges.length; edge++) {
            running += counts[edge];
            assertThat(running).as("rows up to edge " + edge).isEqualTo(upTo[edge]);
            double share = (double) upTo[edge] / ROWS;
            double nearest = Math.round(share * 200) / 200.0;
            largest = edges[edge] > 0 ? Math.max(largest, Math.abs(share - nearest)) : largest;
        }
        assertThat(exact.scale().cells().edges()).hasSizeBetween(edges.length - 3, edges.length + 3);
        return largest;
    }

    @Test
    void shouldFindAtomsInASketchToo() {
        ReferenceProfile reference =
                ReferenceBuilder.build(ROW_SOURCE, ReferenceSettings.DEFAULT.withMostValuesHeld(10_000));
        NumericReference income = (NumericReference) reference.feature("income").orElseThrow();
        NumericReference children =
                (NumericReference) reference.feature("children").orElseThrow();

        assertThat(income.scale().cells().atoms())
                .containsExactly(income.scale().cells().indexOf(0));
        assertThat(income.counts().cellCounts()[income.scale().cells().indexOf(0)])
                .isEqualTo(ROWS / 5);
        assertThat(children.scale().cells().atoms()).hasSize(10);
        assertThat(children.scale().atomsOnly()).isTrue();
        assertThat(children.edgeRankError()).isZero();
    }

    @Test
    void shouldMakeTheSameReferenceOfTheSameRows() {
        ReferenceSettings settings = ReferenceSettings.DEFAULT.withMostValuesHeld(10_000);

        assertThat(ReferenceBuilder.build(ROW_SOURCE, settings).contentHash())
                .isEqualTo(ReferenceBuilder.build(ROW_SOURCE, settings).contentHash());
    }

    private static NumericReference income(ReferenceSettings settings) {
        return (NumericReference)
                ReferenceBuilder.build(ROW_SOURCE, settings).feature("income").orElseThrow();
    }
}
