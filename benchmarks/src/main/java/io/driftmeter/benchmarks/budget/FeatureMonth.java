package io.driftmeter.benchmarks.budget;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.KolmogorovSmirnov;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.TestOutcome;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SlotRows;
import io.driftmeter.statistics.verdict.DailyPattern;
import io.driftmeter.statistics.verdict.DriftEffects;
import io.driftmeter.statistics.verdict.DriftJudge;
import io.driftmeter.statistics.verdict.DriftSettings;
import io.driftmeter.statistics.verdict.DriftVerdict;
import io.driftmeter.statistics.verdict.LiveWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A month of windows of one feature, judged by the product. Most windows need no judge: without an effect there is no verdict of drift, and an
 * effect is a Kolmogorov-Smirnov distance of the smallest that matters, or more.
 */
final class FeatureMonth {
    private static final double LEAST_EFFECT =
            DriftEffects.defaults().distance().minor();
    private static final DriftJudge JUDGE =
            new DriftJudge(new DriftSettings(100, DriftEffects.defaults(), DailyPattern.NONE, Set.of()));

    private final Scenario scenario;
    private final NumericReference reference;
    private final CellCounts cellCounts;
    private final double level;
    private final List<long[]> expected = new ArrayList<>();
    private final List<double[]> expectedShares = new ArrayList<>();

    /**
     * Takes a reference.
     *
     * @param level significance level of one test
     */
    FeatureMonth(Scenario scenario, NumericReference reference, double level) {
        this.scenario = scenario;
        this.reference = reference;
        this.cellCounts = new CellCounts(reference.scale());
        this.level = level;
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            expected.add(expected(slot));
            expectedShares.add(WindowDraws.cumulativeShares(expected.get(slot)));
        }
    }

    private long[] expected(int slot) {
        return reference
                .seasons()
                .flatMap(seasons -> seasons.mixture(rowsIn(slot)))
                .orElseGet(() -> reference.counts().cellCounts());
    }

    private SlotRows rowsIn(int slot) {
        SlotRows rows = new SlotRows();
        rows.add(slot, scenario.rowsOfWindow());
        return rows;
    }

    /**
     * The windows that are called drift.
     *
     * @param days days, from a Monday on
     * @param every of so many windows one is looked at
     * @param shift by which all rows are moved, in standard deviations
     */
    BitSet drifted(CountSampler sampler, int days, int every, double shift) {
        double[] means = scenario.means(sampler.random(), days);
        WindowDraws draws = new WindowDraws(scenario, sampler, reference.scale().cells());
        BitSet drifted = new BitSet();
        for (int window = 0; window < means.length; window += every) {
            int slot = FourWeeks.slotOf(window);
            Optional<long[]> counts =
                    draws.nextUnlessNear(means[window] + shift, expectedShares.get(slot), LEAST_EFFECT);
            drifted.set(window, counts.isPresent() && hasEffect(slot, counts.get()) && isDrift(slot, counts.get()));
        }
        return drifted;
    }

    boolean hasEffect(int slot, long[] counts) {
        return KolmogorovSmirnov.of(PairedCounts.of(expected.get(slot), counts)) instanceof TestOutcome.Tested tested
                && tested.statistic() >= LEAST_EFFECT;
    }

    boolean isDrift(int slot, long[] counts) {
        LiveWindow window = new LiveWindow(Scenario.WINDOW_MILLISECONDS, rowsIn(slot), new SlotRows(), Map.of());
        NumericCounts live = cellCounts.counts(counts);
        return JUDGE.judge(reference, live, window, level).verdict() instanceof DriftVerdict.Drift;
    }
}
