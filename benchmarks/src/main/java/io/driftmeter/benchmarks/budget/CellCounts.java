package io.driftmeter.benchmarks.budget;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.MagnitudeCounts;
import io.driftmeter.statistics.counts.Moments;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.counts.UnusableRows;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Makes the product's counts from rows in each cell, as if every row had the value at the upper edge of its cell. */
final class CellCounts {
    private final NumericScale scale;
    private final double[] values;

    CellCounts(NumericScale scale) {
        this.scale = scale;
        Cells cells = scale.cells();
        this.values = new double[cells.count()];
        System.arraycopy(cells.edges(), 0, values, 0, values.length - 1);
        values[values.length - 1] = scale.maximum();
    }

    NumericCounts counts(long[] rows) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        long total = 0;
        Map<Integer, Long> magnitudes = new HashMap<>();
        for (int cell = 0; cell < rows.length; cell++) {
            if (rows[cell] > 0) {
                BigInteger units = BigInteger.valueOf(Math.round(Math.scalb(values[cell], -scale.unitExponent())));
                BigInteger count = BigInteger.valueOf(rows[cell]);
                sum = sum.add(units.multiply(count));
                squares = squares.add(units.multiply(units).multiply(count));
                total += rows[cell];
                magnitudes.merge(MagnitudeCounts.bucketOf(values[cell]), rows[cell], Long::sum);
            }
        }
        Moments moments = new Moments(scale.unitExponent(), sum, squares, total, 0);
        return new NumericCounts(scale, rows, moments, magnitudes, new UnusableRows());
    }
}
