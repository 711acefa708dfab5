package io.driftmeter.cli.backtest;

import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How far the distance at cell edges can be below the true one. */
final class LargestCell {

    private LargestCell() {}

    /** The largest share of the reference in a cell of a numeric feature that is not an atom. */
    static double massOf(ReferenceProfile reference, String feature) {
        NumericReference numeric = (NumericReference) reference.feature(feature).orElseThrow();
        long[] rows = numeric.counts().cellCounts();
        Set<Integer> atoms =
                Arrays.stream(numeric.scale().cells().atoms()).boxed().collect(Collectors.toSet());
        long largest = IntStream.range(0, rows.length)
                .filter(cell -> !atoms.contains(cell))
                .mapToLong(cell -> rows[cell])
                .max()
                .orElse(0);
        return (double) largest / LongStream.of(rows).sum();
    }
}
