package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of rows in the order in which one reference has its features, and has a few rows counted at once (see
 * {@link NamedValues}). Not thread-safe.
 */
final class RowReader {

    /** So many values of a hundred features still fit the processor's nearest cache. */
    private static final int MOST_ROWS = 32;

    private final ReferenceProfile reference;
    private final NamedValues values;

    /** Takes the rows that were read and are not counted yet; null if there are none. */
    private @Nullable RowCounts counts;

    RowReader(ReferenceProfile reference) {
        this.reference = reference;
        this.values = new NamedValues(
                reference.features().stream().map(FeatureReference::name).toList(), MOST_ROWS);
    }

    /** Reads a row that is to be counted in {@code into}, at the latest by {@link #countRows}. */
    void read(AvroMap row, RowCounts into) {
        if (counts != into || values.isFull()) {
            countRows();
            counts = into;
        }
        values.read(row);
    }

    /** Counts the rows that have been read. */
    void countRows() {
        if (counts != null) {
            counts.count(values);
            values.clear();
            counts = null;
        }
    }

    /** Counts for the rows that it reads, at nothing. */
    RowCounts newCounts() {
        return new RowCounts(reference);
    }
}
