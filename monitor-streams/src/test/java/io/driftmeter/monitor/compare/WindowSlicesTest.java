package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowSlicesTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;

    @Test
    void shouldCallAWeekWholeUnlessItsRowsBeginOrEndADayFromItsEnds() {
        WindowSlices week = window(Duration.ofDays(7));

        assertThat(week.isWhole(0, 6 * DAY)).isTrue();
        assertThat(week.isWhole(DAY - HOUR, 6 * DAY))
                .as("nothing in the first night")
                .isTrue();
        assertThat(week.isWhole(DAY, 6 * DAY)).as("began on the second day").isFalse();
        assertThat(week.isWhole(0, 4 * DAY)).as("ended on the fifth day").isFalse();
    }

    @Test
    void shouldCallAnHourWholeWhereverItsRowsLie() {
        assertThat(window(Duration.ofHours(1)).isWhole(HOUR / 2, HOUR / 2)).isTrue();
    }

    private static WindowSlices window(Duration length) {
        MonitorDefinition definition = TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(1));
        definition.setDriftWindows(List.of(TestDefinitions.window(length)));
        WindowFamily family = WindowFamily.of(definition.getDriftWindows().get(0));
        Window window = new Window(
                SeriesKey.parse("credit|1|all"),
                family,
                0,
                length.toMillis(),
                ReportStage.FINAL,
                definition,
                Optional.empty());
        return new WindowSlices(window, family, visitor -> {});
    }
}
