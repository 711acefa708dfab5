package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition PANES = new TopicPartition("monitor-panes-changelog", 0);
    private static final TopicPartition SERIES = new TopicPartition("monitor-series-changelog", 0);

    private final AtomicLong nanoTime = new AtomicLong();
    private final RestoreProgress progress = new RestoreProgress(nanoTime::get);

    @Test
    void shouldShowWhatIsStillToCome() {
        progress.onRestoreStart(PANES, "panes", 100, 1_100);
        progress.onRestoreStart(SERIES, "series", 0, 10);
        progress.onBatchRestored(PANES, "panes", 500, 400);
        nanoTime.addAndGet(6_000_000_000L);
        progress.onBatchRestored(PANES, "panes", 700, 200);

        assertThat(progress.partitions()).isEqualTo(2);
        assertThat(progress.remainingRecords()).isEqualTo(1_000 - 600 + 10);
        assertThat(progress.restoredRecords()).isEqualTo(600);
    }

    @Test
    void shouldForgetWhatIsRestoredOrHasMoved() {
        progress.onRestoreStart(PANES, "panes", 0, 50);
        progress.onRestoreStart(SERIES, "series", 0, 50);
        progress.onBatchRestored(PANES, "panes", 50, 50);
        progress.onRestoreEnd(PANES, "panes", 50);
        progress.onRestoreSuspended(SERIES, "series", 0);

        assertThat(progress.partitions()).isZero();
        assertThat(progress.remainingRecords()).isZero();
        assertThat(progress.restoredRecords()).isEqualTo(50);
    }

    @Test
    void shouldShowHowFarStandbysAreBehindUntilTheyTakeOver() {
        TaskId task = new TaskId(1, 0);
        progress.onUpdateStart(PANES, "panes", 0);
        progress.onBatchLoaded(PANES, "panes", task, 40, 40, 100);
        progress.onBatchLoaded(SERIES, "series", task, 10, 10, 12);

        assertThat(progress.standbyLag()).isEqualTo(62);
        assertThat(progress.standbyRecords()).isEqualTo(50);

        progress.onUpdateSuspended(PANES, "panes", 40, 100, SuspendReason.PROMOTED);
        assertThat(progress.standbyLag()).isEqualTo(2);
    }
}
