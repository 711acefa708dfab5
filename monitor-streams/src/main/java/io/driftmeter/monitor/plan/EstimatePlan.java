package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.ObjectSizes.object;
import static io.driftmeter.monitor.plan.ObjectSizes.text;
import static io.driftmeter.monitor.plan.PlanLine.plus;
import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.runtime.settings.ByteSize;
import java.util.Optional;

/**
 * What estimates before labels take beside the scoring: the predictions of each pane by their scores, and, on disk and on the heap of the
 * series that is being scored, how many rows of each drift pane lie outside the reference, by feature. Nothing where none are asked for.
 */
final class EstimatePlan {

    /** Cells that the score of one class can fall into, where it was predicted and where another one was. */
    static final long MOST_CELLS = 2 * 2_212L;

    /** Series, pane and times, in the key and in the value, and RocksDB's own bytes. */
    private static final int BYTES_BESIDE_FEATURES = 300;

    private static final int CHARACTERS_A_NAME = 40;

    /** An entry of a HashMap and its place in the table, the name and the number of rows. */
    private static final long BYTES_A_FEATURE_READ =
            object(4) + 2 * ObjectSizes.REFERENCE + text(CHARACTERS_A_NAME) + object(1);

    private final ModelShape model;
    private final PerformanceDefinition performance;
    private final long span;

    /**
     * Of one model.
     *
     * @param span how long a pane is kept, in milliseconds
     */
    EstimatePlan(ModelShape model, PerformanceDefinition performance, long span) {
        this.model = model;
        this.performance = performance;
        this.span = span;
    }

    /**
     * Cells of scores that the predictions of a pane fill, in all its parts.
     *
     * @param rows predictions of a pane
     */
    long cells(long rows) {
        if (!performance.getEstimate() || performance.getTask() == Task.REGRESSION) {
            return 0;
        }
        long classes = performance.getTask() == Task.MULTICLASS ? ScorePlan.classes(model) : 1;
        return times(classes, Math.min(MOST_CELLS, rows));
    }

    /** Drift panes of a series that are kept, on time and late. */
    long inputPanes() {
        return performance.getEstimate() ? times(ComparePlan.PUNCTUALITIES, panes()) : 0;
    }

    private long panes() {
        return span / model.paneLength() + 2;
    }

    /** Bytes of one of them on the heap. */
    long bytesRead() {
        return plus(BYTES_BESIDE_FEATURES, times(model.largest().features(), BYTES_A_FEATURE_READ));
    }

    /** Bytes of one of them on disk: by feature a name and a number, as in a row. */
    long bytesStored() {
        return plus(BYTES_BESIDE_FEATURES, model.largest().row());
    }

    /** What the heap of a series has beside its scores, for people. */
    String arithmeticRead() {
        return performance.getEstimate()
                ? " + " + inputPanes() + " panes of inputs x " + ByteSize.format(bytesRead())
                : "";
    }

    /** The disk that inputs take; empty where nothing is estimated. */
    Optional<PlanLine> stored() {
        return performance.getEstimate()
                ? Optional.of(new PlanLine(
                        Place.DISK,
                        model.name() + ": inputs outside the reference",
                        "2 (compaction) x 2 (on time, late) x " + model.series() + " series x " + panes() + " panes x "
                                + ByteSize.format(bytesStored()),
                        times(ComparePlan.COMPACTION, inputPanes(), model.series(), bytesStored())))
                : Optional.empty();
    }
}
