package io.driftmeter.monitor.join;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.SourcePosition;

/** Where rows go that cannot be joined. */
@FunctionalInterface
interface RejectedRows {

    /** Detail for a row that is older than what is kept. */
    String NOT_RETAINED =
            "It is older than what join keeps behind its newest row: the partitions are read too far apart for join.retention.";

    /**
     * Rejects a row.
     *
     * @param predictionId its key
     * @param source where the input record lies
     * @param fate why
     * @param detail the same as a sentence
     */
    void reject(String predictionId, SourcePosition source, RecordFate fate, String detail);
}
