package io.driftmeter.monitor.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.statistics.verdict.DailyPattern;
import io.driftmeter.statistics.verdict.DriftEffects;
import io.driftmeter.statistics.verdict.DriftSettings;
import io.driftmeter.statistics.verdict.EffectThresholds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftRulesTest {

    @Test
    void shouldMeanTheSameByDefaultAsTheStatisticsDo() {
        assertThat(DriftRules.settings(definition(Judgement.newBuilder().build())))
                .isEqualTo(DriftSettings.defaults());
    }

    @Test
    void shouldTakeEveryThresholdFromItsOwnField() {
        Judgement judgement = Judgement.newBuilder()
                .setMinimumRows(7)
                .setMinorEffect(0.01)
                .setMajorEffect(0.02)
                .setMinorShareChange(0.03)
                .setMajorShareChange(0.04)
                .setMinorRateChange(0.05)
                .setMajorRateChange(0.06)
                .setMinorTotalVariation(0.07)
                .setMajorTotalVariation(0.08)
                .setMinorJensenShannon(0.09)
                .setMajorJensenShannon(0.1)
                .setMinorPsi(0.11)
                .setMajorPsi(0.12)
                .setDailyPattern(io.driftmeter.avro.DailyPattern.NONE)
                .build();
        MonitorDefinition definition = definition(judgement);
        definition.setIgnoredFeatures(List.of("batch"));

        assertThat(DriftRules.settings(definition))
                .isEqualTo(new DriftSettings(
                        7,
                        new DriftEffects(
                                new EffectThresholds(0.01, 0.02),
                                new EffectThresholds(0.03, 0.04),
                                new EffectThresholds(0.05, 0.06),
                                new EffectThresholds(0.07, 0.08),
                                new EffectThresholds(0.09, 0.1),
                                new EffectThresholds(0.11, 0.12)),
                        DailyPattern.NONE,
                        Set.of("batch")));
    }

    @Test
    void shouldExpectADailyPatternWhereItsKindIsUnknown() {
        Judgement judgement = Judgement.newBuilder()
                .setDailyPattern(io.driftmeter.avro.DailyPattern.UNKNOWN)
                .build();

        assertThat(DriftRules.settings(definition(judgement)).dailyPattern()).isEqualTo(DailyPattern.EXPECTED);
    }

    @Test
    void shouldNotAcceptADefinitionThatNobodyCouldJudgeBy() {
        MonitorDefinition usable = definition(Judgement.newBuilder().build());
        MonitorDefinition inverted =
                definition(Judgement.newBuilder().setMinorPsi(0.3).build());
        MonitorDefinition withoutBudget =
                definition(Judgement.newBuilder().setFalsePagesAllowed(0).build());

        assertThat(DefinitionCheck.problems("credit|1", usable)).isEmpty();
        assertThat(DefinitionCheck.problems("credit|1", inverted))
                .singleElement()
                .asString()
                .contains("judgement is unusable", "minor 0.3, major 0.25");
        assertThat(DefinitionCheck.problems("credit|1", withoutBudget))
                .singleElement()
                .asString()
                .contains("judgement is unusable", "0.0 false pages");
    }

    private static MonitorDefinition definition(Judgement judgement) {
        MonitorDefinition definition = TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(1));
        definition.getPerformance().setWindows(List.of(TestDefinitions.window(Duration.ofHours(1))));
        definition.setJudgement(judgement);
        return definition;
    }
}
