package io.driftmeter.monitor.runtime;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;

/** What the monitor counts of itself. Counts of one process: a record that is read again after a crash counts twice. */
public interface MonitorMetrics {

    /** Counts nothing. */
    MonitorMetrics NONE = new MonitorMetrics() {
        @Override
        public void read(String topic, RecordFate fate) {}

        @Override
        public void deadLettered(RecordFate fate) {}

        @Override
        public void reported(ReportStage stage, long windowEnd) {}
    };

    /** A record of an input topic was given its fate. */
    void read(String topic, RecordFate fate);

    /** A record was dead-lettered. */
    void deadLettered(RecordFate fate);

    /**
     * A report was written.
     *
     * @param windowEnd end of its window, in milliseconds since the epoch
     */
    void reported(ReportStage stage, long windowEnd);
}
