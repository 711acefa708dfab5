package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.distribution.ClosedCells;
import io.driftmeter.statistics.reference.Quantile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Quantiles of live beside reference values, from the cells; of the reference itself those that it keeps, which are closer. */
final class Quantiles {
    private static final double[] SHARES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    private Quantiles() {}

    /**
     * One pair for each share.
     *
     * @param known quantiles of the rows that live ones are compared with; what is not among them comes from the cells
     */
    static List<QuantileFinding> of(Optional<ClosedCells> cells, List<Quantile> known) {
        return DoubleStream.of(SHARES)
                .mapToObj(share -> new QuantileFinding(
                        share,
                        reference(share, cells, known),
                        cells.map(closed -> closed.liveQuantile(share).value()).orElseGet(OptionalDouble::empty)))
                .toList();
    }

    private static OptionalDouble reference(double share, Optional<ClosedCells> cells, List<Quantile> known) {
        return known.stream()
                .filter(quantile -> quantile.share() == share)
                .map(quantile -> OptionalDouble.of(quantile.value()))
                .findFirst()
                .or(() -> cells.map(closed -> closed.referenceQuantile(share).value()))
                .orElseGet(OptionalDouble::empty);
    }
}
