package io.driftmeter.monitor.profile;

import io.driftmeter.schemas.key.SeriesKey;
import org.jspecify.annotations.Nullable;

/**
 * What rows must share to be counted together.
 *
 * @param series model|version|segment
 * @param start first event time of the pane, in milliseconds since the epoch
 * @param length length of the pane, in milliseconds
 * @param definitionRevision revision of the monitor definition in force; 0 for the built-in one
 * @param referenceId reference in force; null: none
 * @param late whether the rows were late
 */
record PaneId(
        String series,
        long start,
        long length,
        int definitionRevision,
        @Nullable String referenceId,
        boolean late) {

    /** The same pane of another series. */
    PaneId of(SeriesKey other, @Nullable String itsReferenceId) {
        return new PaneId(other.toString(), start, length, definitionRevision, itsReferenceId, late);
    }

    /** The first moment after the pane, in milliseconds since the epoch. */
    long end() {
        return start + length;
    }
}
