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
        return new FourWeeks(scenario, cut).reference(sampler);
    }

    private NumericReference reference(CountSampler sampler) {
        Cells cells = cut.scale().cells();
        double[] means = scenario.means(sampler.random(), DAYS);
        WindowDraws draws = new WindowDraws(scenario, sampler, cells);
        double[][] sharesOfWindows = new double[means.length][];
        for (int window = 0; window < means.length; window++) {
            long[] counts = draws.next(means[window]);
            add(slots[slotOf(window)], counts);
            add(whole, counts);
            sharesOfWindows[window] = sharesAtDeciles(counts, cells);
        }
        double[][] sharesOfSlots = Arrays.stream(slots)
                .map(counts -> sharesAtDeciles(counts, cells))
                .toArray(double[][]::new);
        double[][] expected = new double[means.length][];
        Arrays.setAll(expected, window -> sharesOfSlots[slotOf(window)]);
        double[] all = sharesAtDeciles(whole, cells);
        double[][] level = Stream.generate(() -> all).limit(means.length).toArray(double[][]::new);
        WindowVariation around = variation(sharesOfWindows, level, means.length - 1);
        WindowVariation left = variation(sharesOfWindows, expected, DAYS - 1);
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

    private WindowVariation variation(double[][] shares, double[][] expected, int degreesOfFreedom) {
        double largest = 0;
        for (int edge = 0; edge < shares[0].length; edge++) {
            double squares = 0;
            for (int window = 0; window < shares.length; window++) {
                double deviation = shares[window][edge] - expected[window][edge];
                squares += deviation * deviation;
            }
            largest = Math.max(largest, squares / (shares.length - 1));
        }
        return new WindowVariation(
                Scenario.WINDOW_MILLISECONDS, shares.length, scenario.rowsOfWindow(), largest, degreesOfFreedom);
    }
}
