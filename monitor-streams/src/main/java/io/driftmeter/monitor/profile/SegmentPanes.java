package io.driftmeter.monitor.profile;

import io.driftmeter.avro.SegmentSource;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.segment.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The panes of the segments of one pane of the whole: each row of the whole is counted in one segment of each split too. */
final class SegmentPanes {

    private final SegmentRows rows;
    private final Function<String, LivePane> begin;
    private final @Nullable LivePane[][] panes;
    private int[] chosen;

    /**
     * None begun yet.
     *
     * @param rows tells segments
     * @param begin begins the pane of a segment
     */
    SegmentPanes(SegmentRows rows, Function<String, LivePane> begin) {
        this.rows = rows;
        this.begin = begin;
        this.panes = rows.splits().stream()
                .map(split -> new LivePane[split.segments().size()])
                .toArray(LivePane[][]::new);
        this.chosen = new int[0];
    }

    /**
     * Counts features.
     *
     * @param isRead whether the whole's reader has read them, to count them
     */
    void count(InputEvent.Features row, boolean isRead) {
        if (!isRead) {
            rows.reader().readColumns(row.values());
        }
        chosen = rows.ofFeatures();
        for (int split = 0; split < chosen.length; split++) {
            if (chosen[split] != SegmentRows.NONE) {
                pane(split, chosen[split]).countWithWhole(row, rows.reader());
            }
        }
    }

    /** Counts a prediction. */
    void count(InputEvent.Prediction row) {
        chosen = rows.of(row);
        for (int split = 0; split < chosen.length; split++) {
            if (chosen[split] != SegmentRows.NONE) {
                pane(split, chosen[split]).count(row);
            }
        }
    }

    /** Whether features are split. */
    boolean splitFeatures() {
        return rows.splits().stream().anyMatch(split -> split.source() == SegmentSource.FEATURES);
    }

    /** The segments of the row that was counted last. */
    List<String> ofLast() {
        List<String> names = new ArrayList<>(chosen.length);
        for (int split = 0; split < chosen.length; split++) {
            if (chosen[split] != SegmentRows.NONE) {
                names.add(rows.splits().get(split).segments().get(chosen[split]));
            }
        }
        return names;
    }

    private LivePane pane(int split, int segment) {
        LivePane known = panes[split][segment];
        if (known != null) {
            return known;
        }
        Split by = rows.splits().get(split);
        LivePane begun = begin.apply(by.segments().get(segment));
        panes[split][segment] = begun;
        return begun;
    }
}
