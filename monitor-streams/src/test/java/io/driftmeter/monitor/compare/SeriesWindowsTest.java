package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.FamilyProgress;
import io.driftmeter.monitor.compare.SeriesWindows.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeriesWindowsTest {

    private static final long HOUR = 3_600_000;

    private final TreeSet<Long> panes = new TreeSet<>();
    private final List<Long> reported = new ArrayList<>();
    private final FamilyProgress progress = FamilyProgress.newBuilder()
            .setLengthMilliseconds(HOUR)
            .setAdvanceMilliseconds(HOUR)
            .build();

    @Test
    void shouldReportEachWindowOnce() {
        panes.addAll(List.of(100 * HOUR, 101 * HOUR));

        walkTo(101 * HOUR);
        walkTo(102 * HOUR);
        walkTo(102 * HOUR);

        assertThat(reported).containsExactly(101 * HOUR, 102 * HOUR);
    }

    @Test
    void shouldReportEmptyWindowsForADayAfterTheLastRows() {
        panes.add(100 * HOUR);

        walkTo(200 * HOUR);

        assertThat(reported).hasSize(25).startsWith(101 * HOUR).endsWith(125 * HOUR);
    }

    @Test
    void shouldPassOverALongGapToTheNextPane() {
        panes.addAll(List.of(100 * HOUR, 500 * HOUR));

        walkTo(501 * HOUR);

        assertThat(reported).hasSize(26).endsWith(501 * HOUR).doesNotContain(126 * HOUR);
    }

    @Test
    void shouldReportTheSameWindowsWhateverCameBeforeOnesLookedAt() {
        panes.addAll(List.of(100 * HOUR, 150 * HOUR));
        walkTo(151 * HOUR);
        List<Long> atOnce = List.copyOf(reported);

        reported.clear();
        progress.setFinalUntil(0);
        progress.setFinalRowsUntil(0);
        panes.remove(150 * HOUR);
        walkTo(130 * HOUR);
        panes.add(150 * HOUR);
        walkTo(151 * HOUR);

        assertThat(reported).isEqualTo(atOnce);
    }

    private void walkTo(long watermark) {
        SeriesWindows.walk(
                progress,
                ReportStage.FINAL,
                from -> {
                    Long pane = panes.ceiling(from);
                    return pane == null ? -1 : pane;
                },
                end -> {
                    if (end > watermark) {
                        return Step.WAIT;
                    }
                    reported.add(end);
                    return panes.contains(end - HOUR) ? Step.ROWS : Step.EMPTY;
                });
    }
}
