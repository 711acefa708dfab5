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
    private final List<String> order = new ArrayList<>();
    private long lateness;

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

        startAnew();
        panes.remove(150 * HOUR);
        walkTo(130 * HOUR);
        panes.add(150 * HOUR);
        walkTo(151 * HOUR);

        assertThat(reported).isEqualTo(atOnce);
    }

    @Test
    void shouldReportInTheOrderInWhichWindowsAreDueHoweverFarTheWatermarkMoved() {
        panes.addAll(List.of(100 * HOUR, 101 * HOUR, 102 * HOUR));
        lateness = 2 * HOUR;

        walkTo(105 * HOUR);
        List<String> atOnce = List.copyOf(order);
        startAnew();
        for (long watermark = 100 * HOUR; watermark <= 105 * HOUR; watermark += HOUR / 4) {
            walkTo(watermark);
        }

        assertThat(order).isEqualTo(atOnce);
        assertThat(atOnce)
                .containsExactly(
                        "ON_TIME 101",
                        "ON_TIME 102",
                        "FINAL 101",
                        "ON_TIME 103",
                        "FINAL 102",
                        "ON_TIME 104",
                        "FINAL 103",
                        "ON_TIME 105");
    }

    @Test
    void shouldReportAWindowOnTimeBeforeItIsFinalThoughBothAreDueAtOnce() {
        panes.add(100 * HOUR);

        walkTo(101 * HOUR);

        assertThat(order).containsExactly("ON_TIME 101", "FINAL 101");
    }

    private void startAnew() {
        order.clear();
        reported.clear();
        progress.setOnTimeUntil(0);
        progress.setOnTimeRowsUntil(0);
        progress.setFinalUntil(0);
        progress.setFinalRowsUntil(0);
    }

    private void walkTo(long watermark) {
        SeriesWindows.walk(progress, new SeriesWindows.Walk() {
            @Override
            public long firstPane(ReportStage stage, long from) {
                Long pane = panes.ceiling(from);
                return pane == null ? -1 : pane;
            }

            @Override
            public long dueAt(ReportStage stage, long end) {
                return stage == ReportStage.FINAL ? end + lateness : end;
            }

            @Override
            public Step report(ReportStage stage, long end) {
                if (dueAt(stage, end) > watermark) {
                    return Step.WAIT;
                }
                order.add(stage + " " + end / HOUR);
                if (stage == ReportStage.FINAL) {
                    reported.add(end);
                }
                return panes.contains(end - HOUR) ? Step.ROWS : Step.EMPTY;
            }
        });
    }
}
