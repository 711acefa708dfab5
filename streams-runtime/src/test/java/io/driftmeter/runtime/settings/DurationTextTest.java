package io.driftmeter.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"250ms, PT0.25S", "30s, PT30S", "10m, PT10M", "4h, PT4H", "7d, PT168H", "2w, PT336H", "0s, PT0S"})
    void shouldReadEveryUnit(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "-1d", "1.5h", "1 day", "7D", "1h30m"})
    void shouldRefuseWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not a duration");
    }

    @Test
    void shouldRefuseADurationThatMillisecondsCannotHold() {
        assertThatThrownBy(() -> DurationText.parse("999999999999999999w")).hasMessage("is too long a duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "1s", "90m", "36h", "7d"})
    void shouldReadBackWhatItWrites(String text) {
        assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
    }
}
