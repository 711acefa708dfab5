package io.driftmeter.monitor.intake;

import io.driftmeter.avro.RecordFate;

/**
 * What becomes of an accepted record, from its own time and C alone. With C the highest accepted event time before the
 * record in its partition: on time at or after C - grace, late at or after C - lateness, otherwise too late.
 */
public final class Fates {

    private Fates() {}

    /**
     * Decides the fate of one record. All times are in milliseconds.
     *
     * @param eventTime the record's time, since the epoch
     * @param highestEventTimeBefore C, since the epoch; 0 if there is none, which makes every record on time
     * @param grace how far behind C a record is on time
     * @param lateness how far behind C a record is counted at all; at least {@code grace}
     */
    public static RecordFate of(long eventTime, long highestEventTimeBefore, long grace, long lateness) {
        long behind = highestEventTimeBefore - eventTime;
        if (behind <= grace) {
            return RecordFate.ON_TIME;
        }
        return behind <= lateness ? RecordFate.LATE : RecordFate.TOO_LATE;
    }

    /** Whether records of this fate are counted by their values. */
    public static boolean isCounted(RecordFate fate) {
        return fate == RecordFate.ON_TIME || fate == RecordFate.LATE;
    }
}
