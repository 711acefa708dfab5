package io.driftmeter.statistics.distribution;

import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.Moments;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the components of arrays have moved on the whole, in standard deviations of the reference: √max(0, mean(z²) − 1/n − 1/m) over the
 * components, z = (live mean − reference mean) / s, s with divisor n − 1. Without drift the mean of z² is 1/n + 1/m for independent rows,
 * which is why that is taken off. Components that are constant in the reference have no s; they are left out, and so are those beyond the
 * ones that have sums.
 *
 * @param rootMeanSquare the figure, 0 or more
 * @param shareShifted share of the components with |z| ≥ 0.1, from 0 to 1
 * @param chanceShare share of the components that would have it without drift, for independent rows
 * @param components number of components that the figures rest on
 * @param constant number of components with sums that are left out, since they have no spread
 */
public record ComponentShift(
        Measurement rootMeanSquare, Measurement shareShifted, double chanceShare, int components, int constant) {
    /** From here on a component counts as shifted, in standard deviations. */
    public static final double SHIFTED = 0.1;

    /** The square of more would leave no room for a sum of squares. */
    private static final double LARGEST = 1e150;

    /** Compares two windows' sums. */
    public static ComponentShift of(EmbeddingCounts reference, EmbeddingCounts live) {
        if (reference.values() < 2 || live.values() == 0) {
            return unmeasured(
                    live.values() == 0 ? NoRows.LIVE : "the reference has under two usable arrays",
                    reference.components().size());
        }
        List<Moments> before = reference.components();
        List<Moments> now = live.components();
        double squares = 0;
        int shifted = 0;
        int counted = 0;
        for (int i = 0; i < before.size(); i++) {
            OptionalDouble variance = before.get(i).variance();
            if (variance.orElse(0) > 0) {
                double shift =
                        now.get(i).mean().orElseThrow() - before.get(i).mean().orElseThrow();
                double size = Math.min(LARGEST, Math.abs(shift) / Math.sqrt(variance.getAsDouble()));
                squares += size * size;
                shifted += size >= SHIFTED ? 1 : 0;
                counted++;
            }
        }
        if (counted == 0) {
            return unmeasured("every component is constant in the reference", before.size());
        }
        double noise = 1.0 / live.values() + 1.0 / reference.values();
        return new ComponentShift(
                Measurement.of(Math.sqrt(Math.max(0, squares / counted - noise))),
                Measurement.of((double) shifted / counted),
                StrictMath.pow(10, ChiSquareTail.log10Survival(SHIFTED * SHIFTED / noise, 1)),
                counted,
                before.size() - counted);
    }

    private static ComponentShift unmeasured(String reason, int constant) {
        return new ComponentShift(Measurement.unknown(reason), Measurement.unknown(reason), 0, 0, constant);
    }
}
