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

    /**
     * Many rows, so that what a feature's counters need is fetched from afar once for all of them; and not more values than lie near
     * themselves.
     */
    private static final int MOST_VALUES = 32 * 1024;

    private static final int MOST_ROWS = 256;
    private static final int FEWEST_MOST_ROWS = 16;

    private final ReferenceProfile reference;
    private final NamedValues values;

    /** Takes the rows that were read and are not counted yet; null if there are none. */
    private @Nullable RowCounts counts;

    RowReader(ReferenceProfile reference) {
        this.reference = reference;
        this.values = new NamedValues(
                reference.features().stream().map(FeatureReference::name).toList(),
                reference.features().stream()
                        .map(feature -> feature.newCounts().texts())
                        .toList(),
                mostRows(reference.features().size()));
    }

    /** How many rows of so many features are read before they are counted. */
    static int mostRows(int features) {
        return Math.max(FEWEST_MOST_ROWS, Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, features)));
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
