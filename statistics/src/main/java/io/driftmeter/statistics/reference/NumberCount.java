package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A column of numbers on the last pass. */
final class NumberCount implements ColumnCount {
    private static final int[] QUANTILES_IN_PERCENT = {1, 5, 25, 50, 75, 95, 99};

    private final String name;
    private final ReferenceSettings settings;
    private final RankedValues ranked;
    private final boolean sketched;
    private final NumericCounts counts;
    private final @Nullable ColumnShares shares;

    /**
     * Nothing counted yet.
     *
     * @param counts the counters, on the scale that is cut from the values
     * @param ranked the values
     * @param sketched whether these come from a sketch
     * @param time where the row that is counted lies; null where rows carry no times
     * @param mostCountsHeld bound on the counters that are held for windows
     */
    NumberCount(
            String name,
            ReferenceSettings settings,
            NumericCounts counts,
            RankedValues ranked,
            boolean sketched,
            @Nullable RowTime time,
            long mostCountsHeld) {
        this.name = name;
        this.settings = settings;
        this.counts = counts;
        this.ranked = ranked;
        this.sketched = sketched;
        this.shares = time == null
                ? null
                : new ColumnShares(
                        settings.windowMilliseconds(), deciles(counts.scale().cells()), true, time, mostCountsHeld);
    }

    /** The decile bin of each cell. */
    private static int[] deciles(Cells cells) {
        int[] positions = cells.decileEdgePositions();
        return IntStream.range(0, cells.count())
                .map(cell -> {
                    int found = Arrays.binarySearch(positions, cell);
                    return found >= 0 ? found : -found - 1;
                })
                .toArray();
    }

    @Override
    public NumericCounts counts() {
        return counts;
    }

    @Override
    public void follow(Object value) {
        if (value instanceof Number number) {
            follow(ColumnSurvey.isWhole(number) ? number.longValue() : number.doubleValue());
        }
    }

    /** The same for a number that is not boxed. */
    void follow(double number) {
        if (shares != null && Double.isFinite(number)) {
            shares.add(counts.scale().cells().indexOf(number + 0.0));
        }
    }

    @Override
    public NumericReference reference() {
        List<WindowVariation> variation = shares == null ? List.of() : shares.variation();
        return new NumericReference(
                name,
                counts,
                variation,
                OptionalDouble.empty(),
                shares == null ? Optional.empty() : shares.seasons(variation),
                quantiles(),
                sketched ? CellCutter.rankError(ranked, counts, settings) : 0);
    }

    private List<Quantile> quantiles() {
        return ranked.count() == 0
                ? List.of()
                : IntStream.of(QUANTILES_IN_PERCENT)
                        .mapToObj(percent -> new Quantile(percent / 100.0, ranked.quantile(percent, 100)))
                        .toList();
    }
}
