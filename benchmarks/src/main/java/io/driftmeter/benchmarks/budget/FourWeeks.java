package io.driftmeter.benchmarks.budget;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.WindowVariation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A feature's reference of four weeks, put together from the counts of its windows as docs/decisions/0006 has it: counts in each slot, and the
 * variation of the windows around their slot.
 */
final class FourWeeks {
    static final int DAYS = 28;

    private final Scenario scenario;
    private final NumericCounts cut;
    private final long[][] slots;
    private final long[] whole;

    private FourWeeks(Scenario scenario, NumericCounts cut) {
        this.scenario = scenario;
        this.cut = cut;
        int cells = cut.scale().cells().count();
        this.slots = new long[SeasonSlots.COUNT][cells];
        this.whole = new long[cells];
    }

    /**
     * Draws a reference.
     *
     * @param cut counts whose cells are taken
     */
    static NumericReference draw(Scenario scenario, CountSampler sampler, NumericCounts cut) {
        double[] means = scenario.means(sampler.random(), DAYS);
        WindowDraws draws = new WindowDraws(scenario, sampler, cut.scale().cells());
        return of(scenario, cut, window -> draws.next(means[window]));
    }

    /**
     * Puts a reference together.
     *
     * @param windows rows in each cell of each window, asked for in order
     */
    static NumericReference of(Scenario scenario, NumericCounts cut, IntFunction<long[]> windows) {
        return new FourWeeks(scenario, cut).reference(windows);
    }

    private NumericReference reference(IntFunction<long[]> windows) {
        Cells cells = cut.scale().cells();
        double[][] sharesOfWindows = new double[DAYS * Scenario.WINDOWS_OF_A_DAY][];
        for (int window = 0; window < sharesOfWindows.length; window++) {
            long[] counts = windows.apply(window);
            add(slots[slotOf(window)], counts);
            add(whole, counts);
            sharesOfWindows[window] = sharesAtDeciles(counts, cells);
        }
        double[][] sharesOfSlots = Arrays.stream(slots)
                .map(counts -> sharesAtDeciles(counts, cells))
                .toArray(double[][]::new);
        double[][] expected = new double[sharesOfWindows.length][];
        Arrays.setAll(expected, window -> sharesOfSlots[slotOf(window)]);
        double[] all = sharesAtDeciles(whole, cells);
        double[][] level =
                Stream.generate(() -> all).limit(sharesOfWindows.length).toArray(double[][]::new);
        WindowVariation around = variation(sharesOfWindows, level, 1, sharesOfWindows.length - 1);
        WindowVariation left = variation(sharesOfWindows, expected, SeasonSlots.COUNT, DAYS - 1);
        SeasonalCounts seasons = new SeasonalCounts(List.of(slots), DAYS, List.of(left));
        return new NumericReference(
                "feature",
                new CellCounts(cut.scale()).counts(whole),
                List.of(around),
                OptionalDouble.empty(),
                scenario.seasonal() ? Optional.of(seasons) : Optional.empty(),
                List.of(),
                0);
    }

    /** Slot of a window by its number, from a Monday's midnight on. */
    static int slotOf(int window) {
        int hour = window % Scenario.WINDOWS_OF_A_DAY * SeasonSlots.COUNT / 2 / Scenario.WINDOWS_OF_A_DAY;
        return hour + (window / Scenario.WINDOWS_OF_A_DAY % 7 < 5 ? 0 : SeasonSlots.COUNT / 2);
    }

    private static void add(long[] sums, long[] counts) {
        Arrays.setAll(sums, cell -> sums[cell] + counts[cell]);
    }

    private static double[] sharesAtDeciles(long[] counts, Cells cells) {
        return WindowDraws.cumulativeShares(cells.decileCounts(counts));
    }

    private WindowVariation variation(double[][] shares, double[][] expected, int estimated, int degreesOfFreedom) {
        double largest = 0;
        for (int edge = 0; edge < shares[0].length; edge++) {
            double squares = 0;
            for (int window = 0; window < shares.length; window++) {
                double deviation = shares[window][edge] - expected[window][edge];
                squares += deviation * deviation;
            }
            largest = Math.max(largest, squares / (shares.length - estimated));
        }
        return new WindowVariation(
                Scenario.WINDOW_MILLISECONDS, shares.length, scenario.rowsOfWindow(), largest, degreesOfFreedom);
    }
}
