package io.driftmeter.monitor.duplicates;

/** Whether a record was there before, in its partition and as far back as the lateness goes. */
public enum Sighting {
    /** Nothing under its prediction id. */
    FIRST,
    /** The same bytes. */
    COPY,
    /** Other bytes under its prediction id, and not the same. */
    CONFLICT
}
