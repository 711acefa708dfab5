package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.plus;
import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.join.Maturing;
import io.driftmeter.monitor.join.ScoringRule;
import io.driftmeter.runtime.settings.ByteSize;
import java.util.ArrayList;
import java.util.List;

/**
 * What scoring takes: the counts of each pane until its last window is mature, apart by when they were known, on disk; and on the heap those
 * of the series that is being reported. Where performance is estimated too, what {@link EstimatePlan} adds.
 */
final class ScorePlan {

    /** Confusion counts, losses, label ages and latencies, without what is sparse. */
    private static final int BYTES_A_PART = 3_000;

    /** Score or error buckets that the rows of a pane fill, in all its parts, where no rate is declared. */
    private static final long BUCKETS_WITHOUT_A_RATE = 8_192;

    /** Most score buckets of two classes. */
    private static final long MOST_BUCKETS = 2 * 70_738L;

    private static final int BYTES_A_BUCKET = 96;
    private static final int BYTES_A_BUCKET_STORED = 6;
    private static final int BYTES_A_PAIR = 160;
    private static final int CLASSES_WITHOUT_A_REFERENCE = 10;
    private static final int MOST_CLASSES = 100;
    private static final int EARLIER_WINDOWS = 2 * 31;
    private static final long MILLISECONDS = 1_000;

    private ScorePlan() {}

    static List<PlanLine> lines(ModelShape model, PerformanceDefinition performance, ProcessShape process) {
        long length = ScoringRule.paneLength(performance);
        long longest = ScoringRule.longestWindow(performance);
        long span = plus(
                plus(performance.getHorizonMilliseconds(), model.definition().getLatenessMilliseconds()),
                plus(longest, ModelShape.longestAdvance(performance.getWindows())));
        long panes = span / length + 2;
        long parts = longest / length + 2 + Maturing.mostSteps(performance.getHorizonMilliseconds(), length);
        EstimatePlan estimate = new EstimatePlan(model, performance, span);
        long buckets = plus(buckets(model, performance, process, length), estimate.cells(rows(process, length)));
        long heap = plus(
                times(panes, plus(times(parts, BYTES_A_PART), times(buckets, BYTES_A_BUCKET))),
                times(estimate.inputPanes(), estimate.bytesRead()));
        long stored = times(panes, plus(times(parts, BYTES_A_PART), times(buckets, BYTES_A_BUCKET_STORED)));
        long earlier = times(
                EARLIER_WINDOWS,
                performance.getWindows().size(),
                plus(BYTES_A_PART, times(buckets, longest / length, BYTES_A_BUCKET_STORED)));
        List<PlanLine> lines = new ArrayList<>();
        lines.add(new PlanLine(
                Place.HEAP,
                model.name() + ": series being scored",
                Planner.ONCE_A_THREAD + panes + " panes x (" + parts + " parts x " + ByteSize.format(BYTES_A_PART)
                        + " + " + buckets + " buckets x " + BYTES_A_BUCKET + " B)" + estimate.arithmeticRead(),
                heap));
        lines.add(new PlanLine(
                Place.DISK,
                model.name() + ": score panes and earlier windows",
                "2 (compaction) x " + model.series() + " series x (" + ByteSize.format(stored) + " + "
                        + ByteSize.format(earlier) + ")",
                times(ComparePlan.COMPACTION, model.series(), plus(stored, earlier))));
        estimate.stored().ifPresent(lines::add);
        return lines;
    }

    private static long buckets(
            ModelShape model, PerformanceDefinition performance, ProcessShape process, long paneLength) {
        if (performance.getTask() == Task.MULTICLASS) {
            long classes = classes(model);
            return times(classes, classes, BYTES_A_PAIR) / BYTES_A_BUCKET;
        }
        return Math.min(MOST_BUCKETS, rows(process, paneLength));
    }

    /** Rows of a pane, each of which fills a bucket at most. */
    private static long rows(ProcessShape process, long paneLength) {
        int rate = process.limits().predictionsPerSecond();
        return rate == 0 ? BUCKETS_WITHOUT_A_RATE : times(rate, paneLength / MILLISECONDS);
    }

    /** Classes of a model that tells many apart, as far as they are told apart. */
    static long classes(ModelShape model) {
        int known = model.largest().classes();
        return Math.min(MOST_CLASSES, known == 0 ? CLASSES_WITHOUT_A_REFERENCE : known);
    }
}
