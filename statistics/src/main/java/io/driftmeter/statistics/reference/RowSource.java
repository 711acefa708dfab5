package io.driftmeter.statistics.reference;

import java.util.Map;
import java.util.OptionalLong;

/** Rows that can be read more than once, each time the same ones in the same order, such as those of a file. */
public interface RowSource {

    /** Hands every row to the sink, in order. */
    void read(RowSink sink);

    /** Takes rows. */
    interface RowSink {
        /**
         * Takes a row; it may be changed afterwards.
         *
         * @param features value of each feature by its name: a number, a text, a truth value or an array of numbers; null, or no entry,
         *     where it is missing
         * @param eventTime in milliseconds since the epoch; empty where the row carries none. One such row leaves the variation between
         *     windows unknown.
         */
        void row(Map<String, ?> features, OptionalLong eventTime);
    }
}
