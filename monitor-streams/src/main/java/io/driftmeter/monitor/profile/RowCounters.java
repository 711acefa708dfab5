package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.intake.InputEvent;
import java.nio.ByteBuffer;
import java.util.List;

/** Counts rows in the cells of one reference. Counting never fails: what fits no cell has a counter of its own. */
public interface RowCounters {

    /** Counts every feature of the reference, those that the row does not name as missing. */
    void count(InputEvent.Features row);

    /** Counts the prediction and its score, as far as the reference has them. */
    void count(InputEvent.Prediction row);

    /** What was counted, one entry for each feature group of the reference. */
    List<ByteBuffer> groups();

    /** Makes counters. */
    interface Factory {

        /** Counters of {@code reference} at zero. */
        RowCounters empty(Reference reference);
    }
}
