package io.driftmeter.monitor.join;

/**
 * What counts are kept apart by.
 *
 * @param series model|version|segment
 * @param paneStart start of the pane that holds the prediction's time, in milliseconds since the epoch
 * @param paneLength length of the pane, in milliseconds
 * @param definitionRevision revision of the monitor definition by which the rows were scored
 * @param knownBy time by which it was known on time, in milliseconds since the epoch: the end of a pane while windows that hold the
 *     prediction may end, then a step of {@link Maturing}; {@link #LATER} for the rest
 */
record ScoreKey(String series, long paneStart, long paneLength, int definitionRevision, long knownBy) {

    /** What became known after the last revision of the last window that holds the pane, or was late: FINAL reports alone have it. */
    static final long LATER = Long.MAX_VALUE;

    ScoreKey knownBy(long time) {
        return new ScoreKey(series, paneStart, paneLength, definitionRevision, time);
    }
}
