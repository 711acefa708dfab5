package io.driftmeter.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Setting<String> NAME =
            Setting.required("name", SettingType.TEXT, Check.any(), "The name of the role.");
    private static final Setting<Integer> THREADS =
            Setting.optional("threads", SettingType.INTEGER, "2", Check.between(1, 64), "Number of threads.");
    private static final Setting<Duration> IDLE =
            Setting.optional("idle.time", SettingType.DURATION, "30s", Check.any(), "Silence that counts as idle.");

    @Test
    void shouldTakeDefaultsForWhatIsNotSet() {
        Settings settings = read(Map.of("name", "monitor"));

        assertThat(settings.get(NAME)).isEqualTo("monitor");
        assertThat(settings.get(THREADS)).isEqualTo(2);
        assertThat(settings.get(IDLE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldPassThroughWhatBelongsToALibrary() {
        Settings settings = read(Map.of("name", "monitor", "kafka.security.protocol", "SSL"));

        assertThat(settings.passedThrough("kafka.")).containsExactly(Map.entry("security.protocol", "SSL"));
    }

    @Test
    void shouldNameEveryProblemWithItsPlaceAndRemedy() {
        assertThatThrownBy(() -> read(Map.of("threads", "99", "idle.time", "soon", "treads", "3")))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(SettingProblem::toString)
                                .containsExactlyInAnyOrder(
                                        "name is not set. Set it: The name of the role.",
                                        "monitor.yaml: threads is 99. Write a whole number from 1 to 64.",
                                        "monitor.yaml: idle.time 'soon' is not a duration. " + DurationText.REMEDY,
                                        "monitor.yaml: treads is no setting. Did you mean threads?"));
    }

    private static Settings read(Map<String, String> texts) {
        return Settings.read(
                List.of(NAME, THREADS, IDLE),
                List.of("kafka."),
                texts.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> new SettingText(entry.getValue(), "monitor.yaml"))));
    }
}
