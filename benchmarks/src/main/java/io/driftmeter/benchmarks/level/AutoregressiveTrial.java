package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.random.Autoregression;
import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.verdict.DailyPattern;
import io.driftmeter.statistics.verdict.DriftEffects;
import io.driftmeter.statistics.verdict.DriftJudge;
import io.driftmeter.statistics.verdict.DriftSettings;
import io.driftmeter.statistics.verdict.LiveWindow;
import io.driftmeter.statistics.verdict.StatisticFinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Windows of an autoregressive series without drift, judged with the φ of their reference's own windows.
 *
 * @param liveRows rows of a live window, and of each of the reference's own
 * @param referenceWindows windows of the reference, 20 or more
 */
record AutoregressiveTrial(int liveRows, int referenceWindows) {
    static final double CORRELATION = 0.9;

    /** Some references, so that one is not taken for all. */
    static final int REFERENCES = 100;

    private static final DriftJudge JUDGE =
            new DriftJudge(new DriftSettings(1, DriftEffects.defaults(), DailyPattern.NONE, Set.of()));
    private static final double ANY_LEVEL = 0.01;
    private static final double LOG10_OF_5_PERCENT = StrictMath.log10(0.05);

    /**
     * What came out.
     *
     * @param windows windows in all
     * @param judged those with enough rows to be judged
     * @param verdicts false verdicts, of all windows
     */
    record Outcome(long windows, long judged, FalseVerdicts verdicts) {}

    Outcome run(long windows, long seed) {
        FalseVerdicts.Tally tally = new FalseVerdicts.Tally();
        long judged = 0;
        for (int r = 0; r < REFERENCES; r++) {
            CountSampler sampler = new CountSampler(seed + r);
            FeatureReference reference = reference(sampler);
            for (long window = 0; window < windows / REFERENCES; window++) {
                StatisticFinding finding = judge(reference, live(sampler, reference));
                OptionalDouble verdictP = finding.log10VerdictPValue();
                judged += verdictP.isPresent() ? 1 : 0;
                boolean usual = finding.log10PValue().orElseThrow() <= LOG10_OF_5_PERCENT;
                tally.add(verdictP.orElse(0), usual, 0);
            }
        }
        return new Outcome(windows, judged, tally.result());
    }

    private FeatureReference reference(CountSampler sampler) {
        ReferenceBuilder builder =
                new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of((long) liveRows)));
        Autoregression series = new Autoregression(sampler.random(), CORRELATION);
        for (long row = 0; row < (long) liveRows * referenceWindows; row++) {
            builder.add(Map.of("value", series.next()), OptionalLong.of(row));
        }
        return builder.build(Optional.empty()).features().get(0);
    }

    private FeatureCounts live(CountSampler sampler, FeatureReference reference) {
        FeatureCounts counts = reference.newCounts();
        Autoregression series = new Autoregression(sampler.random(), CORRELATION);
        for (int row = 0; row < liveRows; row++) {
            counts.add(series.next());
        }
        return counts;
    }

    /** A row a millisecond: the window is as many milliseconds long as it has rows. */
    private StatisticFinding judge(FeatureReference reference, FeatureCounts live) {
        return JUDGE.judge(reference, live, LiveWindow.ofLength(liveRows), ANY_LEVEL).statistics().stream()
                .filter(statistic -> statistic.statistic().equals("ks"))
                .findFirst()
                .orElseThrow();
    }
}
