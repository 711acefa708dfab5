package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;

/** Puts the values of rows, one row after the other, in the order in which one reference has its features. Not thread-safe. */
final class RowReader {

    private final ReferenceProfile reference;
    private final NamedValues values;

    RowReader(ReferenceProfile reference) {
        this.reference = reference;
        this.values = new NamedValues(
                reference.features().stream().map(FeatureReference::name).toList());
    }

    /** The values of a row, at the places that their features have in the reference; good until the next row is read. */
    NamedValues read(AvroMap row) {
        values.read(row);
        return values;
    }

    /** Counts for the rows that it reads, at nothing. */
    RowCounts newCounts() {
        return new RowCounts(reference);
    }
}
