package io.driftmeter.monitor.compare;

import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.FamilyProgress;
import io.driftmeter.monitor.window.WindowFamily;
import java.util.OptionalLong;

/**
 * Walks along the windows of one family of a series, and reports each that is due, once as ON_TIME and once as FINAL, in the order in which they
 * are due: so what a report is made by does not depend on how far a watermark moved at once.
 *
 * <p>Windows without a pane are passed over, except for a day after the last window with rows: that traffic stopped is news.
 */
final class SeriesWindows {

    private final FamilyProgress progress;
    private final WindowFamily family;
    private final Walk walk;

    private SeriesWindows(FamilyProgress progress, Walk walk) {
        this.progress = progress;
        this.family = SeriesBook.family(progress);
        this.walk = walk;
    }

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

    /** The windows that are walked along. Stages are ON_TIME and FINAL. */
    interface Walk {
        /** Start of the first pane at or after an event time that the stage looks at; negative if there is none. */
        long firstPane(ReportStage stage, long from);

        /** Watermark at which the window with this end is due. */
        long dueAt(ReportStage stage, long end);

        /** Judges and reports the window with this end. */
        Step report(ReportStage stage, long end);
    }

    /**
     * Walks on from where {@code progress} stands.
     *
     * @param progress of the family; moved on
     * @return whether it moved
     */
    static boolean walk(FamilyProgress progress, Walk walk) {
        SeriesWindows windows = new SeriesWindows(progress, walk);
        boolean moved = false;
        while (windows.step()) {
            moved = true;
        }
        return moved;
    }

    private boolean step() {
        OptionalLong onTime = next(ReportStage.ON_TIME);
        OptionalLong last = next(ReportStage.FINAL);
        if (onTime.isEmpty() && last.isEmpty()) {
            return false;
        }
        ReportStage stage = finalIsNext(onTime, last) ? ReportStage.FINAL : ReportStage.ON_TIME;
        long end = (stage == ReportStage.FINAL ? last : onTime).getAsLong();
        Step step = walk.report(stage, end);
        if (step == Step.WAIT) {
            return false;
        }
        moveTo(stage, end, step == Step.ROWS);
        return true;
    }

    /** Of two that are due at once the earlier window is next, and of one window its ON_TIME report. */
    private boolean finalIsNext(OptionalLong onTime, OptionalLong last) {
        if (onTime.isEmpty() || last.isEmpty()) {
            return last.isPresent();
        }
        long onTimeDueAt = walk.dueAt(ReportStage.ON_TIME, onTime.getAsLong());
        long finalDueAt = walk.dueAt(ReportStage.FINAL, last.getAsLong());
        return finalDueAt < onTimeDueAt || (finalDueAt == onTimeDueAt && last.getAsLong() < onTime.getAsLong());
    }

    private OptionalLong next(ReportStage stage) {
        boolean onTime = stage == ReportStage.ON_TIME;
        long until = onTime ? progress.getOnTimeUntil() : progress.getFinalUntil();
        long rowsUntil = onTime ? progress.getOnTimeRowsUntil() : progress.getFinalRowsUntil();
        long end = until == 0 ? 0 : family.firstEndAfter(until);
        long pane = walk.firstPane(stage, until == 0 ? 0 : Math.max(family.startOf(end), 0));
        boolean holdsPane = pane >= 0 && pane < end;
        boolean stoppedLately = rowsUntil > 0 && end <= family.dayAfter(rowsUntil);
        if (until > 0 && (holdsPane || stoppedLately)) {
            return OptionalLong.of(end);
        }
        return pane < 0 ? OptionalLong.empty() : OptionalLong.of(family.firstEndAfter(pane));
    }

    private void moveTo(ReportStage stage, long end, boolean rows) {
        if (stage == ReportStage.ON_TIME) {
            progress.setOnTimeUntil(end);
            progress.setOnTimeRowsUntil(rows ? end : progress.getOnTimeRowsUntil());
        } else {
            progress.setFinalUntil(end);
            progress.setFinalRowsUntil(rows ? end : progress.getFinalRowsUntil());
        }
    }
}
