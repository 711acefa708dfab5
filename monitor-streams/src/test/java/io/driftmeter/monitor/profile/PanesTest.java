package io.driftmeter.monitor.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PanesTest {

    @Test
    void shouldBeAsLongAsTheWindowsAllow() {
        assertThat(paneOf(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(1));
        assertThat(paneOf(Duration.ofHours(6))).isEqualTo(Duration.ofHours(1));
        assertThat(paneOf(Duration.ofDays(7), Duration.ofDays(14))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void shouldTellTheHoursOfWindowsThatAreNoWholeWeeks() {
        assertThat(paneOf(Duration.ofDays(1))).isEqualTo(Duration.ofHours(1));
        assertThat(paneOf(Duration.ofDays(7), Duration.ofDays(10))).isEqualTo(Duration.ofHours(1));
    }

    private static Duration paneOf(Duration... windows) {
        MonitorDefinition definition = TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(1));
        definition.setDriftWindows(
                Arrays.stream(windows).map(TestDefinitions::window).toList());
        return Duration.ofMillis(Panes.length(definition));
    }
}
