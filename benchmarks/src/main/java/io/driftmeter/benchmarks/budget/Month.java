package io.driftmeter.benchmarks.budget;

import io.driftmeter.benchmarks.random.Autoregression;
import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.verdict.BudgetShare;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model's 30 days at the default budget: 5-minute windows of 100 features that are independent of each other, with a reference of its own
 * for every five of them (which is what costs time), and no drift.
 *
 * <p>A window is called drift where a feature is at the level of Holm's first step, without which there are no further steps.
 *
 * @param drifted windows that were called drift
 * @param pages pages of the model
 * @param foundHalf share of windows of one feature in which a shift of half a standard deviation was found
 * @param foundWhole the same for a whole standard deviation
 */
record Month(int drifted, int pages, double foundHalf, double foundWhole) {
    static final int DAYS = 30;

    private static final int TESTS_OF_A_FEATURE = 5;
    private static final int FEATURES_OF_A_REFERENCE = 5;
    private static final int ROWS_THAT_CUT = 20_000;
    private static final int SHIFTED_DAYS = 1;
    private static final int SHIFTED_EVERY = 24;

    static Month run(Scenario scenario, int features, int days, long seed) {
        double level = level(features);
        BitSet drifted = new BitSet();
        double half = 0;
        double whole = 0;
        CountSampler sampler = new CountSampler(seed);
        for (int reference = 0; reference < features / FEATURES_OF_A_REFERENCE; reference++) {
            FeatureMonth month = month(scenario, sampler, level);
            for (int feature = 0; feature < FEATURES_OF_A_REFERENCE; feature++) {
                drifted.or(month.drifted(sampler, days, 1, 0));
                half += found(month, sampler, 0.5) / features;
                whole += found(month, sampler, 1) / features;
            }
        }
        return new Month(drifted.cardinality(), Pages.count(drifted), half, whole);
    }

    private static FeatureMonth month(Scenario scenario, CountSampler sampler, double level) {
        NumericReference reference = FourWeeks.draw(scenario, sampler, cut(scenario, sampler));
        return new FeatureMonth(scenario, reference, level);
    }

    /** Level of one test: one false page in 30 days, three of four kinds of alert, windows of one length, no segments. */
    static double level(int features) {
        double windowLevel = new FalseAlarmBudget(1, Duration.ofDays(30).toMillis())
                .windowLevel(BudgetShare.ofWholeTraffic(3, 4, 1, Scenario.WINDOW_MILLISECONDS));
        return FalseAlarmBudget.levelForOneTest(windowLevel, features * TESTS_OF_A_FEATURE);
    }

    private static double found(FeatureMonth month, CountSampler sampler, double shift) {
        int windows = SHIFTED_DAYS * Scenario.WINDOWS_OF_A_DAY / SHIFTED_EVERY;
        return (double) month.drifted(sampler, SHIFTED_DAYS, SHIFTED_EVERY, shift)
                        .cardinality()
                / windows;
    }

    /** Cells cut by the product at the quantiles of some rows of four weeks. */
    private static NumericCounts cut(Scenario scenario, CountSampler sampler) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        double[] means = scenario.means(sampler.random(), FourWeeks.DAYS);
        Autoregression noise = new Autoregression(sampler.random(), 0);
        for (int row = 0; row < ROWS_THAT_CUT; row++) {
            double mean = means[(int) ((long) row * means.length / ROWS_THAT_CUT)];
            builder.add(Map.of("feature", mean + noise.next()), OptionalLong.empty());
        }
        return (NumericCounts) builder.build(Optional.empty()).features().get(0).counts();
    }
}
