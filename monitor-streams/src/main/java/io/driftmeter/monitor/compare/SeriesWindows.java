package io.driftmeter.monitor.compare;

import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.FamilyProgress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Walks along the windows of one family of a series, in the order of their ends, and reports each that is due, once.
 *
 * <p>Windows without a pane are passed over, except for a day after the last window with rows: that traffic stopped is news.
 */
final class SeriesWindows {

    private static final long EMPTY_WINDOWS = Duration.ofHours(24).toMillis();

    private SeriesWindows() {}

    /** What became of a window. */
    enum Step {
        /** It is not due yet, so none after it is. */
        WAIT,
        /** It gets no report. */
        PASS,
        /** It was reported, and had no rows. */
        EMPTY,
        /** It was reported, and had rows. */
        ROWS
    }

    /**
     * Walks on from where {@code progress} stands.
     *
     * @param progress of the family; moved on
     * @param stage ON_TIME or FINAL
     * @param firstPane start of the first pane at or after an event time; negative if there is none
     * @param report judges and reports the window with the given end
     * @return whether it moved
     */
    static boolean walk(
            FamilyProgress progress, ReportStage stage, LongUnaryOperator firstPane, LongFunction<Step> report) {
        WindowFamily family = new WindowFamily(progress.getLengthMilliseconds(), progress.getAdvanceMilliseconds());
        boolean moved = false;
        while (true) {
            OptionalLong end = next(progress, stage, family, firstPane);
            if (end.isEmpty()) {
                return moved;
            }
            Step step = report.apply(end.getAsLong());
            if (step == Step.WAIT) {
                return moved;
            }
            moveTo(progress, stage, end.getAsLong(), step == Step.ROWS);
            moved = true;
        }
    }

    private static OptionalLong next(
            FamilyProgress progress, ReportStage stage, WindowFamily family, LongUnaryOperator firstPane) {
        boolean onTime = stage == ReportStage.ON_TIME;
        long until = onTime ? progress.getOnTimeUntil() : progress.getFinalUntil();
        long rowsUntil = onTime ? progress.getOnTimeRowsUntil() : progress.getFinalRowsUntil();
        long end = until == 0 ? 0 : family.firstEndAfter(until);
        long pane = firstPane.applyAsLong(Math.max(end - family.length(), 0));
        boolean holdsPane = pane >= 0 && pane < end;
        boolean stoppedLately = rowsUntil > 0 && end <= rowsUntil + EMPTY_WINDOWS;
        if (until > 0 && (holdsPane || stoppedLately)) {
            return OptionalLong.of(end);
        }
        return pane < 0 ? OptionalLong.empty() : OptionalLong.of(family.firstEndAfter(pane));
    }

    private static void moveTo(FamilyProgress progress, ReportStage stage, long end, boolean rows) {
        if (stage == ReportStage.ON_TIME) {
            progress.setOnTimeUntil(end);
            progress.setOnTimeRowsUntil(rows ? end : progress.getOnTimeRowsUntil());
        } else {
            progress.setFinalUntil(end);
            progress.setFinalRowsUntil(rows ? end : progress.getFinalRowsUntil());
        }
    }
}
