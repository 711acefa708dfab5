package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftSettingsTest {

    @Test
    void shouldHaveTheDocumentedDefaults() {
        DriftSettings settings = DriftSettings.defaults();
        assertThat(settings.minimumRows()).isEqualTo(100);
        assertThat(settings.dailyPattern()).isEqualTo(DailyPattern.EXPECTED);
        assertThat(settings.ignoredFeatures()).isEmpty();
        DriftEffects effects = settings.effects();
        assertThat(effects.distance()).isEqualTo(new EffectThresholds(0.1, 0.2));
        assertThat(effects.shareChange()).isEqualTo(new EffectThresholds(0.05, 0.1));
        assertThat(effects.rateChange()).isEqualTo(new EffectThresholds(0.01, 0.05));
        assertThat(effects.totalVariation()).isEqualTo(new EffectThresholds(0.1, 0.2));
        assertThat(effects.jensenShannon()).isEqualTo(new EffectThresholds(0.1, 0.2));
        assertThat(effects.psi()).isEqualTo(new EffectThresholds(0.1, 0.25));
    }

    @ParameterizedTest
    @CsvSource({"0.0999, NONE", "0.1, MINOR", "0.2499, MINOR", "0.25, MAJOR", "7, MAJOR"})
    void shouldPutAnEffectIntoItsBand(double effect, EffectBand band) {
        assertThat(new EffectThresholds(0.1, 0.25).band(effect)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "-0.1, 0.1", "0.2, 0.1", "NaN, 0.1", "0.1, NaN", "0.1, Infinity"})
    void shouldRefuseThresholdsThatAreNone(double minor, double major) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EffectThresholds(minor, major))
                .withMessageContaining("0 < minor <= major");
    }

    @Test
    void shouldRefuseADistanceAboveOneButNotSuchAPsi() {
        EffectThresholds large = new EffectThresholds(0.5, 1.5);
        EffectThresholds small = new EffectThresholds(0.1, 0.2);
        assertThat(new DriftEffects(small, small, small, small, small, large).psi())
                .isEqualTo(large);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftEffects(large, small, small, small, small, small))
                .withMessage("distance is never above 1: major 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftEffects(small, small, small, large, small, small))
                .withMessage("total variation is never above 1: major 1.5");
    }

    @Test
    void shouldRefuseToJudgeNoRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftSettings(0, DriftEffects.defaults(), DailyPattern.NONE, Set.of()))
                .withMessage("minimum rows must be 1 or more: 0");
    }
}
