package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.statistics.verdict.DailyPattern;
import io.driftmeter.statistics.verdict.DriftEffects;
import io.driftmeter.statistics.verdict.DriftSettings;
import io.driftmeter.statistics.verdict.EffectThresholds;
import java.util.Set;

/** What a monitor's definition says about drift, as the settings of a judge. */
public final class DriftRules {

    private DriftRules() {}

    /**
     * The settings of a definition. A daily pattern of a kind that this version does not know is expected: that pages less.
     *
     * @throws IllegalArgumentException where a threshold or the minimum of rows is none
     */
    public static DriftSettings settings(MonitorDefinition definition) {
        Judgement judgement = definition.getJudgement();
        DriftEffects effects = new DriftEffects(
                new EffectThresholds(judgement.getMinorEffect(), judgement.getMajorEffect()),
                new EffectThresholds(judgement.getMinorShareChange(), judgement.getMajorShareChange()),
                new EffectThresholds(judgement.getMinorRateChange(), judgement.getMajorRateChange()),
                new EffectThresholds(judgement.getMinorTotalVariation(), judgement.getMajorTotalVariation()),
                new EffectThresholds(judgement.getMinorJensenShannon(), judgement.getMajorJensenShannon()),
                new EffectThresholds(judgement.getMinorPsi(), judgement.getMajorPsi()));
        DailyPattern dailyPattern = judgement.getDailyPattern() == io.driftmeter.avro.DailyPattern.NONE
                ? DailyPattern.NONE
                : DailyPattern.EXPECTED;
        return new DriftSettings(
                judgement.getMinimumRows(), effects, dailyPattern, Set.copyOf(definition.getIgnoredFeatures()));
    }
}
